import type Token from "markdown-it/lib/token.mjs";
import type { Problem, Severity } from "../../problem.ts";
import type { Format } from "../article.ts";
import { BeyondBound, BOUNDS } from "../bounds/bounds.ts";
import { escapeHtml, lineAt } from "../text.ts";
import { mayBeLarge } from "./html/large.ts";
import { parseHtml } from "./html/parse.ts";
import { type Removed, type TidyHtml, tidyHtml } from "./html/tidy.ts";
import { marksIn } from "./markdown/bounds.ts";
import { mayHoldHtml, parseMarkdown, refuseLargeMarkdown, renderMarkdown } from "./markdown.ts";
import { proseOfMdx } from "./mdx.ts";
import { linksWithOddSchemes, ODD_SCHEME, type OddLink } from "./oddlinks.ts";
import { mayShowPictures, type PictureOnLine, picturesInHtml, picturesInMarkdown, type WrittenPicture } from "./pictures.ts";
import { withPlainAddresses } from "./templateaddress.ts";
import { lettersLost } from "./words.ts";

/** What is known of a body before it is rendered. */
export interface InspectedBody {
	/** With their lines in the whole text. */
	readonly pictures: readonly WrittenPicture[];
	readonly problems: readonly Problem[];
}

/** A body, and where in its file it stands. */
export interface BodyInFile {
	readonly file: string;
	readonly body: string;
	readonly format: Format;
	/** How many lines stand before it. */
	readonly linesBefore: number;
}

/** Notes and definitions, which Markdown takes out of the text. */
const DEFINITION = /^ {0,3}\[\^[^\]\n]+\]:/m;

/** HTML in Markdown that may be more than the plainest tags and comments, or that may run something. */
const UNPLAIN_HTML =
	/<(?!(?:https?|ftp|mailto):|!--|\/?(?:a|b|i|p|u|br|dd|dl|dt|em|hr|li|ol|ul|td|th|tr|del|div|img|pre|sub|sup|cite|code|span|small|strong|h[1-6]|blockquote|figure|figcaption|table|tbody|thead)[\s>/])[a-z!/?]|<[a-z][^<>]*\son[a-z]+\s*=|(?:java|vb)script:/i;

/**
 * Finds the pictures of a body, what is taken out of it, and whether words of it are lost.
 * Markdown that holds neither pictures nor notes nor any but the plainest HTML is not read for that, since it can lose nothing.
 * @throws {BeyondBound} where the body would take too much to render
 */
export function inspectBody(story: BodyInFile): InspectedBody {
	const { format, linesBefore } = story;
	const body = format === "html" ? withPlainAddresses(story.body, format) : story.body;
	refuseLargeBody(body, format);
	const { pictures, links, html } =
		format === "html" ? { pictures: picturesInHtml(body), links: [], html: body } : inspectMarkdown(body, format);
	if (pictures.filter(({ isOptional }) => !isOptional).length > BOUNDS.pictures.most) throw new BeyondBound("pictures");
	const placed = pictures.map((picture) => ({ ...picture, line: picture.line + linesBefore }));
	const problems = links.map((link) => schemeProblem(story.file, { ...link, line: link.line + linesBefore }));
	if (html === undefined) return { pictures: placed, problems };
	const tidy = tidyHtml(html);
	const lost = lettersLost(body, format, html, tidy);
	problems.push(...removedProblems({ ...story, body }, html, tidy), ...(lost > 0 ? [lostProblem(story.file, lost)] : []));
	return { pictures: placed, problems };
}

/** What Markdown holds, as far as it has to be looked for. */
interface InspectedMarkdown {
	readonly pictures: readonly PictureOnLine[];
	/** Links and pictures of which the address is dropped. */
	readonly links: readonly OddLink[];
	/** Its words and its HTML, where it may lose some. */
	readonly html?: string;
}

function inspectMarkdown(body: string, format: Format): InspectedMarkdown {
	const markdown = format === "mdx" ? proseOfMdx(body) : body;
	const mayLose = UNPLAIN_HTML.test(markdown) || DEFINITION.test(markdown);
	const hasSchemes = ODD_SCHEME.test(markdown);
	if (format === "text" || (!mayLose && !hasSchemes && !mayShowPictures(markdown))) return { pictures: [], links: [] };
	const tokens = parseMarkdown(markdown);
	const pictures = picturesInMarkdown(tokens);
	const links = hasSchemes ? linksWithOddSchemes(tokens) : [];
	return mayLose ? { pictures, links, html: addParts(tokens, []).join("") } : { pictures, links };
}

/**
 * Refuses a body that would take too much to render. Few bodies are parsed for it.
 * @throws {BeyondBound}
 */
export function refuseLargeBody(body: string, format: Format): void {
	if (format === "text" || format === "html") refuseManySigns(body);
	if (format === "text") return;
	if (format === "html") {
		if (mayBeLarge(body)) parseHtml(tidyHtml(body).html);
		return;
	}
	const markdown = format === "mdx" ? proseOfMdx(body) : body;
	refuseLargeMarkdown(markdown);
	if (mayHoldHtml(markdown) && mayBeLarge(markdown, marksIn(markdown))) parseHtml(tidyHtml(renderMarkdown(markdown, asWritten)).html);
}

/** Each of these signs takes several times the room on the page that it takes in the file. */
function refuseManySigns(body: string): void {
	const { most } = BOUNDS.signs;
	if (body.length <= most) return;
	let count = 0;
	const sign = /[<&\n]/g;
	while (sign.test(body)) if (++count > most) throw new BeyondBound("signs");
}

const asWritten = (address: string) => address;

/** Adds the words and the HTML of Markdown in their order, without the tags that rendering adds: it is faster than to render. */
function addParts(tokens: readonly Token[], parts: string[]): string[] {
	for (const { type, content, children } of tokens) {
		if (children) {
			addParts(children, parts);
			parts.push(" ");
		} else if (type === "html_block" || type === "html_inline") parts.push(content);
		else if (content !== "" && type !== "image") parts.push(content.includes("<") ? escapeHtml(content) : content);
	}
	return parts;
}

/** How each kind of thing that is taken out is told: its name, what becomes of it, how much it matters, and what can be done. */
const KINDS: Readonly<Record<Removed["kind"], readonly [one: string, many: string, end: string, severity: Severity, remedy: string]>> = {
	script: ["A script", "scripts", "", "warning", "If it showed something, write a link to that; else delete it."],
	style: ["A style sheet", "style sheets", "", "info", "Nothing is to be done."],
	drawing: [
		"A drawing in SVG",
		"drawings in SVG",
		"; its words stay",
		"warning",
		"Save it as a file beside the story, and show it as a picture.",
	],
	component: ["A component", "components", "; what it holds stays", "warning", "Write as a link or a picture what it showed."],
	handler: ["An event handler", "event handlers", "", "info", "Nothing is to be done."],
	scheme: [
		"A link that opens a program",
		"links that open a program",
		"; its text stays",
		"warning",
		"Link to a page, or take the link out.",
	],
	link: ["A link that runs a script", "links that run a script", "; its text stays", "warning", "Link to a page, or take the link out."],
};

function removedProblems({ file, body, linesBefore }: BodyInFile, html: string, { removed }: TidyHtml): Problem[] {
	return Object.entries(KINDS).flatMap(([kind, [one, many, end, severity, remedy]]): Problem[] => {
		const found = removed.filter((item) => item.kind === kind);
		const [first] = found;
		if (!first) return [];
		const length = found.reduce((sum, item) => sum + item.length, 0);
		const name = first.name === undefined ? "" : ` (${first.name})`;
		const what = found.length === 1 ? `${one}${name} of ${length} characters was` : `${found.length} ${many} of ${length} characters were`;
		const message = `${what} taken out${end}${found.length === 1 ? "." : `. The first${name} stands here.`}`;
		return [{ file, line: linesBefore + lineOf(body, html, first), rule: "markup-removed", severity, message, remedy }];
	});
}

/** The line of the body on which something stands that was found in its HTML: what is HTML in Markdown stands there as it was written. */
function lineOf(body: string, html: string, { at }: Removed): number {
	if (body === html) return lineAt(body, at);
	const newline = html.indexOf("\n", at);
	return lineAt(body, body.indexOf(html.slice(at, Math.min(at + 60, newline < 0 ? html.length : newline))));
}

function schemeProblem(file: string, { address, line }: OddLink): Problem {
	const shown = address.length > 60 ? `${address.slice(0, 59)}…` : address;
	const [, , end, severity, remedy] = KINDS.scheme;
	const message = `An address whose scheme is not known, or opens a program (${shown}), was taken out${end}.`;
	return { file, line, rule: "markup-removed", severity, message, remedy };
}

function lostProblem(file: string, lost: number): Problem {
	const message = `About ${lost} letters of the story are not on its page, and no rule says why.`;
	const remedy = "Compare the page with the file: HTML that is not closed is the likeliest reason.";
	return { file, rule: "words-lost", severity: "warning", message, remedy };
}
