import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readBytes } from "../../src/pipeline/content/bytes.ts";
import { findContent } from "../../src/pipeline/content/find.ts";
import { asCannotRun } from "../../src/system/answers.ts";
import { sha256At } from "../../src/system/hash.ts";
import { tooManyOpen } from "../../src/system/openfiles.ts";
import { temporary, write } from "../pipeline/archives.ts";

/** The code of the error that a system gives instead of opening a file; undefined where it opens it. */
const failing = vi.hoisted(() => ({ code: undefined as string | undefined }));

vi.mock("node:fs", async (original) => {
	const real = await original<Record<string, unknown>>();
	const opening = ["openSync", "readFileSync", "readdirSync"].map((name) => [
		name,
		(...words: unknown[]) => {
			if (failing.code !== undefined) throw Object.assign(new Error(`${failing.code}: open`), { code: failing.code, syscall: "open" });
			return (real[name] as (...words: unknown[]) => unknown)(...words);
		},
	]);
	return { ...real, ...Object.fromEntries(opening) };
});

/** Does something while the system opens no file. */
function whileFailing(code: string, work: () => unknown): unknown {
	failing.code = code;
	try {
		return work();
	} finally {
		failing.code = undefined;
	}
}

const TOLD = { name: "CannotRun", message: expect.stringMatching(/^Too many files are open: on this system /) };

describe("too many open files", () => {
	it.each(["EMFILE", "ENFILE"])("end a command with one message (%s), instead of leaving out file after file", (code) => {
		const folder = temporary();
		mkdirSync(path.join(folder, "inner"));
		write(folder, { "a.md": "a" });
		for (const work of [() => readBytes(folder, "a.md"), () => findContent(folder), () => sha256At(path.join(folder, "a.md"))])
			expect(() => whileFailing(code, work)).toThrow(expect.objectContaining(TOLD));
	});

	it("are told as such by whatever finds them, also where a thread died of it", () => {
		expect(asCannotRun(Object.assign(new Error("EMFILE: too many open files"), { code: "EMFILE" }))).toMatchObject(TOLD);
		expect(tooManyOpen(new Error("EMFILE: too many open files, open 'x.js'"))).toMatchObject(TOLD);
	});

	it("are nothing else", () => {
		expect(tooManyOpen(Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT" }))).toBeUndefined();
		expect(tooManyOpen(new Error("The story is called EMFILE"))).toBeUndefined();
		expect(tooManyOpen("EMFILEX")).toBeUndefined();
		expect(whileFailing("EACCES", () => readBytes(temporary(), "a.md"))).toMatchObject({ problem: { rule: "unreadable" } });
	});
});
