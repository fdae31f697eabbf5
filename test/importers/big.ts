/*
 * Makes a large WXR by repeating a small one with new ids, imports it with the command, and says how fast that was and how much memory it took.
 *
 *     node --import tsx test/importers/big.ts [--mb 1000] [--source export.xml] [--keep]
 */
import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { repeatExport } from "./repeat.ts";

const { values } = parseArgs({
	options: { mb: { type: "string", default: "200" }, source: { type: "string" }, keep: { type: "boolean", default: false } },
});
const folder = mkdtempSync(path.join(os.tmpdir(), "backfile-big-"));
const file = path.join(folder, "big.xml");
repeatExport(
	values.source ?? path.join(import.meta.dirname, "wordpress", "courier.xml"),
	file,
	(_, bytes) => bytes >= Number(values.mb) * 1e6,
);
const megabytes = statSync(file).size / 1e6;
const seconds = await runImport();
process.stdout.write(
	`${megabytes.toFixed(0)} MB in ${seconds.time.toFixed(1)} s: ${(megabytes / seconds.time).toFixed(1)} MB/s, peak memory ${seconds.peak.toFixed(0)} MB\n`,
);
if (values.keep) process.stdout.write(`${folder}\n`);
else rmSync(folder, { recursive: true });

/** Memory is that of all threads of the process, as the system counts it. */
function runImport(): Promise<{ time: number; peak: number }> {
	const cli = path.resolve(import.meta.dirname, "../../src/cli.ts");
	const started = performance.now();
	let peak = 0;
	const child = spawn(
		process.execPath,
		["--import", "tsx", cli, "import", "wordpress", file, "--into", path.join(folder, "content"), "--json"],
		{
			cwd: path.resolve(import.meta.dirname, "../.."),
			stdio: ["ignore", openSync(path.join(folder, "report.json"), "w"), "inherit"],
		},
	);
	const watch = setInterval(() => {
		try {
			const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
			peak = Math.max(peak, Number(kilobytes ?? 0) / 1000);
		} catch {
			// It is over.
		}
	}, 100);
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (code) => {
			clearInterval(watch);
			const time = (performance.now() - started) / 1000;
			if (code === 0) resolve({ time, peak });
			else reject(new Error(`The import ended with ${code}.`));
		});
	});
}
