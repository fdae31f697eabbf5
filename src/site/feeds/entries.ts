import path from "node:path";
import mime from "mime";
import { spellings } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import { lastChange } from "../changed.ts";
import { type Context, termLinks } from "../context.ts";
import { pictureOf } from "../media.ts";

/** A story in a feed. */
export interface Entry {
	readonly article: Article;
	readonly url: string;
	/** A URI that stays when the address changes. */
	readonly id: string;
	/** When it was published or last changed. */
	readonly updated?: NewsDate;
	/** The names of its section and tags. */
	readonly categories: readonly string[];
	/** Its picture. The size is known of those that lie on the site only. */
	readonly enclosure?: { readonly src: string; readonly type: string; readonly bytes?: number };
}

/** Makes the entry of a story. */
export function entryOf(article: Article, context: Context): Entry {
	return {
		article,
		url: context.addressOf(article).url,
		id: entryId(article, context),
		updated: lastChange(article),
		categories: (["section", "tag"] as const).flatMap((kind) => termLinks(context, kind, spellings(article, kind)).map(({ name }) => name)),
		enclosure: enclosureOf(article, context),
	};
}

/** A tag URI; an id that is a whole URI already, such as a guid of an older site, is kept as it is. */
function entryId({ id }: Article, { tagUri }: Context): string {
	return /^(https?:\/\/|tag:|urn:)\S+$/i.test(id) ? id : tagUri(encodeURI(id.toWellFormed()).replaceAll("#", "%23"));
}

function enclosureOf(article: Article, { bytesOf }: Context): Entry["enclosure"] {
	if (!article.image) return undefined;
	const { src } = article.image;
	const type = mime.getType(path.posix.extname(src.replace(/[?#].*$/s, "")));
	if (!type?.startsWith("image/")) return undefined;
	const file = pictureOf(article);
	return { src, type, bytes: file === undefined ? undefined : bytesOf(file) };
}
