import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { CannotRun } from "../../../src/problem.ts";
import { at } from "../../../src/system/pulse.ts";

// Tasks for threads.test.ts.

export function double(number: number): number {
	return number * 2;
}

export function wait(milliseconds: number): Promise<void> {
	return setTimeout(milliseconds);
}

/** Waits until as many tasks as `count` have begun; false where they do not. */
export function meet({ begun, count }: { readonly begun: Int32Array<SharedArrayBuffer>; readonly count: number }): boolean {
	Atomics.add(begun, 0, 1);
	Atomics.notify(begun, 0);
	for (let now = Atomics.load(begun, 0); now < count; now = Atomics.load(begun, 0)) {
		if (Atomics.wait(begun, 0, now, 30_000) === "timed-out") return false;
	}
	return true;
}

export function refuse(message: string): never {
	throw new CannotRun(message, "Try again.");
}

export function read(file: string): string {
	return readFileSync(file, "utf8");
}

export function fail(message: string): never {
	throw new TypeError(message);
}

export function die(code: number): never {
	process.exit(code);
}

/** Is at a file for ever. */
export function hang(file: string): never {
	return at(file, () => {
		for (;;);
	});
}

/** Takes all memory over a file. */
export function fill(file: string): never {
	return at(file, () => {
		for (const taken: string[][] = []; ; ) taken.push(Array.from({ length: 100_000 }, (_, index) => `${file} ${index}`));
	});
}

/** Is at many files in turn, and waits between them. */
export async function walk(files: readonly string[]): Promise<number> {
	for (const file of files) {
		at(file, () => undefined);
		await setTimeout(500);
	}
	return files.length;
}
