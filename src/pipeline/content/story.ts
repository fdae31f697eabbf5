import { formatOf } from "../../article/article.ts";
import { encodingProblems } from "../../article/encoding/told.ts";
import { decode } from "../../article/encoding.ts";
import { draftsFolderOf } from "../../article/folders.ts";
import type { ReadingSite } from "../../article/hosts.ts";
import type { FieldSource } from "../../article/metadata.ts";
import { type ReadStory, readStory } from "../../article/read.ts";
import type { Redactor } from "../../article/redaction/redactor.ts";
import { showingOfUnread } from "../../article/references.ts";
import type { Problem } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import { readBytes } from "./bytes.ts";
import type { StoryToRead } from "./load.ts";
import { redactorFor, withoutNames } from "./redactions/site.ts";
import { readSidecar } from "./sidecars/fields.ts";
import { brokenSidecar } from "./sidecars.ts";

/** A story that was read. */
export interface SourcedStory {
	/** A hash of all that it was read from; undefined where a file could not be opened. */
	readonly source?: string;
	readonly read: ReadStory;
}

/**
 * Reads a story from its file, its sidecars and its rows.
 * @param content the content folder, absolute
 * @param site what reading depends on
 * @param known a hash of what the story was read from before
 * @returns undefined where that hash is still the same
 */
export function readStoryFiles(content: string, site: ReadingSite, story: StoryToRead, known?: string): SourcedStory | undefined {
	const redactor = redactorFor(site);
	const sourced = readSources(content, site, story, known, redactor);
	return sourced && { ...sourced, read: withoutNames(sourced.read, redactor) };
}

function readSources(
	content: string,
	{ zone, hosts }: ReadingSite,
	story: StoryToRead,
	known: string | undefined,
	redactor: Redactor | undefined,
): SourcedStory | undefined {
	const { file, sidecars = [], rows = [], wait } = story;
	const own = readBytes(content, file);
	if ("problem" in own) return { read: { problems: [wait ?? own.problem] } };
	const unread = () => showingOfUnread(decode(own.bytes).text, formatOf(file) ?? "text", file, hosts);
	if (wait) return { read: { problems: [wait], unread: unread() } };
	const others: Uint8Array[] = [];
	for (const sidecar of sidecars) {
		const other = readBytes(content, sidecar);
		if ("problem" in other) return { read: { problems: [other.problem, brokenSidecar(file, sidecar)], unread: unread() } };
		others.push(other.bytes);
	}
	const sha256 = sha256Of(own.bytes);
	const source = sourceOf(sha256, story, others);
	if (source === known) return undefined;
	const fields: FieldSource[] = [];
	const told: Problem[] = [];
	for (const [index, sidecar] of sidecars.entries()) {
		const decoded = decode(others[index] ?? new Uint8Array());
		told.push(...encodingProblems(sidecar, decoded));
		const read = readSidecar(decoded.text, sidecar);
		if ("problem" in read) return { source, read: { problems: [read.problem, brokenSidecar(file, sidecar)], unread: unread() } };
		fields.push(read.source);
	}
	const otherSources = [...fields, ...rows, ...draftSource(file)];
	const read = readStory({ file, bytes: own.bytes, sha256, otherSources }, zone, hosts, redactor);
	told.push(...doubtfulFolder(file, read));
	return { source, read: told.length === 0 ? read : { ...read, problems: [...told, ...read.problems] } };
}

/** A story in a folder of drafts is a draft, whatever its own fields say. */
function draftSource(file: string): FieldSource[] {
	const drafts = draftsFolderOf(file);
	return drafts ? [{ file: drafts.folder, values: { draft: true } }] : [];
}

/** Tells of a folder that may be one of public stories, where nothing else says that the story is a draft. */
function doubtfulFolder(file: string, { article }: ReadStory): Problem[] {
	const drafts = draftsFolderOf(file);
	if (!drafts?.isDoubtful || article?.draftBy?.file !== drafts.folder) return [];
	const message = `The story lies in a folder ${drafts.folder}, which may be meant for what is not public; it is taken for a draft.`;
	const remedy = "To publish it, rename that folder or move it out; if it is a draft, write status: draft into it.";
	return [{ file, rule: "folder-doubtful", severity: "error", message, remedy }];
}

/** A hash of all that a story is read from. The names of its other files count, because its problems name them. */
function sourceOf(own: string, { sidecars, rows }: StoryToRead, others: readonly Uint8Array[]): string {
	return sidecars || rows ? sha256Of(JSON.stringify([own, sidecars, others.map(sha256Of), rows])) : own;
}
