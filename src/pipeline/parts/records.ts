import { z } from "zod";
import type { Problem } from "../../problem.ts";
import { pathInside, publishedSchema, sha256 } from "../publish/manifest.ts";

/** The name of the record of a plan in its store. */
export const PLAN = "plan.json";

/** The name of the record that says where in the store a kit is. */
export function kitName(hash: string): string {
	return `kits/${hash}.json`;
}

/** The name of the record of a part. */
export function partName(hash: string): string {
	return `parts/${hash}.json`;
}

/** The name of the record of what rendering a part gave. */
export function packName(hash: string): string {
	return `packs/${hash}.json`;
}

/** The versions of the programs that plan and render. Only the same ones make the same bytes. */
const versions = z.object({ backfile: z.string(), node: z.string(), code: z.string() });

/** The versions of Backfile, of Node and of the code that an owner wrote: as `versions` reads them. */
export type Versions = z.infer<typeof versions>;

const problem = z.custom<Problem>((value) => typeof value === "object" && value !== null && "message" in value && "rule" in value);

const fault = z.object({ file: z.string(), problem });

/** What every version leaves in the record of a plan. */
export const plannerRecord = z.looseObject({ versions });

/** Whose store it is. */
export const ownerRecord = z.looseObject({
	/** Names the store itself, which machines may know under different names. */
	store: z.string().regex(/^[0-9a-f-]{36}$/),
	/** The whole address of the site. */
	site: z.string(),
	title: z.string(),
});

/** What a plan has left in its store. */
export const planRecord = z.object({
	...ownerRecord.shape,
	backfile: z.literal(1),
	versions,
	/** The moment that the site is built for: milliseconds since 1970, UTC. */
	at: z.number(),
	/** The hash of the kit. */
	kit: sha256,
	/** Stories that are left out, since an earlier plan has shown that they cannot be rendered. */
	leftOut: z.array(fault),
	/** In their order. */
	parts: z.array(z.object({ hash: sha256, outputs: z.int().min(0), shards: z.int().min(0) })),
});

/** What a plan has left in its store, as `planRecord` reads it. */
export type PlanRecord = z.infer<typeof planRecord>;

/** Where in the store a kit is: the SHA-256 of its object; and who made it. */
export const kitRecord = z.object({ object: sha256, versions });

/** The pieces of a part, as the SHA-256 of their objects: batches of pages, and shards of the search index. */
export const partRecord = z.object({ kit: sha256, pages: z.array(sha256), shards: z.array(sha256) });

/** The pieces of a part, as `partRecord` reads them. */
export type PartRecord = z.infer<typeof partRecord>;

/** A file that was rendered, and the fingerprint of the output that it is, or of the shard to which it belongs. */
const packedOutput = publishedSchema.extend({ path: pathInside, fingerprint: z.string() });

/** The SHA-256 of an object; the files in it, in their order; and where they are a shard of the search index, its folder. */
const packedObject = z
	.object({ sha256, shard: pathInside.optional(), files: z.array(packedOutput) })
	.refine(
		({ shard, files }) => shard === undefined || files.every(({ path }) => path.startsWith(`${shard}/`)),
		"leaves the folder of its shard",
	);

/** What rendering a part gave. */
export const packRecord = z.object({
	objects: z.array(packedObject),
	/** Stories that cannot be rendered. */
	faults: z.array(fault),
	/** Why shards of the search index could not be made. */
	unmade: z.array(z.object({ message: z.string(), remedy: z.string() })),
});

/** What rendering a part gave, as `packRecord` reads it. */
export type PackRecord = z.infer<typeof packRecord>;
