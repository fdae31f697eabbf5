import type { z } from "zod";
import { CannotRun } from "../../problem.ts";
import { sha256Of } from "../../system/hash.ts";
import type { Store } from "./store.ts";

export class DamagedObject extends CannotRun {}

export async function putObject(store: Store, bytes: Uint8Array): Promise<string> {
	const sha256 = sha256Of(bytes);
	const name = `objects/${sha256.slice(0, 2)}/${sha256}`;
	if (!(await store.has(name))) await store.write(name, bytes);
	return sha256;
}

export async function getObject(store: Store, sha256: string): Promise<Uint8Array> {
	const name = `objects/${sha256.slice(0, 2)}/${sha256}`;
	const bytes = await store.read(name);
	if (!bytes || sha256Of(bytes) !== sha256) throw new DamagedObject(`${name} is damaged`, "x");
	return bytes;
}

export async function putRecord(store: Store, name: string, value: unknown): Promise<void> {
	await store.write(name, Buffer.from(JSON.stringify(value)));
}

export async function getRecord<T>(store: Store, name: string, schema: z.ZodType<T>): Promise<T | undefined> {
	const bytes = await store.read(name);
	return bytes && schema.parse(JSON.parse(Buffer.from(bytes).toString()));
}

export async function hasObject(store: Store, sha256: string): Promise<boolean> {
	return store.has(`objects/${sha256.slice(0, 2)}/${sha256}`);
}
