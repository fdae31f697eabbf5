import { expect, it, onTestFinished } from "vitest";
import { AHEAD, type LateThreads, lateThreads } from "../../src/system/latethreads.ts";

function threadsFor(size: number): LateThreads {
	const threads = lateThreads(new URL("./modules/tasks", import.meta.url), size, { maxOldGenerationSizeMb: 200 });
	onTestFinished(() => threads.end());
	return threads;
}

it("does batches, and has room for some that wait", async () => {
	const threads = threadsFor(1);
	const first = threads.run<number>("double", 21);
	expect(threads.hasRoom()).toBe(AHEAD > 1);
	const others = Array.from({ length: AHEAD - 1 }, () => threads.run<number>("double", 1));
	expect(threads.hasRoom()).toBe(false);
	expect(await first).toBe(42);
	await Promise.all(others);
	expect(threads.hasRoom()).toBe(true);
});

it("has no room without threads", () => {
	expect(threadsFor(0).hasRoom()).toBe(false);
});

it("throws a failure where its result is waited for", async () => {
	const threads = threadsFor(1);
	const failed = threads.run("refuse", "There is no content.");
	expect(await threads.run("double", 1)).toBe(2);
	await expect(failed).rejects.toThrow("There is no content.");
});
