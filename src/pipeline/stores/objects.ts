import type { z } from "zod";
import { CannotRun } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import type { Store } from "./store.ts";

/** Thrown where an object or a record is not what was written: it is missing, cut off or changed. What is damaged has been removed by then, so that it can be made again. */
export class DamagedObject extends CannotRun {
	constructor(
		/** The name of the object in its store. */
		readonly object: string,
		store: Store,
		/** What is wrong with it, as the end of a sentence. */
		fault: string,
	) {
		super(
			`${object} in the store ${store.place} ${fault}.`,
			"Run the command that writes it again: “backfile plan” writes plan.json, parts/, kits/ and their objects, “backfile render” packs/ and theirs.",
		);
		this.name = "DamagedObject";
	}
}

/**
 * Writes bytes under their SHA-256, unless an object of this name and size is there already.
 * @returns the SHA-256, hex
 * @throws {CannotRun} where the store cannot be written
 */
export async function putObject(store: Store, bytes: Uint8Array): Promise<string> {
	const sha256 = sha256Of(bytes);
	const name = objectName(sha256);
	if (!(await store.has(name, bytes.length))) await store.write(name, bytes);
	return sha256;
}

/**
 * Whether there is an object of this SHA-256, without reading it.
 * @param size in bytes: where it is given, an object of another size does not count
 * @throws {CannotRun} where the store cannot be read
 */
export async function hasObject(store: Store, sha256: string, size?: number): Promise<boolean> {
	return store.has(objectName(sha256), size);
}

/**
 * Reads bytes by their SHA-256, hex.
 * @throws {DamagedObject} where they are missing, cut off or changed; they are removed, so that `putObject` writes them again
 * @throws {CannotRun} where the store cannot be read, or the SHA-256 has not the form of one
 */
export async function getObject(store: Store, sha256: string): Promise<Uint8Array> {
	const name = objectName(sha256);
	const bytes = await readWhole(store, name, (bytes) => (sha256Of(bytes) === sha256 ? bytes : undefined));
	if (!bytes) throw new DamagedObject(name, store, "is missing");
	return bytes;
}

/**
 * Writes a small record as JSON. It is sealed with a hash of its name and contents, so that `getRecord` notices where it was cut off, edited or renamed.
 * @param name `plan.json`, or such as `parts/<hex>.json`
 * @throws {CannotRun} where the store cannot be written
 */
export async function putRecord(store: Store, name: string, value: unknown): Promise<void> {
	const json = JSON.stringify(value);
	await store.write(name, new TextEncoder().encode(`{"sha256":"${sealOf(name, json)}","record":${json}}\n`));
}

/**
 * Reads a record, and checks its seal and its form.
 * @returns undefined where there is none
 * @throws {DamagedObject} where it was cut off, edited or renamed; it is removed
 * @throws {CannotRun} where the store cannot be read, or the record has another form, such as that of another version; it stays
 */
export async function getRecord<T>(store: Store, name: string, schema: z.ZodType<T>): Promise<T | undefined> {
	const json = await readWhole(store, name, (bytes) => unsealed(name, bytes));
	if (json === undefined) return undefined;
	const { data, error } = schema.safeParse(JSON.parse(json));
	if (!error) return data;
	const [{ path, message }] = error.issues as [z.core.$ZodIssue];
	throw new CannotRun(
		`${name} in the store ${store.place} has not the form that this version of Backfile reads (${[...path, message].join(": ")}).`,
		"Another version wrote it, or somebody changed it: remove it, and run the command again that writes it.",
		"docs/scale.md#stores",
	);
}

function objectName(sha256: string): string {
	return `objects/${sha256.slice(0, 2)}/${sha256}`;
}

/**
 * Reads an object that can tell whether it is whole, and removes it where it is not.
 * @param open what the bytes hold; undefined where they are damaged
 * @returns undefined where there is no such object
 */
async function readWhole<T extends Uint8Array | string>(
	store: Store,
	name: string,
	open: (bytes: Uint8Array) => T | undefined,
): Promise<T | undefined> {
	// It is read twice before it is removed: another machine may just have written it again.
	for (let reads = 0; reads < 2; reads++) {
		const bytes = await store.read(name);
		const opened = bytes && open(bytes);
		if (!bytes || opened !== undefined) return opened;
	}
	await store.remove(name);
	throw new DamagedObject(name, store, "is damaged: it was cut off or changed after it was written");
}

const SEALED = /^\{"sha256":"([0-9a-f]{64})","record":(.*)\}\n$/s;

/** The JSON in a sealed record; undefined where the seal does not fit. */
function unsealed(name: string, bytes: Uint8Array): string | undefined {
	const [, seal, json] = SEALED.exec(new TextDecoder().decode(bytes)) ?? [];
	return json !== undefined && sealOf(name, json) === seal ? json : undefined;
}

function sealOf(name: string, json: string): string {
	return sha256Of(`${name}\n${json}`);
}
