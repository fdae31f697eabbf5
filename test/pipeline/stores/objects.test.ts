import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DamagedObject, getObject, getRecord, putObject, putRecord } from "../../../src/pipeline/stores/objects.ts";
import type { Store } from "../../../src/pipeline/stores/store.ts";
import { CannotRun } from "../../../src/problem.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { memoryStore } from "./memory.ts";

const SCHEMA = z.strictObject({ part: z.number() });

const bytes = Buffer.from("a story");
const SHA256 = sha256Of(bytes);
const NAME = `objects/${SHA256.slice(0, 2)}/${SHA256}`;

/** A store in memory that notes what is written. */
function noting(): { readonly store: Store; readonly written: string[] } {
	const [store, written] = [memoryStore(), [] as string[]];
	const write = (name: string, bytes: Uint8Array) => (written.push(name), store.write(name, bytes));
	return { store: { ...store, write }, written };
}

describe("putObject", () => {
	it("writes an object once", async () => {
		const { store, written } = noting();
		expect([await putObject(store, bytes), await putObject(store, bytes)]).toEqual([SHA256, SHA256]);
		expect(written).toEqual([NAME]);
	});

	it("writes an object again where the one that is there was cut off", async () => {
		const { store, written } = noting();
		await store.write(NAME, bytes.subarray(0, 3));
		await putObject(store, bytes);
		expect(written).toEqual([NAME, NAME]);
		expect(Buffer.from(await getObject(store, SHA256)).toString()).toBe("a story");
	});
});

describe("getObject", () => {
	it.each([
		["cut off", bytes.subarray(0, 3)],
		["empty", bytes.subarray(0, 0)],
		["longer", Buffer.concat([bytes, bytes])],
		["with one bit turned", bytes.map((byte, index) => (index === 2 ? byte ^ 1 : byte))],
	])("names an object that is %s, and removes it", async (_, damaged) => {
		const store = memoryStore();
		await store.write(NAME, damaged);
		const error: unknown = await getObject(store, SHA256).catch((error: unknown) => error);
		expect(error).toBeInstanceOf(DamagedObject);
		expect(error).toBeInstanceOf(CannotRun);
		expect(error).toMatchObject({
			object: NAME,
			message: `${NAME} in the store memory is damaged: it was cut off or changed after it was written.`,
			remedy: expect.stringContaining("backfile plan"),
		});
		expect(await store.has(NAME)).toBe(false);
	});

	it("names an object that is missing", async () => {
		await expect(getObject(memoryStore(), SHA256)).rejects.toMatchObject({
			object: NAME,
			message: `${NAME} in the store memory is missing.`,
		});
	});

	it("does not remove an object that another machine has written again in the meantime", async () => {
		const store = memoryStore();
		await store.write(NAME, bytes);
		let reads = 0;
		const read = async (name: string) => (reads++ === 0 ? Buffer.from("damaged") : store.read(name));
		expect(Buffer.from(await getObject({ ...store, read }, SHA256)).toString()).toBe("a story");
		expect(await store.has(NAME)).toBe(true);
	});

	it.each(["", "..", "../../plan.json", SHA256.toUpperCase(), SHA256.slice(1), `${SHA256}0`])(
		"refuses %j, which is no SHA-256",
		async (hash) => {
			const error: unknown = await getObject(memoryStore(), hash).catch((error: unknown) => error);
			expect(error).toBeInstanceOf(CannotRun);
			expect(error).not.toBeInstanceOf(DamagedObject);
		},
	);
});

describe("getRecord", () => {
	const written = async () => {
		const store = memoryStore();
		await putRecord(store, "parts/01.json", { part: 1 });
		return { store, text: Buffer.from((await store.read("parts/01.json")) ?? "").toString() };
	};

	it("reads a record that is JSON for other programs as well", async () => {
		const { text } = await written();
		expect(JSON.parse(text)).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), record: { part: 1 } });
	});

	it("notices a record that was cut off anywhere, and removes it", async () => {
		const { store, text } = await written();
		for (let length = 0; length < text.length; length++) {
			await store.write("parts/01.json", Buffer.from(text.slice(0, length)));
			await expect(getRecord(store, "parts/01.json", SCHEMA), text.slice(0, length)).rejects.toThrow(DamagedObject);
			expect(await store.has("parts/01.json")).toBe(false);
		}
	});

	it.each([
		["edited", (text: string) => text.replace(":1}", ":2}")],
		["longer", (text: string) => `${text} `],
		["without its seal", () => '{"part":1}'],
		["no JSON", () => "not JSON"],
	])("notices a record that is %s", async (_, change) => {
		const { store, text } = await written();
		await store.write("parts/01.json", Buffer.from(change(text)));
		await expect(getRecord(store, "parts/01.json", SCHEMA)).rejects.toThrow("parts/01.json in the store memory is damaged");
	});

	it("notices a record that was written under another name", async () => {
		const { store, text } = await written();
		await store.write("parts/02.json", Buffer.from(text));
		await expect(getRecord(store, "parts/02.json", SCHEMA)).rejects.toThrow(DamagedObject);
	});

	it("leaves a whole record of another form where it is: another version may read it", async () => {
		const { store } = await written();
		await expect(getRecord(store, "parts/01.json", z.strictObject({ part: z.string() }))).rejects.toThrow(
			/^parts\/01\.json in the store memory has not the form that this version of Backfile reads \(part: .*string.*\)\.$/,
		);
		expect(await getRecord(store, "parts/01.json", SCHEMA)).toEqual({ part: 1 });
	});
});
