import type { BuildOptions } from "../options.ts";
import { explainAbsent } from "./absent.ts";
import { type Asked, asAddress, understand } from "./asked.ts";
import type { Explanation, Told } from "./explanation.ts";
import { explainFolder, explainPath } from "./file.ts";
import { type Known, openKnown } from "./known.ts";
import { explainOutput, outputAt } from "./page.ts";
import { explainWords } from "./words.ts";

/** What a caller may tell when something is to be explained. */
export interface ExplainOptions extends Omit<BuildOptions, "strict" | "frozen" | "search"> {
	/** An address of the site, whole or as a path; a file; or the headline or the name of a story. */
	readonly asked: string;
	/** The folder that somebody is in, absolute. */
	readonly from: string;
}

/**
 * Explains an address or a file of an archive, as it would be built now: what made it, why it was made anew or not, what links to it, or why
 * it is not there. Nothing is built, and nothing is written.
 * @throws {CannotRun} where there are no settings or no content
 */
export function explainAsked(options: ExplainOptions): Promise<Explanation> {
	return keepingArchive()(options);
}

/** Makes what explains one address or file after the other as `explainAsked` does, and reads and plans the archive for the first one alone. */
export function keepingArchive(): (options: ExplainOptions) => Promise<Explanation> {
	let kept: Promise<Known> | undefined;
	return async ({ asked, from, ...options }) => {
		options.onProgress?.({ step: "reading", done: 0, of: 1 });
		kept ??= openKnown(options);
		return explainIn(await kept, asked, from);
	};
}

/** Explains an address or a file of an archive that is read and planned. */
export function explainIn(known: Known, asked: string, from: string): Explanation {
	return { asked, ...answer(known, asked, understand(asked, known.context, from)) };
}

function answer(known: Known, written: string, asked: Asked): Told {
	if ("file" in asked) return asked.sort === "folder" ? explainFolder(known, asked.file) : explainPath(known, asked.file);
	if (asked.sort === "address") return explainAddress(known, asked);
	const output = outputAt(known, asAddress(written, known.context).path);
	return output ? explainOutput(known, output) : explainWords(known, asked.words);
}

function explainAddress(known: Known, { path, query, host }: Extract<Asked, { sort: "address" }>): Told {
	const output = query === "" ? outputAt(known, path) : undefined;
	const told = output ? explainOutput(known, output) : explainAbsent(known, path, query);
	if (host === undefined) return told;
	return { ...told, answer: `${told.answer} (${host} is no host of this site, ${known.plan.site.url}: the answer is about the path.)` };
}
