import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { writeWhole } from "../../system/disk/whole.ts";
import { STEPS } from "./notes.ts";

/** How a build ended: it published, would only have repeated the one before, was kept from publishing by problems, or broke off. */
export const ENDS = ["published", "unchanged", "held back", "failed"] as const;

const sourcesSchema = z.object({
	version: z.string(),
	settings: z.record(z.string(), z.string()),
	files: z.record(z.string(), z.string()),
});

const runSchema = z.object({
	started: z.number().describe("Milliseconds since 1970, UTC."),
	seconds: z.number().describe("From its start to its end."),
	steps: z.partialRecord(z.enum(STEPS), z.number()).describe("How long each step took, in seconds."),
	end: z.enum(ENDS),
	message: z.string().optional().describe("Why it failed."),
	node: z.string().describe("The version of Node."),
	search: z.boolean().describe("Whether a search was not left out by an option."),
	counts: z
		.object({ files: z.number(), articles: z.number(), leftOut: z.number(), outputs: z.number(), written: z.number(), removed: z.number() })
		.optional(),
});

const madeSchema = runSchema.extend({
	key: z.string().describe("A hash of all that `sources` names."),
	sources: sourcesSchema,
	why: z.array(z.string()).optional().describe("What of the sources differed from the build before; undefined where that is not known."),
	anew: z.array(z.string()).optional().describe("Short hashes of the story files that differed; undefined where all did, or too many."),
});

const recordSchema = z.object({ backfile: z.literal(1), last: runSchema, made: madeSchema.optional() });

/** What is remembered of one build. */
export type Run = Readonly<z.infer<typeof runSchema>>;

/** What is remembered of a build that published. */
export type PublishingRun = Readonly<z.infer<typeof madeSchema>>;

/** What a cache remembers of builds: of the last one, and of the last one that published. */
export interface Runs {
	readonly last: Run;
	readonly made?: PublishingRun | undefined;
}

const FILE = "runs.json";

/**
 * Reads what a cache remembers of builds; undefined where it remembers none. Never throws.
 * @param folder the folder of the cache, absolute
 */
export function readRuns(folder: string): Runs | undefined {
	try {
		return recordSchema.parse(JSON.parse(readFileSync(path.join(folder, FILE), "utf8")));
	} catch {
		return undefined;
	}
}

/** Writes what is remembered of builds. What cannot be written is not remembered: then the cache cannot be written either, and reports it. */
export function writeRuns(folder: string, runs: Runs): void {
	try {
		mkdirSync(folder, { recursive: true });
		writeWhole(path.join(folder, FILE), `${JSON.stringify({ backfile: 1, ...runs })}\n`);
	} catch {
		// Nothing depends on it.
	}
}

/** A moment, in milliseconds since 1970 (UTC), for people: `2026-11-29T09:40:00Z`. */
export function momentText(at: number): string {
	return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
