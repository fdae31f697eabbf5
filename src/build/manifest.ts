import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CannotRun, compareText } from "../problem.ts";

/** What we published into an output folder: path → SHA-256 (hex) and size. It travels with the output. */
export type Manifest = ReadonlyMap<string, Published>;

export interface Published {
	readonly sha256: string;
	readonly bytes: number;
	/** Only while a build publishes: what the file held before. Until the build is done the file is either. */
	readonly was?: string;
}

/** The manifest's name in the output folder. */
export const MANIFEST = ".backfile.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A path below the output folder: nothing that a manifest says may touch a file elsewhere. */
const inside = z.string().refine((file) => !/^\/|\\|(^|\/)\.\.?(\/|$)/.test(file) && file !== "");

const schema = z.object({
	backfile: z.literal(1),
	files: z.record(inside, z.object({ sha256, bytes: z.int().min(0), was: sha256.optional() })),
});

/**
 * Reads the manifest of an output folder; undefined where there is none.
 * @throws {CannotRun} where it is not one of ours
 */
export function readManifest(output: string): Manifest | undefined {
	const file = path.join(output, MANIFEST);
	if (!existsSync(file)) return undefined;
	try {
		return new Map(Object.entries(schema.parse(JSON.parse(readFileSync(file, "utf8"))).files));
	} catch {
		throw new CannotRun(`${file} is damaged, so it cannot be told which files are ours.`, "Restore it, or build into an empty folder.");
	}
}

/** A manifest as it is written: by path, the same bytes for the same files. */
export function manifestText(manifest: Manifest): string {
	const lines = [...manifest]
		.sort(([a], [b]) => compareText(a, b))
		.map(([file, { sha256, bytes, was }]) => `${JSON.stringify(file)}:${JSON.stringify({ sha256, bytes, was })}`);
	return `{"backfile":1,"files":{\n${lines.join(",\n")}\n}}\n`;
}

/** What the manifest says of a file with these contents. */
export function published(contents: Uint8Array | string): Published {
	return { sha256: createHash("sha256").update(contents).digest("hex"), bytes: Buffer.byteLength(contents) };
}
