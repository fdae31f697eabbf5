import { createHash } from "node:crypto";
import type { Problem } from "../problem.ts";
import { type Article, type Format, formatOf } from "./article.ts";
import { altProblems, mainPicture, ofThisSite, picturesIn } from "./body/pictures.ts";
import { templateCodeProblems } from "./body/templatecode.ts";
import { openingOf } from "./body.ts";
import { type Decoded, decode } from "./encoding.ts";
import { type Split, splitFrontMatter } from "./frontmatter.ts";
import { type FieldSource, readMetadata } from "./metadata.ts";
import { readLinks, type Showing, showingOfUnread } from "./showing.ts";
import { slugOf } from "./slug.ts";
import { oneLine, percentDecoded, textOfHtml } from "./text.ts";
import { readWireHead } from "./wire.ts";

/** A story's file as it lies on the disk, and what was written about it elsewhere. */
export interface StoryFile {
	/** Path below the content folder, with `/`. */
	readonly file: string;
	readonly bytes: Uint8Array;
	/** SHA-256 (hex) of those bytes. */
	readonly sha256: string;
	/** Its fields from its sidecar and from its row of articles.csv; where two hold one field, the earlier source counts. */
	readonly otherSources: readonly FieldSource[];
}

/** The result of reading a story's file: an article, or problems of severity `error` that say why there is none. */
export interface ReadStory {
	readonly article?: Article;
	readonly problems: readonly Problem[];
	/** The files that a story names that has no article: they are not published on its account. */
	readonly unread?: Showing;
}

/**
 * Reads one story. Never throws for anything in its file.
 * @param zone the site's time zone, for times without an offset and for the day of an instant
 * @param hosts the hosts whose addresses are those of this site, without `www.`
 */
export function readStory(story: StoryFile, zone: string, hosts: readonly string[] = []): ReadStory {
	const { file } = story;
	const format = formatOf(file) ?? "text";
	const decoded = decode(story.bytes);
	const { text } = decoded;
	if (text.trim() === "") return { problems: [emptyProblem(file, decoded)] };
	if (decoded.dropped > text.length / 10) return { problems: [noTextProblem(file)] };

	const split: Split = format === "text" ? { fields: {}, yaml: "", line: 1, bodyAt: 0 } : splitFrontMatter(text);
	const unread = () => showingOfUnread(text, format, file, hosts);
	if (split.fault) return { problems: [...encodingProblems(file, decoded), { file, severity: "error", ...split.fault }], unread: unread() };
	const head = readHead(text, split.bodyAt, format);
	const sources = [
		...(format === "text" ? [] : [{ file, values: split.fields, line: split.line, yaml: split.yaml }]),
		...story.otherSources,
		...(head ? [{ file, values: { headline: head.headline }, line: 1 }] : []),
		...datedName(file),
	];
	const { fields, extra, problems: found, placeOf } = readMetadata(file, sources, zone);
	const problems = [...encodingProblems(file, decoded), ...found];
	if (!fields) return { problems, unread: unread() };

	const headInBody = head?.headline === fields.headline ? head : undefined;
	const bodyAt = headInBody?.bodyAt ?? split.bodyAt;
	const written = [...mainPicture(fields.image, placeOf("image")), ...picturesIn(text, bodyAt, format)];
	const { links, ids, problems: ofLinks } = readLinks(text, bodyAt, format, file, hosts);
	const { hide_headline: hideHeadline, redirect_from: redirectFrom, slug, ...rest } = fields;
	const article: Article = {
		...rest,
		id: fields.id ?? file.replace(/\.[a-z]+$/i, ""),
		file,
		format,
		hash: hashOf(story),
		bodyAt,
		length: text.length - bodyAt,
		byline: fields.byline ?? headInBody?.byline,
		dateline: fields.dateline ?? headInBody?.dateline,
		// WordPress percent-encodes slugs that are not Latin.
		slug: slugOf((slug && percentDecoded(slug)) ?? (format === "text" ? fields.headline : nameOf(file) || fields.headline)),
		tags: [...new Set(fields.tags)],
		description: fields.description ?? fields.standfirst ?? openingOf(text.slice(bodyAt), format),
		pictures: ofThisSite(written, file, hosts),
		links,
		ids,
		hideHeadline,
		redirectFrom,
		extra,
	};
	return {
		article,
		problems: [...problems, ...altProblems(written, file), ...ofLinks, ...templateCodeProblems(text, bodyAt, format, file)],
	};
}

/** The body of a story as it stands in its file's bytes. */
export function bodyOf(article: Pick<Article, "bodyAt">, bytes: Uint8Array): string {
	return decode(bytes).text.slice(article.bodyAt);
}

/** The headline in the text itself: the first line of wire copy, a first `# Headline` in Markdown, the h1 or title of an HTML page. */
function readHead(text: string, bodyAt: number, format: Format): ReturnType<typeof readWireHead> | undefined {
	if (format === "text") return readWireHead(text);
	if (format === "html") return readHtmlHead(text, bodyAt);
	const heading = /^\s*#[ \t]([^\n]*)(?:\n|$)/.exec(text.slice(bodyAt, bodyAt + 1_000));
	if (heading?.[1] === undefined) return undefined;
	return { headline: oneLine(heading[1]).replace(/ #+$/, ""), bodyAt: bodyAt + heading[0].length };
}

/** The first h1 or the title of an HTML story. An h1 at its very beginning is no part of the body. */
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

/** A file's name without date and extension; for a file called `index`, the name of its folder. */
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
	if (story.otherSources.length === 0) return story.sha256;
	const hash = createHash("sha256").update(story.sha256);
	for (const { values } of story.otherSources) hash.update("\0").update(JSON.stringify(values));
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
