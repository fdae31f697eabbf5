import { createHash } from "node:crypto";
import type { Problem } from "../problem.ts";
import { type Article, type Format, formatOf } from "./article.ts";
import { openingOf } from "./body.ts";
import { type Split, splitFrontMatter } from "./frontmatter.ts";
import { type FieldSource, readMetadata } from "./metadata.ts";
import { altProblems, mainPicture, ofThisSite, picturesIn } from "./pictures.ts";
import { slugOf } from "./slug.ts";
import { type Decoded, decode, oneLine, percentDecoded, textOfHtml } from "./text.ts";
import { weightOf } from "./weight.ts";
import { readWireHead } from "./wire.ts";

/** A story's file as it lies on the disk, and what was written about it elsewhere. */
export interface StoryFile {
	/** Path below the content folder, with `/`. */
	readonly file: string;
	readonly bytes: Uint8Array;
	/** SHA-256 (hex) of those bytes. */
	readonly sha256: string;
	/** Its sidecar, its row of articles.csv: an earlier one stands over a later one. */
	readonly beside: readonly FieldSource[];
}

/** What became of one story's file: an article, or problems of severity `error` that say why not. */
export interface ReadStory {
	readonly article?: Article;
	readonly problems: readonly Problem[];
}

/**
 * Reads one story. Never throws for what is in it.
 * @param zone the site's time zone, for times without an offset and for filing
 */
export function readStory(story: StoryFile, zone: string): ReadStory {
	const { file } = story;
	const format = formatOf(file) ?? "text";
	const decoded = decode(story.bytes);
	const { text } = decoded;
	if (text.trim() === "") return { problems: [emptyProblem(file, decoded)] };
	if (decoded.dropped > text.length / 10) return { problems: [noTextProblem(file)] };

	const split: Split = format === "text" ? { fields: {}, yaml: "", line: 1, bodyAt: 0 } : splitFrontMatter(text);
	if (split.fault) return { problems: [...encodingProblems(file, decoded), { file, severity: "error", ...split.fault }] };
	const head = readHead(text, split.bodyAt, format);
	const sources = [
		...(format === "text" ? [] : [{ file, values: split.fields, line: split.line, yaml: split.yaml }]),
		...story.beside,
		...(head ? [{ file, values: { headline: head.headline }, line: 1 }] : []),
		...datedName(file),
	];
	const { fields, extra, problems: found, placeOf } = readMetadata(file, sources, zone);
	const problems = [...encodingProblems(file, decoded), ...found];
	if (!fields) return { problems };

	const headInBody = head?.headline === fields.headline ? head : undefined;
	const bodyAt = headInBody?.bodyAt ?? split.bodyAt;
	const written = [...mainPicture(fields.image, placeOf("image")), ...picturesIn(text, bodyAt, format)];
	const { hide_headline: hideHeadline, redirect_from: redirectFrom, slug, ...rest } = fields;
	const article: Article = {
		...rest,
		id: fields.id ?? file.replace(/\.[a-z]+$/i, ""),
		file,
		format,
		hash: hashOf(story),
		bodyAt,
		length: weightOf(text, bodyAt),
		byline: fields.byline ?? headInBody?.byline,
		dateline: fields.dateline ?? headInBody?.dateline,
		// WordPress writes slugs of other scripts percent-encoded.
		slug: slugOf((slug && percentDecoded(slug)) ?? (format === "text" ? fields.headline : nameOf(file) || fields.headline)),
		tags: [...new Set(fields.tags)],
		description: fields.description ?? fields.standfirst ?? openingOf(text.slice(bodyAt), format),
		pictures: ofThisSite(written, file),
		hideHeadline,
		redirectFrom,
		extra,
	};
	return { article, problems: [...problems, ...altProblems(written, file)] };
}

/** The body of a story as it stands in its file's bytes. */
export function bodyOf(article: Pick<Article, "bodyAt">, bytes: Uint8Array): string {
	return decode(bytes).text.slice(article.bodyAt);
}

/** A headline that stands in the text itself: the first line of wire copy, a first `# Headline` in Markdown, an HTML page's own. */
function readHead(text: string, bodyAt: number, format: Format): ReturnType<typeof readWireHead> | undefined {
	if (format === "text") return readWireHead(text);
	if (format === "html") return readHtmlHead(text, bodyAt);
	const heading = /^\s*#[ \t]([^\n]*)(?:\n|$)/.exec(text.slice(bodyAt, bodyAt + 1_000));
	if (heading?.[1] === undefined) return undefined;
	return { headline: oneLine(heading[1]).replace(/ #+$/, ""), bodyAt: bodyAt + heading[0].length };
}

/** The h1 that an HTML story begins with, which is its headline and not its body; else the first h1 or the title of a whole page. */
function readHtmlHead(text: string, bodyAt: number): ReturnType<typeof readWireHead> | undefined {
	const start = text.slice(bodyAt, bodyAt + 20_000);
	const heading = /<h1\b[^>]*>([^]*?)<\/h1>/i.exec(start) ?? /<title\b[^>]*>([^]*?)<\/title>/i.exec(start);
	const headline = textOfHtml(heading?.[1] ?? "");
	if (!heading || headline === "") return undefined;
	const isFirst = start.slice(0, heading.index).trim() === "" && /^<h1/i.test(heading[0]);
	return { headline, bodyAt: isFirst ? bodyAt + heading.index + heading[0].length : bodyAt };
}

const DATED_NAME = /^(?:.*\/)?(\d{4}-\d{2}-\d{2})(?:[-_ ]+([^/]*))?\.[a-z]+$/i;

function datedName(file: string): FieldSource[] {
	const date = DATED_NAME.exec(file)?.[1];
	return date === undefined ? [] : [{ file, values: { published: date } }];
}

/** A file's name without date and extension; a file called `index` goes by its folder's name. */
function nameOf(file: string): string {
	const dated = DATED_NAME.exec(file);
	if (dated) return dated[2] ?? "";
	const [name = "", folder = ""] = file
		.replace(/\.[a-z]+$/i, "")
		.split("/")
		.reverse();
	return name === "index" ? folder : name;
}

function hashOf(story: StoryFile): string {
	if (story.beside.length === 0) return story.sha256;
	const hash = createHash("sha256").update(story.sha256);
	for (const { values } of story.beside) hash.update("\0").update(JSON.stringify(values));
	return hash.digest("hex");
}

function emptyProblem(file: string, decoded: Decoded): Problem {
	if (decoded.dropped > 0) return noTextProblem(file);
	return { file, rule: "file-empty", severity: "error", message: "The file is empty.", remedy: "Write the story, or delete the file." };
}

function noTextProblem(file: string): Problem {
	return { file, rule: "not-text", severity: "error", message: "The file holds no text.", remedy: "Save it as plain text in UTF-8." };
}

function encodingProblems(file: string, decoded: Decoded): Problem[] {
	const problems: Problem[] = [];
	if (decoded.encoding !== "utf-8") {
		const message = `The file is not UTF-8; it was read as ${decoded.encoding}.`;
		problems.push({
			file,
			rule: "encoding",
			severity: "warning",
			message,
			remedy: "Look whether accents are right, and save it as UTF-8.",
		});
	}
	if (decoded.dropped > 0) {
		const message = `${decoded.dropped} control characters were dropped.`;
		problems.push({ file, rule: "control-characters", severity: "warning", message, remedy: "Delete them from the file." });
	}
	return problems;
}
