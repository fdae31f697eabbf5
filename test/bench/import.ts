// Measures the time and the memory that the import of a large WordPress export takes: npm run bench:import -- --help
//
// The export repeats a small one (export.ts). --source names a real one; the default is that of the tests. Its stories are far
// shorter than those of a newspaper, so a megabyte holds more of them. The import is a whole process, as a user starts it, from a
// file to files. Memory is the peak of the resident memory of the process with all its threads (VmHWM).
import { readFileSync, statSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { Command } from "commander";
import type { ImportReport } from "../../src/importers/report/report.ts";
import { note, parseCount, runBench } from "./command.ts";
import { repeatExport } from "./export.ts";
import { describeMachine } from "./machine.ts";
import { nodeFor } from "./node.ts";
import { compileOurs } from "./ours.ts";
import { run } from "./run.ts";
import { defaultParent, fileSystemOf } from "./workspace.ts";

interface Options {
	readonly megabytes: number;
	readonly source: string;
	readonly jobs: number;
	readonly node?: string;
	readonly folder: string;
}

/** How often memory is read, in milliseconds. Rarely is enough, since the system keeps the peak. */
const EVERY = 100;

const options = new Command("bench:import")
	.description("Measures how long the import of a large WordPress export takes.")
	.option("--megabytes <number>", "how large it shall be", parseCount, 200)
	.option("--source <file>", "the export that is repeated", path.resolve(import.meta.dirname, "../importers/formats/wordpress/courier.xml"))
	.option("--jobs <number>", "how many threads the import may use", parseCount, 2)
	.option("--node <version>", "import with this Node, which is installed from npm; else with the one that runs the benchmark")
	.option("--folder <dir>", "where to work", defaultParent())
	.parse()
	.opts<Options>();

await runBench(options.folder, (folder, signal) => bench(folder, options, signal));

/** Runs the benchmark, and returns its report as Markdown. */
async function bench(folder: string, { megabytes, source, jobs, node: wanted }: Options, signal: AbortSignal): Promise<string> {
	const [load = 0] = loadavg();
	const node = await nodeFor(wanted, folder, signal);
	note("compiling Backfile …");
	const backfile = compileOurs(folder);
	note(`writing ${megabytes} MB …`);
	const file = path.join(folder, "export.xml");
	repeatExport(source, file, (_, bytes) => bytes >= megabytes * 1e6);
	note("importing …");
	let peak = 0;
	let watch: NodeJS.Timeout | undefined;
	const args = ["lib/cli.js", "import", "wordpress", file, "--into", path.join(folder, "content"), "--jobs", String(jobs), "--json"];
	const { seconds, stdout } = await run({ name: "backfile import", program: node.program, args, cwd: backfile }, signal, (pid) => {
		watch = setInterval(() => (peak = Math.max(peak, peakOf(pid))), EVERY);
	}).finally(() => clearInterval(watch));
	const { written } = JSON.parse(stdout) as ImportReport;
	const size = statSync(file).size / 1e6;
	const machine = `${describeMachine(load, node.version)}; files in ${fileSystemOf(folder)}; ${path.basename(source)}, repeated; --jobs ${jobs}`;
	const cells = [size.toFixed(0), grouped(written), seconds.toFixed(1), (size / seconds).toFixed(1), grouped(written / seconds)];
	return [
		`${machine}\n`,
		"| WXR, MB | stories written | s | MB/s | stories/s | peak memory, MB |",
		"| ---: | ---: | ---: | ---: | ---: | ---: |",
		`| ${cells.join(" | ")} | ${peak === 0 ? "" : grouped(peak / 1e6)} |`,
	].join("\n");
}

/** The peak of the resident memory of a process, in bytes; 0 if the system does not say it, or the process has ended. */
function peakOf(pid: number): number {
	try {
		return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
	} catch {
		return 0;
	}
}

function grouped(value: number): string {
	return new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(value);
}
