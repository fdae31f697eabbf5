import { formatOf } from "../../article/article.ts";
import { decode } from "../../article/encoding.ts";
import type { ReadingSite } from "../../article/hosts.ts";
import { type ReadStory, readStory } from "../../article/read.ts";
import { showingOfUnread } from "../../article/showing.ts";
import type { Problem } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import { readBytes } from "./bytes.ts";
import type { StoryToRead } from "./load.ts";
import { readSidecar } from "./sidecars.ts";

/** A story that was read. */
export interface SourcedStory {
	/** A hash of all that it was read from; undefined where a file could not be opened. */
	readonly source?: string;
	readonly read: ReadStory;
}

/**
 * Reads a story from its file, its sidecar and its row.
 * @param content the content folder, absolute
 * @param site what reading depends on
 * @param known a hash of what the story was read from before
 * @returns undefined where that hash is still the same
 */
export function readStoryFiles(
	content: string,
	{ zone, hosts }: ReadingSite,
	story: StoryToRead,
	known?: string,
): SourcedStory | undefined {
	const { file, sidecar, row, broken } = story;
	const own = readBytes(content, file);
	if ("problem" in own) return { read: { problems: broken === undefined ? [own.problem] : [brokenProblem(file, broken)] } };
	const unread = () => showingOfUnread(decode(own.bytes).text, formatOf(file) ?? "text", file, hosts);
	if (broken !== undefined) return { read: { problems: [brokenProblem(file, broken)], unread: unread() } };
	const other = sidecar === undefined ? undefined : readBytes(content, sidecar);
	if (other && "problem" in other)
		return { read: { problems: [other.problem, brokenProblem(file, other.problem.file)], unread: unread() } };
	const sha256 = sha256Of(own.bytes);
	const source = sourceOf(sha256, story, other?.bytes);
	if (source === known) return undefined;
	const fields = other && sidecar !== undefined ? readSidecar(decode(other.bytes).text, sidecar) : undefined;
	if (fields && "problem" in fields)
		return { source, read: { problems: [fields.problem, brokenProblem(file, fields.problem.file)], unread: unread() } };
	const otherSources = [fields?.source, row].filter((some) => some !== undefined);
	return { source, read: readStory({ file, bytes: own.bytes, sha256, otherSources }, zone, hosts) };
}

/** A hash of all that a story is read from. The names of its other files count, because its problems name them. */
function sourceOf(own: string, { sidecar, row }: StoryToRead, sidecarBytes: Uint8Array | undefined): string {
	return sidecarBytes || row ? sha256Of(JSON.stringify([own, sidecar, sidecarBytes && sha256Of(sidecarBytes), row])) : own;
}

function brokenProblem(file: string, broken: string): Problem {
	const rule = broken.endsWith(".csv") ? "table-broken" : "sidecar-broken";
	return { file, rule, severity: "error", message: `${broken} cannot be read whole, so the story is left out.`, remedy: "Mend that file." };
}
