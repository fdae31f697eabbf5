import { type ChildProcess, execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { expect, vi } from "vitest";
import { story } from "../pipeline/archives.ts";

/** Enough stories that threads are started for them. */
export function many(count: number, lines = 1): Record<string, string> {
	const stories = Array.from({ length: count }, (_, index) => {
		const day = new Date(Date.UTC(2000, 0, 1 + (index % 30))).toISOString().slice(0, 10);
		return [`content/${index}.md`, story(`Story ${index}`, { published: day, tags: [`t${index % 5}`] }, "Words. ".repeat(lines))] as const;
	});
	return Object.fromEntries(stories);
}

/** The files that a build leaves besides the site. */
export function leftovers(dist: string): string[] {
	return readdirSync(dist).filter((name) => name.startsWith(".backfile") && name !== ".backfile.json");
}

/** The number of outputs that a build says the site has. */
export function outputsIn(out: string): number {
	return Number(/^([\d,]+) outputs in /m.exec(out)?.[1]?.replaceAll(",", ""));
}

/** Waits until every process of a group has ended. The process of tsx ends a little after the others. */
export async function expectNoneOf({ pid }: ChildProcess): Promise<void> {
	const group = () =>
		execFileSync("ps", ["-eo", "pgid=,stat=,args="], { encoding: "utf8" })
			.split("\n")
			.filter((line) => Number.parseInt(line, 10) === pid);
	await vi.waitFor(() => expect(group()).toEqual([]), { timeout: 30_000 });
}
