import { randomBytes } from "node:crypto";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { getObject, getRecord, putObject, putRecord } from "../../../src/pipeline/stores/objects.ts";
import type { Store } from "../../../src/pipeline/stores/store.ts";
import { CannotRun } from "../../../src/problem.ts";

const OBJECT = `objects/ab/ab${"0".repeat(62)}`;

/**
 * What every store must do.
 * @param open opens an empty store
 */
export function describeStore(name: string, open: () => Promise<Store>): void {
	const opened = async () => {
		const store = await open();
		onTestFinished(() => store.close());
		return store;
	};
	describe(`a store: ${name}`, () => {
		describeObjects(opened);
		describeHashes(opened);
	});
}

function describeObjects(opened: () => Promise<Store>): void {
	it("gives back the bytes that were written, and the last ones where an object was written twice", async () => {
		const store = await opened();
		for (const name of [OBJECT, "plan.json", "parts/0a.json", "packs/0a.json", "kits/0a.json"]) {
			for (const bytes of [Buffer.from([0, 255, 10, 13]), randomBytes(300_000), Buffer.alloc(0)]) {
				await store.write(name, bytes);
				expect(Buffer.from((await store.read(name)) ?? "none").equals(bytes)).toBe(true);
			}
		}
	});

	it("says what it has, and of which size", async () => {
		const store = await opened();
		expect([await store.has(OBJECT), await store.has(OBJECT, 3), await store.read(OBJECT)]).toEqual([false, false, undefined]);
		await store.write(OBJECT, Buffer.from("abc"));
		expect([await store.has(OBJECT), await store.has(OBJECT, 3), await store.has(OBJECT, 2)]).toEqual([true, true, false]);
		expect(await store.has("plan.json")).toBe(false);
	});

	it("removes an object, and does nothing where there is none", async () => {
		const store = await opened();
		await store.write("plan.json", Buffer.from("{}"));
		await store.write(OBJECT, Buffer.from("abc"));
		await store.remove("plan.json");
		await store.remove("plan.json");
		expect([await store.read("plan.json"), await store.has("plan.json"), await store.has(OBJECT)]).toEqual([undefined, false, true]);
	});

	it("takes the same object from several writers at once", async () => {
		const store = await opened();
		const bytes = randomBytes(200_000);
		await Promise.all([1, 2, 3, 4].map(() => store.write(OBJECT, bytes)));
		expect(Buffer.from((await store.read(OBJECT)) ?? "none").equals(bytes)).toBe(true);
	});

	it("refuses names that are not ours", async () => {
		const store = await opened();
		for (const name of [
			"",
			"../plan.json",
			"/plan.json",
			"parts/../plan.json",
			"parts/x.json",
			OBJECT.replace("ab", "AB"),
			`${OBJECT}\n`,
		]) {
			for (const use of [
				() => store.write(name, Buffer.from("x")),
				() => store.read(name),
				() => store.has(name),
				() => store.remove(name),
			]) {
				await expect(use(), name).rejects.toThrow(CannotRun);
			}
		}
	});
}

function describeHashes(opened: () => Promise<Store>): void {
	it("holds objects by hash, and one that is damaged until it is made again", async () => {
		const store = await opened();
		const bytes = randomBytes(1_000);
		const sha256 = await putObject(store, bytes);
		expect(Buffer.from(await getObject(store, sha256)).equals(bytes)).toBe(true);
		await store.write(`objects/${sha256.slice(0, 2)}/${sha256}`, bytes.subarray(0, 500));
		await expect(getObject(store, sha256)).rejects.toThrow("is damaged");
		await expect(getObject(store, sha256)).rejects.toThrow("is missing");
		await putObject(store, bytes);
		expect(Buffer.from(await getObject(store, sha256)).equals(bytes)).toBe(true);
	});

	it("holds records", async () => {
		const store = await opened();
		const schema = z.object({ page: z.string(), n: z.number() });
		expect(await getRecord(store, "parts/01.json", schema)).toBeUndefined();
		await putRecord(store, "parts/01.json", { page: "/1957/‘é’.html\n", n: 1 });
		expect(await getRecord(store, "parts/01.json", schema)).toEqual({ page: "/1957/‘é’.html\n", n: 1 });
	});
}
