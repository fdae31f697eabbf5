import { createHash } from "node:crypto";
import { type Problem, StoriesChanged } from "../problem.ts";
import { sha256Of } from "../system/hash.ts";
import { type Article, type Format, formatOf } from "./article.ts";
import { inspectBody } from "./body/inspect.ts";
import { altProblems, mainPicture, ofThisSite, type WrittenPicture } from "./body/pictures.ts";
import { scanLinks } from "./body/scans.ts";
import { templateCodeProblems } from "./body/templatecode.ts";
import { openingOf } from "./body.ts";
import { faultProblem } from "./bounds/faults.ts";
import type { StoryComments } from "./comments/comment.ts";
import { emptyProblem, isBinary, noTextProblem } from "./encoding/notext.ts";
import { encodingProblems } from "./encoding/told.ts";
import { type Decoded, decode, decodeAs } from "./encoding.ts";
import type { Fields } from "./fields.ts";
import { dateInPath, readFileName, withoutExtension } from "./filename.ts";
import { type Split, splitFrontMatter } from "./frontmatter.ts";
import { findMarkdownHead, readTextHead, type TextHead } from "./headline.ts";
import type { FieldSource, Metadata } from "./metadata.ts";
import { readHeaded } from "./notices/heed.ts";
import type { Redactor } from "./redaction/redactor.ts";
import { edited } from "./redaction/replace.ts";
import { type RedactedStory, redactStory } from "./redaction/story.ts";
import { readLinks, type Showing, showingOfUnread } from "./references.ts";
import { slugOf } from "./slug.ts";
import { lineAt, percentDecoded } from "./text.ts";
import { weightOf } from "./weight.ts";

/** A story's file as it lies on the disk, and what was written about it elsewhere. */
export interface StoryFile {
	/** Path below the content folder, with `/`. */
	readonly file: string;
	/** All that the file holds. */
	readonly bytes: Uint8Array;
	/** SHA-256 (hex) of those bytes. */
	readonly sha256: string;
	/** Its fields from its sidecar and from its row of articles.csv; where two hold one field, the earlier source counts. */
	readonly otherSources: readonly FieldSource[];
}

/** The result of reading a story's file: an article, or problems of severity `error` that say why there is none. */
export interface ReadStory {
	/** Undefined where it could not be read, and for a file of comments, which is read in the same way. */
	readonly article?: Article;
	/** What is wrong with it; the story is left out where one is an error. */
	readonly problems: readonly Problem[];
	/** The files that a story names that has no article: they are not published on its account. */
	readonly unread?: Showing;
	/** The numbers of the redactions whose names it held; undefined where it held none. */
	readonly names?: readonly number[];
	/** What a file of comments holds, and the ids that its story may have; undefined for any other file. */
	readonly comments?: StoryComments & { readonly ids: readonly string[] };
}

/**
 * Reads one story. Never throws for anything in its file.
 * @param zone the site's time zone, for times without an offset and for the day of an instant
 * @param hosts the hosts whose addresses are those of this site, without `www.`
 * @param redactor takes names out of it
 */
export function readStory(story: StoryFile, zone: string, hosts: readonly string[] = [], redactor?: Redactor): ReadStory {
	const { file } = story;
	const format = formatOf(file) ?? "text";
	const decoded = decode(story.bytes, format === "html" ? "declares" : "plain");
	try {
		return readDecoded(story, decoded, format, { zone, hosts, redactor });
	} catch (error) {
		return { problems: [faultProblem(file, "read", error)], unread: showingOfUnread(decoded.text, format, file, hosts) };
	}
}

/** What reading a story depends on. */
interface Reading {
	readonly zone: string;
	readonly hosts: readonly string[];
	readonly redactor?: Redactor;
}

function readDecoded(story: StoryFile, decoded: Decoded, format: Format, { zone, hosts, redactor }: Reading): ReadStory {
	const { file } = story;
	const { text } = decoded;
	if (text.trim() === "") return { problems: [emptyProblem(file, decoded)] };
	if (isBinary(decoded, story.bytes)) return { problems: [noTextProblem(file)] };

	const split = splitFrontMatter(text);
	const unread = () => showingOfUnread(text, format, file, hosts);
	if (split.fault) return { problems: [...encodingProblems(file, decoded), { file, severity: "error", ...split.fault }], unread: unread() };
	const own: FieldSource = {
		file,
		values: split.fields,
		line: split.line,
		yaml: split.yaml === "" ? undefined : split.yaml,
		text: split.text,
	};
	const sources = [own, ...story.otherSources];
	if (!redactor) return readSplit(story, decoded, format, { split, sources }, { zone, hosts });
	const clean = redactStory({ file, format, text, fieldsEnd: split.bodyAt, sources }, redactor);
	if (clean.names.length === 0) return readSplit(story, decoded, format, { split, sources }, { zone, hosts });
	const parts = { split, sources: clean.sources, clean };
	return {
		...readSplit({ ...story, file: clean.file }, { ...decoded, text: clean.text }, format, parts, { zone, hosts }),
		names: clean.names,
	};
}

/** The parts of a story's text, and all sources of its fields. */
interface StoryParts {
	readonly split: Split;
	readonly sources: readonly FieldSource[];
	/** What redactions changed; undefined where they changed nothing. */
	readonly clean?: RedactedStory;
}

function readSplit(
	story: StoryFile,
	decoded: Decoded,
	format: Format,
	{ split, sources: written, clean }: StoryParts,
	{ zone, hosts }: Reading,
): ReadStory {
	const { file } = story;
	const { text } = decoded;
	const head = readTextHead(text, split.bodyAt, format) ?? (hasHeadline(written) ? undefined : findHead(text, split.bodyAt, format));
	const sources = [...written, ...(head ? [{ file, values: { headline: head.headline }, line: 1 }] : []), ...datedName(file)];
	const metadata = readHeaded(sources, { file, text, format, bodyAt: split.bodyAt, zone });
	const problems = [...encodingProblems(file, decoded), ...mendedProblems(file, split), ...metadata.problems];
	if (!metadata.fields) return { problems, unread: showingOfUnread(text, format, file, hosts) };
	const {
		article,
		pictures,
		problems: ofBody,
	} = articleOf(story, decoded, format, { ...metadata, fields: metadata.fields }, head, split.bodyAt, hosts, clean);
	return { article, problems: [...problems, ...altProblems(pictures, file), ...ofBody] };
}

/** The article of fields that were read, the pictures that it shows, and the problems of its body. */
function articleOf(
	story: StoryFile,
	{ text, encoding }: Decoded,
	format: Format,
	{ fields, extra, placeOf }: Metadata & { readonly fields: Fields },
	head: TextHead | undefined,
	fieldsEnd: number,
	hosts: readonly string[],
	clean: RedactedStory | undefined,
): { readonly article: Article; readonly pictures: readonly WrittenPicture[]; readonly problems: readonly Problem[] } {
	const { file } = story;
	const ownHead = head?.headline === fields.headline ? head : undefined;
	const bodyAt = ownHead?.bodyAt ?? fieldsEnd;
	const { headlineAt } = ownHead ?? {};
	const inspected = inspectBody({ file, body: text.slice(bodyAt), format, linesBefore: lineAt(text, bodyAt) - 1 });
	const pictures = [...mainPicture(fields.image, placeOf("image")), ...inspected.pictures];
	const { links, ids, problems } = readLinks(text, bodyAt, format, file, hosts);
	const scans = scanLinks(fields.print, placeOf("print"), file, hosts);
	const { hide_headline: hideHeadline, redirect_from: redirectFrom, checks_off: checksOff, slug, ...rest } = fields;
	const body = bodyIn(text, { bodyAt, headlineAt });
	const article: Article = {
		...rest,
		id: fields.id ?? withoutExtension(file),
		file,
		format,
		hash: clean ? sha256Of(JSON.stringify([hashOf(story), clean.sources, clean.marks])) : hashOf(story),
		...((clean ?? story.otherSources.length > 0) && { fileHash: story.sha256 }),
		...clean?.marks,
		...(encoding !== "utf-8" && { encoding }),
		...(fields.status === "draft" && { draftBy: placeOf("status") }),
		bodyAt,
		...(headlineAt && { headlineAt }),
		...textHashOf(body),
		length: weightOf(body, 0),
		byline: fields.byline ?? ownHead?.byline,
		dateline: fields.dateline ?? ownHead?.dateline,
		// WordPress percent-encodes slugs that are not Latin.
		slug: slugOf((slug && percentDecoded(slug)) ?? (format === "text" ? fields.headline : readFileName(file).name || fields.headline)),
		tags: [...new Set(fields.tags)],
		description: fields.description ?? fields.standfirst ?? openingOf(body, format),
		pictures: ofThisSite(pictures, file, hosts),
		links: scans.length > 0 ? [...(links ?? []), ...scans] : links,
		ids,
		hideHeadline,
		redirectFrom: clean ? [...redirectFrom, ...clean.formerAddresses] : redirectFrom,
		...(checksOff && { checksOff }),
		extra,
	};
	return { article, pictures, problems: [...inspected.problems, ...problems, ...templateCodeProblems(text, bodyAt, format, file)] };
}

/** Bodies of fewer characters may be those of several stories. */
const TELLING = 80;

function textHashOf(body: string): Pick<Article, "textHash"> {
	const text = body.trim();
	return text.length < TELLING ? {} : { textHash: sha256Of(text).slice(0, 16) };
}

/** Where in its decoded text a story's body stands. */
export type BodyPlace = Pick<Article, "bodyAt" | "headlineAt" | "encoding" | "edits">;

/** The body of a story as it stands in its file's bytes. */
export function bodyOf(article: BodyPlace, bytes: Uint8Array): string {
	return bodyIn(textOf(article, bytes), article);
}

/** The text of a story's file, decoded as it was when the story was read, without the names that redactions take out. */
export function textOf({ encoding, edits }: BodyPlace, bytes: Uint8Array): string {
	const { text } = encoding === undefined ? decode(bytes) : decodeAs(bytes, { name: encoding, by: "evidence" });
	return edits ? edited(text, edits) : text;
}

/**
 * The body of a story in its file's bytes, which are read anew when its page is made.
 * @param bytes undefined where the file cannot be read any more
 * @throws {StoriesChanged} where they are not those that the story was read from
 */
export function unchangedBody(article: Article, bytes: Uint8Array | undefined): string {
	const { file, readFrom = file, hash, fileHash = hash } = article;
	if (!bytes || sha256Of(bytes) !== fileHash) throw new StoriesChanged([readFrom]);
	return bodyOf(article, bytes);
}

/** The body in the text of a story's file. */
export function bodyIn(text: string, { bodyAt, headlineAt }: BodyPlace): string {
	return headlineAt ? text.slice(bodyAt, headlineAt[0]) + text.slice(headlineAt[1]) : text.slice(bodyAt);
}

/** Whether a source holds a headline, so that none need be looked for in the text. */
function hasHeadline(sources: readonly FieldSource[]): boolean {
	return sources.some(({ values }) => Object.keys(values).some((key) => /^(headline|title)$/i.test(key) && values[key] !== ""));
}

function findHead(text: string, bodyAt: number, format: Format): TextHead | undefined {
	return format === "markdown" || format === "mdx" ? findMarkdownHead(text, bodyAt) : undefined;
}

function datedName(file: string): FieldSource[] {
	const date = readFileName(file).date ?? dateInPath(file);
	return date === undefined ? [] : [{ file, values: { published: date } }];
}

function hashOf(story: StoryFile): string {
	if (story.otherSources.length === 0) return story.sha256;
	const hash = createHash("sha256").update(story.sha256);
	for (const { values } of story.otherSources) hash.update("\0").update(JSON.stringify(values));
	return hash.digest("hex");
}

function mendedProblems(file: string, { mended = [] }: Split): Problem[] {
	return mended.map((note): Problem => ({ file, rule: "front-matter-mended", severity: "warning", ...note }));
}
