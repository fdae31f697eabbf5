import { decode } from "../../article/encoding.ts";
import { type ReadStory, readStory } from "../../article/read.ts";
import type { Problem } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import { readBytes } from "./bytes.ts";
import type { StoryToRead } from "./load.ts";
import { readSidecar } from "./sidecars.ts";

/** A story that was read, and a hash of all that it was read from; none where something could not be opened. */
export interface SourcedStory {
	readonly source?: string;
	readonly read: ReadStory;
}

/**
 * Reads a story.
 * @param content the content folder, absolute
 * @param zone the site's time zone
 * @param known a hash of what it was read from before
 * @returns undefined where that is the same still
 */
export function readOne(content: string, zone: string, story: StoryToRead, known?: string): SourcedStory | undefined {
	const { file, sidecar, row, broken } = story;
	if (broken !== undefined) return { read: { problems: [brokenProblem(file, broken)] } };
	const own = readBytes(content, file);
	if ("problem" in own) return { read: { problems: [own.problem] } };
	const beside = sidecar === undefined ? undefined : readBytes(content, sidecar);
	if (beside && "problem" in beside) return { read: { problems: [beside.problem, brokenProblem(file, beside.problem.file)] } };
	const sha256 = sha256Of(own.bytes);
	const source = sourceOf(sha256, story, beside?.bytes);
	if (source === known) return undefined;
	const written = beside && sidecar !== undefined ? readSidecar(decode(beside.bytes).text, sidecar) : undefined;
	if (written && "problem" in written) return { source, read: { problems: [written.problem, brokenProblem(file, written.problem.file)] } };
	const sources = [written?.source, row].filter((source) => source !== undefined);
	return { source, read: readStory({ file, bytes: own.bytes, sha256, otherSources: sources }, zone) };
}

/** A hash of all that a story is read from, with the names that its problems would tell. */
function sourceOf(own: string, { sidecar, row }: StoryToRead, beside: Uint8Array | undefined): string {
	return beside || row ? sha256Of(JSON.stringify([own, sidecar, beside && sha256Of(beside), row])) : own;
}

function brokenProblem(file: string, beside: string): Problem {
	const rule = beside.endsWith(".csv") ? "table-broken" : "sidecar-broken";
	return { file, rule, severity: "error", message: `${beside} cannot be read whole, so the story is left out.`, remedy: "Mend that file." };
}
