import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import { temporary, treeOf } from "../pipeline/archives.ts";

const repository = path.resolve(import.meta.dirname, "../..");
const at = Date.UTC(2026, 10, 24);

describe("the sample archive", () => {
	it("gives the same bytes in every time zone", async () => {
		const folder = temporary();
		await build({ config: path.join(repository, ".eleventy.ts"), output: path.join(folder, "site"), at });
		const tree = treeOf(path.join(folder, "site"));
		const loader = `file://${path.join(repository, "node_modules/tsx/dist/esm/index.mjs")}`;
		for (const zone of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
			const output = path.join(folder, zone);
			const words = [
				"--import",
				loader,
				path.join(repository, "src/cli.ts"),
				"build",
				"--output",
				output,
				"--at",
				new Date(at).toISOString(),
				"--quiet",
			];
			await promisify(execFile)(process.execPath, words, { cwd: repository, env: { ...process.env, TZ: zone, LANG: "tr_TR.UTF-8" } });
			expect(treeOf(output)).toEqual(tree);
		}
	});
});
