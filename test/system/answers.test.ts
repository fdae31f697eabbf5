import { describe, expect, it } from "vitest";
import { CannotRun, StoriesChanged } from "../../src/problem.ts";
import { answering, asCannotRun, reasonOf, resultOf } from "../../src/system/answers.ts";

const systemError = (code: string, fields: object) => Object.assign(new Error(code), { code, ...fields });

describe("asCannotRun", () => {
	it("says of an error of the operating system which file it is about, and why", () => {
		const error = asCannotRun(systemError("ENOSPC", { path: "/site/index.html", syscall: "write" }));
		expect(error).toBeInstanceOf(CannotRun);
		expect(error).toMatchObject({ message: "/site/index.html cannot be written: ENOSPC, the disk is full (write)." });
	});

	it("knows no reason for every code, and no file for every error", () => {
		expect(asCannotRun(systemError("EIO", {}))).toMatchObject({ message: "The output folder cannot be written: EIO (written)." });
	});

	it("names another reason on Windows, which says the same of a file that is open", () => {
		expect(reasonOf("EPERM", "win32")).toBe(", another program has it open, or you have no right to");
		expect(reasonOf("EPERM", "linux")).toBe(", you have no right to");
	});

	it.each([new TypeError("A bug."), Object.assign(new Error("x"), { code: "ERR_ASSERTION" }), "text", new CannotRun("a", "b")])(
		"gives back what is no such error: %s",
		(error) => {
			expect(asCannotRun(error)).toBe(error);
		},
	);
});

describe("answering", () => {
	it("answers with the result, of a promise as well", async () => {
		expect(await answering((number: number) => number + 1)(1)).toEqual({ result: 2 });
		expect(await answering(async (number: number) => number + 1)(2)).toEqual({ result: 3 });
	});

	it("answers with the stories that changed", async () => {
		const answer = await answering(() => {
			throw new StoriesChanged(["a.md"]);
		})(undefined);
		expect(structuredClone(answer)).toEqual({ changed: ["a.md"] });
		expect(() => resultOf(answer)).toThrow(StoriesChanged);
	});

	it("answers with a failure that is plain data", async () => {
		const answer = await answering(() => {
			throw new CannotRun("No.", "Do this.");
		})(undefined);
		expect(structuredClone(answer)).toEqual({ failure: { message: "No.", remedy: "Do this." } });
		expect(() => resultOf(answer)).toThrow(CannotRun);
	});

	it("throws an error that nobody expects", async () => {
		const run = answering(() => {
			throw new TypeError("A bug.");
		});
		await expect(run(undefined)).rejects.toThrow(TypeError);
	});
});

describe("resultOf", () => {
	it("gives the result, undefined as well", () => {
		expect(resultOf({ result: 1 })).toBe(1);
		expect(resultOf({ result: undefined })).toBeUndefined();
	});
});
