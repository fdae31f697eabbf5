import { describe, expect, it, onTestFinished } from "vitest";
import { CannotRun } from "../../src/problem.ts";
import { ThreadDied } from "../../src/system/threaddied.ts";
import { startThreads, type Threads } from "../../src/system/threads.ts";

function threadsFor(count: number, megabytes = 200, seconds = 60): Threads {
	const threads = startThreads(new URL("./modules/tasks", import.meta.url), count, { maxOldGenerationSizeMb: megabytes }, seconds);
	onTestFinished(() => threads.end());
	return threads;
}

describe("startThreads", () => {
	it("does a task by its name, and gives its result", async () => {
		expect(await threadsFor(1).run("double", 21)).toBe(42);
	});

	it("does as many tasks at a time as there are threads", async () => {
		const threads = threadsFor(2);
		const begun = new Int32Array(new SharedArrayBuffer(4));
		expect(await Promise.all([1, 2].map(() => threads.run("meet", { begun, count: 2 })))).toEqual([true, true]);
	});

	it("gives a CannotRun as it was thrown, with its remedy, and goes on", async () => {
		const threads = threadsFor(1);
		const error = await threads.run("refuse", "There is no content.").catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(CannotRun);
		expect(error).toMatchObject({ message: "There is no content.", remedy: "Try again." });
		expect(await threads.run("double", 1)).toBe(2);
	});

	it("gives an error of the operating system as a CannotRun that names the file", async () => {
		const error = await threadsFor(1)
			.run("read", "/no/such/file")
			.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(CannotRun);
		expect(error).toMatchObject({ message: expect.stringContaining("/no/such/file") });
	});

	it("gives any other error as what it is, and goes on", async () => {
		const threads = threadsFor(1);
		const error = await threads.run("fail", "A bug.").catch((thrown: unknown) => thrown);
		expect(error).not.toBeInstanceOf(CannotRun);
		expect(error).toMatchObject({ name: "TypeError", message: "A bug." });
		expect(await threads.run("double", 2)).toBe(4);
	});

	it("fails where a thread dies, and starts another", async () => {
		const threads = threadsFor(1);
		await expect(threads.run("die", 3)).rejects.toThrow(/exit|code 3/);
		expect(await threads.run("double", 3)).toBe(6);
	});

	it.each([
		["hang", 1, "it took more than 1 seconds"],
		["fill", 60, "memory"],
	])("says over which file a thread dies, and starts another: %s", async (name, seconds, reason) => {
		const threads = threadsFor(1, 40, seconds);
		const error = await threads.run(name, "a/ü.md").catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(ThreadDied);
		expect(error).toMatchObject({ file: "a/ü.md", reason: expect.stringContaining(reason) });
		expect(await threads.run("double", 4)).toBe(8);
	});

	it("lets a thread take its time that goes from file to file, or is at none", async () => {
		const threads = threadsFor(2, 200, 2);
		expect(await Promise.all([threads.run("walk", ["a", "b", "c", "d", "e"]), threads.run("wait", 2_500)])).toEqual([5, undefined]);
	});

	it("ends threads that are doing a task", async () => {
		const threads = threadsFor(1);
		const running = threads.run("wait", 60_000);
		const failure = expect(running).rejects.toThrow();
		await threads.end();
		await failure;
	});
});
