import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { againIfReplaced, openFolder, refusal } from "../../../src/pipeline/stores/folder.ts";
import { CannotRun } from "../../../src/problem.ts";
import { temporary, treeOf, write } from "../archives.ts";
import { CANNOT_MOUNT, mount } from "../disks.ts";
import { describeStore } from "./contract.ts";

const OBJECT = `objects/ab/ab${"0".repeat(62)}`;

function systemError(code: string, fields: object = {}): Error {
	return Object.assign(new Error(code), { code, ...fields });
}

describeStore("folder", () => openFolder(path.join(temporary(), "store")));

describe("a store in a folder", () => {
	it("leaves what else is in the folder", async () => {
		const folder = temporary();
		const foreign = { "notes.txt": "mine", "objects/readme": "mine", "unfinished/readme": "mine" };
		write(folder, foreign);
		const store = await openFolder(folder);
		await store.write(OBJECT, Buffer.from("abc"));
		await store.write("plan.json", Buffer.from("{}"));
		expect(treeOf(folder)).toEqual({ ...foreign, [OBJECT]: "abc", "plan.json": "{}" });
	});

	it("is never seen half written, whoever writes", async () => {
		const folder = temporary();
		const [one, other] = [await openFolder(folder), await openFolder(folder)];
		const versions = ["a", "b"].map((letter) => letter.repeat(300_000));
		const writes = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? one : other).write(OBJECT, Buffer.from(versions[at % 2] ?? "")));
		const reads = Array.from({ length: 40 }, async () => Buffer.from((await one.read(OBJECT)) ?? "").toString());
		await Promise.all(writes);
		for (const text of await Promise.all(reads)) expect(["", ...versions].includes(text)).toBe(true);
		expect(readdirSync(path.join(folder, "unfinished"))).toEqual([]);
	});

	it("does not take for an object what a killed program left, and removes it after a day", async () => {
		const folder = temporary();
		const [old, young] = ["1", "2"].map((pid) => path.join(folder, "unfinished", `${pid}-${"0".repeat(32)}`)) as [string, string];
		write(folder, { [path.relative(folder, old)]: "ha", [path.relative(folder, young)]: "ha", "unfinished/other": "mine" });
		for (const file of [old, path.join(folder, "unfinished/other")]) utimesSync(file, 0, 0);
		const store = await openFolder(folder);
		expect(readdirSync(path.join(folder, "unfinished")).sort()).toEqual([path.basename(young), "other"]);
		expect(await store.has(OBJECT)).toBe(false);
		await store.write(OBJECT, Buffer.from("abc"));
		expect(await store.has(OBJECT, 3)).toBe(true);
	});

	it("is made again where it was deleted while it was open", async () => {
		const folder = path.join(temporary(), "store");
		const store = await openFolder(folder);
		await store.write(OBJECT, Buffer.from("abc"));
		rmSync(folder, { recursive: true });
		expect(await store.read(OBJECT)).toBeUndefined();
		await store.write(OBJECT, Buffer.from("abc"));
		expect(await store.has(OBJECT)).toBe(true);
	});

	it("stands where it did when the program goes to another folder", async () => {
		const [folder, before] = [temporary(), process.cwd()];
		const store = await openFolder(path.relative(before, folder));
		process.chdir(temporary());
		onTestFinished(() => process.chdir(before));
		await store.write("plan.json", Buffer.from("{}"));
		expect(statSync(path.join(folder, "plan.json")).size).toBe(2);
	});
});

describe("a store in a folder that cannot be used", () => {
	it("says that a file stands in the place of the folder", async () => {
		const file = path.join(temporary(), "store");
		writeFileSync(file, "");
		await expect(openFolder(file)).rejects.toMatchObject({
			message: `The store ${file} cannot be written: a file stands where it needs a folder (${file}).`,
			remedy: "Name another folder with --store, or move that away.",
		});
	});

	it("says that a file stands in the place of a folder within", async () => {
		const folder = temporary();
		write(folder, { objects: "" });
		const store = await openFolder(folder);
		await expect(store.write(OBJECT, Buffer.from("abc"))).rejects.toThrow("a file stands where it needs a folder");
		await expect(store.read(OBJECT)).rejects.toThrow(CannotRun);
		await expect(store.has(OBJECT)).rejects.toThrow(CannotRun);
	});

	it("says that a folder stands in the place of an object", async () => {
		const folder = temporary();
		write(folder, { "plan.json/x": "" });
		const store = await openFolder(folder);
		expect(await store.has("plan.json")).toBe(false);
		await expect(store.read("plan.json")).rejects.toThrow("a folder stands where it needs a file");
		await expect(store.write("plan.json", Buffer.from("{}"))).rejects.toThrow(`The store ${folder} cannot be written`);
		expect(readdirSync(path.join(folder, "unfinished"))).toEqual([]);
	});

	it("says that the disk is full, keeps what was there, and leaves nothing half written", async (context) => {
		const folder = temporary();
		if (!mount(folder, "size=512k")) return context.skip(CANNOT_MOUNT);
		const store = await openFolder(folder);
		await store.write(OBJECT, Buffer.from("old"));
		await expect(store.write(OBJECT, randomBytes(2_000_000))).rejects.toMatchObject({
			message: expect.stringMatching(/^The store .* cannot be written: ENOSPC, the disk is full \(.*\)\.$/),
			remedy: expect.stringContaining("Make room"),
		});
		expect(Buffer.from((await store.read(OBJECT)) ?? "").toString()).toBe("old");
		expect(readdirSync(path.join(folder, "unfinished"))).toEqual([]);
		await store.write(OBJECT, Buffer.from("new"));
		expect(Buffer.from((await store.read(OBJECT)) ?? "").toString()).toBe("new");
	});

	it("says that the disk can only be read, and can still be read", async (context) => {
		const folder = temporary();
		if (!mount(folder, "size=512k")) return context.skip(CANNOT_MOUNT);
		await (await openFolder(folder)).write("plan.json", Buffer.from("{}"));
		execFileSync("mount", ["-o", "remount,ro", folder]);
		const store = await openFolder(folder);
		expect(await store.has("plan.json", 2)).toBe(true);
		await expect(store.write(OBJECT, Buffer.from("abc"))).rejects.toThrow("EROFS, the disk can only be read");
		await expect(store.remove("plan.json")).rejects.toThrow("EROFS");
	});
});

describe("refusal", () => {
	it.each([
		["ENOSPC", "Make room"],
		["EDQUOT", "Make room"],
		["EACCES", "Give the user that runs the command the right"],
		["EROFS", "Give the user that runs the command the right"],
		["EIO", "Check that the disk of the store is there"],
	])("says what to do at %s", (code, remedy) => {
		const error = refusal("/store", "written", systemError(code, { path: "/store/plan.json" }));
		expect(error).toMatchObject({
			message: expect.stringMatching(new RegExp(`^The store /store cannot be written: ${code}.*\\(/store/plan\\.json\\)\\.$`)),
			remedy: expect.stringContaining(remedy),
		});
	});

	it("gives back an error that is not of the system", () => {
		const error = new TypeError("x");
		expect(refusal("/store", "read", error)).toBe(error);
	});
});

describe("againIfReplaced", () => {
	it("reads again once where another machine replaced the file", async () => {
		const errors = [systemError("ESTALE")];
		const read = async () => {
			const error = errors.pop();
			if (error) throw error;
			return "text";
		};
		expect(await againIfReplaced(read)).toBe("text");
		errors.push(systemError("EIO"));
		await expect(againIfReplaced(read)).rejects.toThrow("EIO");
	});
});
