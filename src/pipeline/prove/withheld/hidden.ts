import path from "node:path";
import type { Article } from "../../../article/article.ts";
import type { Comment } from "../../../article/comments/comment.ts";
import { readComments } from "../../../article/comments/read.ts";
import { decode } from "../../../article/encoding.ts";
import { bodyIn, textOf } from "../../../article/read.ts";
import type { Settings } from "../../../settings.ts";
import { readBytes } from "../../content/bytes.ts";
import type { PlannedSite } from "../../planning/site.ts";
import { draftedAddress } from "./address.ts";
import { type Clue, clueOfName, cluesOfText } from "./clues.ts";

/** A story that is not public, or not whole, and what of it may stand nowhere. */
export interface HiddenStory {
	/** Its file, below the content folder. */
	readonly file: string;
	readonly clues: readonly Clue[];
	/** The words of the address at which its tombstone stands: its headline may stand there. */
	readonly address?: string;
}

/** As many stretches of all stories together are looked for, and of one. */
const MOST_CLUES = 200_000;
const MOST_OF_ONE = 300;

/**
 * The stories of which nothing may be public, or only a tombstone, with what to look for.
 * @param content the content folder, absolute
 * @param unread the files of stories that cannot be read
 */
export function hiddenStories(
	{ archive, pages, plan }: Pick<PlannedSite, "archive" | "pages" | "plan">,
	unread: readonly string[],
	content: string,
	settings: Settings,
): HiddenStory[] {
	const taken = new Set(plan.outputs.map(({ path: file }) => file));
	const tombstones = [...archive.tombstones, ...pages.tombstones].map(({ article }) => article);
	const withheld = [...archive.withheld, ...pages.withheld];
	const addresses = new Map(
		plan.outputs.flatMap((output) => (output.sort === "rendered" && output.source ? [[output.source, output.url] as const] : [])),
	);
	const most = Math.max(5, Math.min(MOST_OF_ONE, Math.floor(MOST_CLUES / (tombstones.length + withheld.length + unread.length + 1))));
	const textClues = (article: Article) => [
		...cluesOfText(article.standfirst ?? "", "summary", 2),
		...cluesOfText(bodyOf(content, article), "text", most),
		...commentsOf(content, article)
			.flatMap(({ text }) => cluesOfText(text, "comment", 2))
			.slice(0, most),
	];
	return [
		...withheld.map((article): HiddenStory => {
			const isPage = pages.withheld.includes(article);
			const { url, path: file } = draftedAddress(article, isPage, settings);
			const ofAddress = taken.has(file) ? [] : clueOfName(url.replace(/\.html$/, ""), "address");
			return { file: article.file, clues: [...clueOfName(article.headline, "headline"), ...ofAddress, ...textClues(article)] };
		}),
		...tombstones.map((article): HiddenStory => {
			const headline = article.hideHeadline ? clueOfName(article.headline, "headline") : [];
			return { file: article.file, clues: [...headline, ...textClues(article)], address: addresses.get(article.file) };
		}),
		...unread.map((file): HiddenStory => ({ file, clues: cluesOfText(wholeText(content, file), "text", most) })),
	];
}

function bodyOf(content: string, article: Article): string {
	const read = readBytes(content, article.readFrom ?? article.file);
	return "problem" in read ? "" : bodyIn(textOf(article, read.bytes), article);
}

function commentsOf(content: string, { comments }: Article): readonly Comment[] {
	const read = comments && readBytes(content, comments.file, "tableMegabytes");
	return !read || "problem" in read ? [] : readComments(decode(read.bytes).text, "", "UTC").comments;
}

function wholeText(content: string, file: string): string {
	const read = readBytes(content, file);
	return "problem" in read ? "" : decode(read.bytes, "declares").text;
}

/** The clue of a file that only unpublished stories show: its name, where no published file has it. */
export function cluesOfFile(file: string, published: ReadonlySet<string>): Clue[] {
	const name = path.posix.basename(file);
	return published.has(name) ? clueOfName(file, "file name") : clueOfName(name, "file name");
}
