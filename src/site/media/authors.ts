import type { Term, TermNotes, Terms } from "../../archive/terms.ts";
import { openingOf } from "../../article/body.ts";
import type { OwnHosts } from "../../article/hosts.ts";
import type { Showing } from "../../article/references.ts";
import { encode } from "../address.ts";
import type { Context } from "../context.ts";
import { type FileFinder, pathsNamed } from "../links/files.ts";
import type { Missing } from "../links/missing.ts";
import { pictureFilesOf } from "./small.ts";

/** The file that tells of authors: pictures that it names are relative to the content folder. */
export const AUTHORS_FILE = "authors.yml";

/** What the page of an author shows of the author. */
export interface ShownAuthor {
	/** Markdown. */
	readonly biography?: string;
	/** Its beginning, as plain text: for machines. */
	readonly opening?: string;
	/** A picture of the author: its address; undefined where there is none that is light enough. */
	readonly picture?: { readonly url: string };
	/** Pages of the author elsewhere: what the link says, and the whole address. */
	readonly links: readonly { readonly name: string; readonly url: string }[];
}

/** The heaviest picture that is shown where it has no smaller copies, in bytes. */
const MOST_BYTES = 400_000;

/** What the page of an author shows of the author beside the stories; undefined where nothing is known. */
export function shownAuthor({ about }: Pick<Term, "about">, context: Context): ShownAuthor | undefined {
	if (!about) return undefined;
	const { biography, image, links = [] } = about;
	const path = image === undefined ? undefined : pictureAt(image, context);
	return {
		biography,
		opening: biography && openingOf(biography, "markdown"),
		...(path !== undefined && { picture: { url: encode(`/${path}`) } }),
		links: links.map(({ name, url }) => ({ name: name ?? new URL(url).host.replace(/^www\./, ""), url })),
	};
}

/** The path on the site of the narrowest file that shows a picture; undefined where the site has none, or one that is too heavy. */
function pictureAt(image: string, { pictureAt: facts, bytesOf, fileAt }: Context): string | undefined {
	const small = pictureFilesOf({ file: AUTHORS_FILE, pictures: [{ src: image }] }, "small", { pictureAt: facts, bytesOf, fileAt });
	if (small[0]) return small[0].path;
	const path = fileAt(AUTHORS_FILE, image);
	const bytes = path === undefined ? undefined : bytesOf(path);
	return bytes !== undefined && bytes <= MOST_BYTES ? path : undefined;
}

/** The pictures of the authors of an archive, as a story shows them. */
export function authorPictures({ author }: Pick<Terms, "author">): Showing {
	return showing(author.list);
}

/** The pictures of authors that are not in the content folder. Their pages show none. */
export function missingAuthorPictures({ author }: Pick<Terms, "author">, { find }: Pick<FileFinder, "find">, site: OwnHosts): Missing[] {
	return author.list.flatMap(({ name, about }): Missing[] => {
		const image = about?.image;
		if (image === undefined || find(AUTHORS_FILE, image) !== undefined) return [];
		const message = `The picture ${image} of ${name} is not in the content folder, so the page of this author shows none.`;
		const remedy = "Put the file there, or mend its path below the author's name in authors.yml or terms.yml.";
		const problem = { file: AUTHORS_FILE, rule: "media-missing", severity: "warning", message, remedy } as const;
		return [{ paths: pathsNamed(AUTHORS_FILE, image, site), problem }];
	});
}

/** The pictures of those of whom authors.yml tells, and who have no page. */
export function hiddenAuthorPictures({ author: notes }: Pick<TermNotes, "author">, { author }: Pick<Terms, "author">): Showing {
	const shown = new Set(author.list.map(({ about }) => about));
	return showing(notes.filter(({ about }) => about && !shown.has(about)));
}

function showing(authors: readonly Pick<Term, "about">[]): Showing {
	return { file: AUTHORS_FILE, pictures: authors.flatMap(({ about }) => (about?.image === undefined ? [] : [{ src: about.image }])) };
}
