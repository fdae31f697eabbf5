import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { LOCK } from "../../src/pipeline/publish/lock/lease.ts";
import { JOURNAL } from "../../src/pipeline/publish/manifest.ts";
import { expectNoneOf, leftovers, many, outputsIn } from "../cli/builds.ts";
import { start } from "../cli/run.ts";
import { buildArchive, makeArchive, story, treeOf, write } from "../pipeline/archives.ts";

/** What lies in the output folder when a step has begun. */
const SIGNS = { reading: LOCK, rendering: ".backfile-staging", publishing: JOURNAL } as const;

describe("a build that is interrupted", () => {
	it("says so once, and leaves the site or the new one, and no process", async () => {
		const root = makeArchive({ "content/a.md": story("First", { published: "2020-01-01" }) });
		await buildArchive(root);
		const dist = path.join(root, "dist");
		const before = treeOf(dist);
		write(root, many(1_050));
		for (const [step, signal] of [
			["reading", "SIGINT"],
			["rendering", "SIGTERM"],
			["publishing", "SIGINT"],
		] as const) {
			const { child, ended } = start(root, "build");
			while (child.exitCode === null && !existsSync(path.join(dist, SIGNS[step]))) await setTimeout(2);
			// A terminal sends the signal to the whole group.
			if (child.exitCode === null) process.kill(-(child.pid as number), signal);
			const { code, out, err } = await ended;
			if (code === 0 && step === "publishing") expect(Object.keys(treeOf(dist))).toHaveLength(outputsIn(out));
			else {
				expect({ code, err }, step).toEqual({
					code: 2,
					err: "The build was stopped.\n    Build again; nothing was published.\n    See docs/builds.md\n",
				});
				expect(treeOf(dist), step).toEqual(before);
			}
			expect(leftovers(dist)).toEqual([]);
			await expectNoneOf(child);
		}
	});
});
