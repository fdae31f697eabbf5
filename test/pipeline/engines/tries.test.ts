import { describe, expect, it } from "vitest";
import { loaded } from "../../../src/pipeline/engines/libraries.ts";
import { failureOf, failureText, partFailed, readFailure } from "../../../src/pipeline/engines/tries.ts";
import { CannotRun } from "../../../src/problem.ts";
import { refusal } from "./crew.ts";

describe("what the build says of a part that failed", () => {
	const said = (text: string | undefined) => partFailed({ part: 12, of: 64, hash: "a" }, readFailure(text));

	it("is what its worker said, and how to mend it", () => {
		const failure = said(failureText(failureOf(new CannotRun("The disk is full.", "Make room."), 0)));
		expect(failure.message).toBe("Part 12 of 64 failed three times. Its worker said: The disk is full.");
		expect(failure.remedy).toBe("Make room.");
	});

	it("counts the workers that died between those that said something", () => {
		expect(said(failureText(failureOf(new Error("line 7: no such filter"), 2))).message).toBe(
			"Part 12 of 64 failed three times (its worker died or lost the connection twice). Its worker said: line 7: no such filter",
		);
	});

	it.each([
		["all workers died", failureText({ died: 3 })],
		["BullMQ itself gave up", "job stalled more than allowable limit"],
	])("is that the workers died where %s", (_, text) => {
		expect(said(text).message).toBe("Part 12 of 64 failed: its worker died or lost the connection three times.");
	});

	it("is any other text of the queue as it is", () => {
		expect(said("something else").message).toBe("Part 12 of 64 failed three times. Its worker said: something else");
	});
});

describe("an engine whose library", () => {
	it("is not installed, says how to install it", async () => {
		const missing = Object.assign(new Error("Cannot find package 'bullmq' imported from /x"), { code: "ERR_MODULE_NOT_FOUND" });
		const failure = await refusal(loaded("bullmq", () => Promise.reject(missing)));
		expect(failure.message).toBe("An engine needs the library bullmq, which is not installed.");
		expect(failure.remedy).toBe("npm install bullmq ioredis");
	});

	it("does not run, says why", async () => {
		const failure = await refusal(loaded("ioredis", () => Promise.reject(new Error("no such symbol\n at …"))));
		expect(failure.message).toBe("The library ioredis does not run: no such symbol");
	});
});
