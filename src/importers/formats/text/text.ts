import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type Decoded, decode } from "../../../article/encoding.ts";
import { draftsFolderOf } from "../../../article/folders.ts";
import { oneLine, shorten } from "../../../article/text.ts";
import type { Importer, ReadOptions, Source, Step } from "../../importer.ts";
import { problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { type LettersProblem, lettersTold } from "../../reading/letters.ts";
import { withParagraphs } from "../../reading/plaintext.ts";
import { filled, headlineFrom } from "../../reading/values.ts";
import { readText, type TextParts } from "./frontmatter.ts";
import { type PathFields, type ReadPath, readPattern } from "./pattern.ts";

const TEXT = /\.txt$/i;

/** A longer first line is a paragraph, not a headline; in UTF-16 units. */
const LONGEST_HEADLINE = 300;

/** Plain text in folders. Every file is a story, written like wire copy (src/article/wire.ts). */
export const text: Importer = {
	name: "text",
	about: "plain text, a file for each story, in folders",
	keepsUrls: false,
	recognises,
	read,
};

function recognises({ kind, name, path, head }: Source): boolean {
	if (kind === "file") return TEXT.test(name) && isText(decode(head));
	return readdirSync(path, { recursive: true, encoding: "utf8" }).some((file) => TEXT.test(file) && !/(^|[\\/])\./.test(file));
}

async function* read(sources: readonly Source[], { dateFrom, zone }: ReadOptions): AsyncGenerator<Step, void, void> {
	const readPath = dateFrom === undefined ? datedName : readPattern(dateFrom);
	const named = new Set(sources.flatMap(({ kind, name }) => (kind === "file" ? [name] : [])));
	let undated = 0;
	yield* readEach(sources, /./, async function* (file, _, before) {
		const why = noStory(file, named.has(file.name));
		if (why !== undefined) {
			yield { step: "skipped", record: file.name, why };
			return;
		}
		for (const step of storySteps(file, await readFile(file.path), { readPath, pattern: dateFrom, zone })) {
			if (step.step === "story" && step.fields.published === undefined) undated++;
			yield step;
		}
		yield { step: "progress", bytes: before + file.size };
	});
	const [first] = sources;
	if (undated > 0 && dateFrom === undefined && first)
		yield problemStep(
			{ file: first.name },
			"date-missing",
			"warning",
			`${undated} ${undated === 1 ? "story is" : "stories are"} undated: a text does not say when it was published, nor do the names of these files.`,
			'If the names of files or folders say it, say how: --date-from "{year}/{month}-{day}{*}".',
		);
}

/** Why a file in a folder is not a story. A file that the user named is one in any case. */
function noStory({ relative }: SourceFile, isNamed: boolean): string | undefined {
	if (isNamed) return undefined;
	if (!TEXT.test(relative)) return "it is not plain text (.txt)";
	return /(^|\/)(readme|licen[cs]e)\.txt$/i.test(relative) ? "it tells of the folder, and is not a story" : undefined;
}

/** What files are read with. */
interface Reading {
	readonly readPath: ReadPath;
	/** `--date-from`. */
	readonly pattern: string | undefined;
	/** The site's time zone. */
	readonly zone: string;
}

function* storySteps(file: SourceFile, bytes: Uint8Array, reading: Reading): Generator<Step, void, void> {
	const decoded = decode(bytes);
	if (decoded.text.trim() === "") {
		yield { step: "skipped", record: file.name, why: decoded.dropped > 0 ? "it holds no text" : "it is empty" };
		return;
	}
	if (!isText(decoded)) {
		yield { step: "skipped", record: file.name, why: "it holds no text" };
		return;
	}
	const parts = readText(file.name, decoded.text, reading.zone);
	for (const { rule, severity, message, remedy, line } of parts.problems) {
		const place = { file: file.name, ...(line !== undefined && { line }) };
		yield problemStep(place, rule === "status-unknown" ? "status-odd" : "field-odd", severity, message, remedy);
	}
	if ("why" in parts) yield { step: "skipped", record: file.name, why: parts.why };
	else yield* storyOf(file, decoded, parts, reading);
}

function* storyOf(file: SourceFile, decoded: Decoded, parts: TextParts, { readPath, pattern }: Reading): Generator<Step, void, void> {
	const path = file.relative.replace(/\.[^./]*$/, "");
	const facts = readPath(path);
	const isDated = parts.fields.published !== undefined;
	for (const [rule, severity, message, remedy] of [...lettersTold(decoded), ...(isDated ? [] : dateTold(facts, path, pattern))])
		yield problemStep({ file: file.name }, rule, severity, message, remedy);
	const drafts = draftsFolderOf(file.relative);
	if (drafts && parts.fields.status === undefined)
		yield problemStep(
			{ file: file.name },
			"status-odd",
			"warning",
			`The folder ${drafts.folder} is one of drafts, so the story is a draft.`,
			"Take status out of the story that was written, to publish it; or rename the folder and import again.",
		);
	const { head } = parts;
	const isLong = head.headline.length > LONGEST_HEADLINE;
	const headline = isLong ? (headlineFrom({ format: "text", text: head.headline }) ?? head.headline) : head.headline;
	if (isLong)
		yield problemStep(
			{ file: file.name, line: 1 },
			"headline-missing",
			"warning",
			"The first line is a whole paragraph, not a headline. Its first words became the headline.",
			"Write a headline.",
		);
	yield {
		step: "story",
		key: parts.id ?? oneLine(path),
		name: shorten(headline, 200),
		place: { file: file.name },
		kind: "story",
		fields: filled({
			headline,
			slug: facts?.slug,
			published: facts?.published,
			section: facts?.section,
			...(!isLong && { byline: head.byline, dateline: head.dateline }),
			...(drafts && { status: "draft" }),
			...parts.fields,
		}),
		body: { format: "text", text: withParagraphs(isLong ? decoded.text.slice(parts.fieldsEnd) : decoded.text.slice(head.bodyAt)) },
		addresses: parts.addresses,
		notCarried: [],
	};
}

/** Without a pattern, only a date at the beginning of a file's name counts, as in the content folder. */
function datedName(path: string): PathFields | undefined {
	const found = /(?:^|\/)(\d{4}-\d{2}-\d{2})(?![^\s_-])[^/]*$/.exec(path)?.[1];
	return found === undefined ? undefined : readPattern("{year}-{month}-{day}")(found);
}

/** Whether bytes were a text: at most a tenth of them may be control characters. */
function isText({ text: letters, dropped }: Decoded): boolean {
	return dropped <= letters.length / 10;
}

function dateTold(facts: PathFields | undefined, path: string, pattern: string | undefined): readonly LettersProblem[] {
	if (facts?.impossible !== undefined)
		return [
			[
				"date-missing",
				"warning",
				`There never was a ${facts.impossible}, as ${path} says. The story is undated.`,
				"Rename the file or folder.",
			],
		];
	if (facts || pattern === undefined) return [];
	return [
		[
			"date-missing",
			"warning",
			`${path} does not match --date-from ${JSON.stringify(pattern)}. The story is undated.`,
			"Rename the file, or import it by itself with another pattern.",
		],
	];
}
