import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { putProgram } from "../../scripts/compiled.ts";
import { siteIn } from "../site.ts";
import { hasSlurm, type Slurm, startSlurm } from "./slurm.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const script = path.join(root, "examples/cluster/slurm.sh");

/** Makes a folder with the sample archive, in which the program is installed. */
function sampleIn(folder: string, cli: string): string {
	for (const name of ["content", ".eleventy.ts"]) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
	mkdirSync(path.join(folder, "node_modules/.bin"), { recursive: true });
	symlinkSync(path.resolve(cli, "../.."), path.join(folder, "node_modules/backfile"));
	writeFileSync(path.join(folder, "node_modules/.bin/backfile"), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, { mode: 0o755 });
	writeFileSync(path.join(folder, "package.json"), '{ "name": "sample", "private": true, "type": "module" }\n');
	return folder;
}

/** What the jobs printed, by the names of their files, whose numbers are those of the jobs. */
function printed(archive: string): string[] {
	const files = readdirSync(archive).filter((name) => /^slurm-.*\.out$/.test(name));
	return files.map((name) => readFileSync(path.join(archive, name), "utf8").trim());
}

describe.skipIf(!hasSlurm)("examples/cluster/slurm.sh in a real Slurm (skipped where slurmctld and slurmd are not installed)", () => {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-slurm-sample-"));
	let slurm: Slurm;
	let cli: string;

	beforeAll(async () => {
		cli = putProgram(path.join(folder, "program"));
		slurm = await startSlurm();
	});

	afterAll(async () => {
		await slurm?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it("builds the sample in an array of 7, byte for byte as a build on one machine does", async () => {
		const archive = sampleIn(path.join(folder, "archive"), cli);
		execFileSync("sh", [script], { cwd: archive, env: { ...slurm.env, PARTS: "7" } });
		await slurm.idle();
		const plain = sampleIn(path.join(folder, "plain"), cli);
		execFileSync(process.execPath, [cli, "build", "--quiet"], { cwd: plain });

		const parts = printed(archive).filter((text) => text.startsWith("Part "));
		expect(parts.map((text) => text.replace(/ in [\d.]+ s/, "")).sort()).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((part) => `Part ${part} of 7 (SLURM_ARRAY_TASK_ID ${part}): rendered.`),
		);
		const expected = siteIn(path.join(plain, "dist"));
		expect(expected.size).toBeGreaterThan(1_000);
		expect(siteIn(path.join(archive, "dist"))).toEqual(expected);
	});

	it("publishes nothing where planning fails, and leaves no job waiting", async () => {
		const archive = sampleIn(path.join(folder, "refused"), cli);
		writeFileSync(path.join(archive, "store"), "This is no folder.\n");
		execFileSync("sh", [script], { cwd: archive, env: { ...slurm.env, PARTS: "2" } });
		await slurm.idle();
		expect(printed(archive)).toEqual([expect.stringContaining("a file stands where it needs a folder")]);
		expect(existsSync(path.join(archive, "dist/index.html"))).toBe(false);
	});
});
