import { hash } from "node:crypto";
import { embedHtml } from "../../../../article/body/embeds/figure.ts";
import { shownAt } from "../../../../article/body/embeds/platforms.ts";
import { escapeHtml } from "../../../../article/text.ts";
import type { WxrRecord } from "../wxr/record.ts";

/** Shows what stands at an address of another site, with the words that a story has about it (HTML). */
export type ShowEmbed = (address: string, caption?: string) => string;

/** What WordPress keeps of an answer of another site, by the hash of the address and of the size that it asked for. */
const CACHED = /^_oembed_([\da-f]{32})$/;

/** What it keeps where it got no answer. */
const NO_ANSWER = "{{unknown}}";

/** So many addresses of a story are looked for by their hashes in vain, since each takes a while. */
const MOST_IN_VAIN = 3;

/**
 * Makes the function that shows what another site had, from the answers of that site that WordPress kept: the words of a post with their
 * author and date, the title of a film. Where it kept none there is a link. Nothing is asked of anybody.
 * @param kept an answer that stands in a record of its own, by its hash; undefined where the export has none
 */
export function makeShowEmbed(meta: WxrRecord["meta"], kept?: (hash: string) => string | undefined): ShowEmbed {
	let answers: Answers | undefined;
	return (address, caption = "") => {
		const plain = address.replaceAll("&amp;", "&").trim();
		answers ??= makeAnswers(meta, kept);
		const shown = shownAt(plain);
		const answer = answers.to(plain, shown?.picture);
		if (answer !== undefined) return answered(plain, answer, caption);
		if (shown?.isKnown || caption !== "") return `\n\n${embedHtml({ platform: "", address: plain, caption })}\n\n`;
		const label = escapeHtml(plain);
		return /^https?:\/\/\S+$/i.test(plain) ? `\n\n<p><a href="${label}">${label}</a></p>\n\n` : label;
	};
}

interface Answers {
	/** The answer to an address, by what its post or film is told from others, else by its hash. */
	to(address: string, picture: string | undefined): string | undefined;
}

function makeAnswers(meta: WxrRecord["meta"], kept: ((hash: string) => string | undefined) | undefined): Answers {
	const byHash = answersIn(meta);
	const byPicture = new Map([...byHash.values()].flatMap((html) => picturesIn(html).map((name): [string, string] => [name, html])));
	const find = (hash: string) => byHash.get(hash) ?? kept?.(hash);
	let width: number | undefined;
	let inVain = 0;
	return {
		to(address, picture) {
			const known = picture === undefined ? undefined : byPicture.get(picture);
			if (known !== undefined || (byHash.size === 0 && !kept) || inVain >= MOST_IN_VAIN) return known;
			const found = answerTo(address, width === undefined ? WIDTHS : { least: width, most: width }, find);
			if (found) width = found.width;
			else if (width === undefined) inVain++;
			return found?.html;
		},
	};
}

function answersIn(meta: WxrRecord["meta"]): Map<string, string> {
	const answers = new Map<string, string>();
	for (const [key, html] of meta) {
		const hash = key.startsWith("_oembed_") ? CACHED.exec(key)?.[1] : undefined;
		if (hash !== undefined && html.trim() !== "" && !html.includes(NO_ANSWER)) answers.set(hash, html);
	}
	return answers;
}

/** By what the posts and films in an answer are told from others. */
function picturesIn(html: string): string[] {
	return [...html.matchAll(/\b(?:src|href|cite|data-[a-z-]+)="((?:https?:)?\/\/[^"]{1,2000})"/g)].flatMap(([, address = ""]) => {
		const picture = shownAt(address.replaceAll("&amp;", "&"))?.picture;
		return picture === undefined ? [] : [picture];
	});
}

/** The widths in which themes show things of other sites, in CSS pixels. */
const WIDTHS = { least: 200, most: 1_400 };

/** Looks the answer to an address up by its hash, in which the width of the theme stands. */
function answerTo(
	address: string,
	{ least, most }: typeof WIDTHS,
	find: (hash: string) => string | undefined,
): { readonly html: string; readonly width: number } | undefined {
	for (let width = least; width <= most; width++) {
		// WordPress asks for one and a half times the width, at most 1,000 pixels.
		const height = Math.min(Math.ceil(width * 1.5), 1_000);
		const size = `a:2:{s:5:"width";i:${width};s:6:"height";i:${height};}`;
		const html = find(hash("md5", address + size));
		if (html !== undefined && html.trim() !== "" && !html.includes(NO_ANSWER)) return { html, width };
	}
	return undefined;
}

/** An answer as the body gets it: cleaning makes the figure of it. */
function answered(address: string, html: string, caption: string): string {
	const words = html
		.replace(
			/<script\b[^<>]{0,1000}>[^<]{0,5000}<\/script>|<iframe\b[^<>]{0,2000}\bwp-embedded-content\b[^<>]{0,2000}>[^<]{0,500}<\/iframe>/gi,
			"",
		)
		.trim();
	if (/<iframe\b/i.test(words)) {
		const [frame = ""] = /<iframe\b[^>]*>/i.exec(words) ?? [];
		const title = /\btitle="([^"]*)"/i.exec(frame)?.[1]?.trim();
		return embedHtml({ platform: "", address, caption, ...(title && { title: unescaped(title) }) });
	}
	if (!/<(blockquote|div)\b/i.test(words)) {
		const title = /\b(?:alt|title)="([^"]+)"/i.exec(words)?.[1];
		return embedHtml({ platform: "", address, caption, ...(title && { title: unescaped(title) }) });
	}
	return `\n\n<figure>${words}${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}</figure>\n\n`;
}

function unescaped(value: string): string {
	return value.replaceAll("&quot;", '"').replaceAll("&#039;", "'").replaceAll("&amp;", "&");
}
