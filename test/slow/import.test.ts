import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addsUp, type ImportReport } from "../../src/importers/report/report.ts";
import { repeatExport } from "../bench/export.ts";
import { treeOf } from "../importers/contract.ts";
import { temporary } from "../pipeline/archives.ts";
import { putProgram } from "../scripts/compiled.ts";
import { chanceOf } from "./newsroom.ts";

/** How many imports are killed. */
const KILLS = Number(process.env.BACKFILE_KILLS ?? 25);

/** The same seed makes the same exports and edits. The moment at which an import is killed also depends on the machine. */
const SEED = Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000);

/** How many repetitions an export has, of thirteen stories each: enough that threads are used. */
const ROUNDS = 60;

const JOURNAL = "imports/.wordpress-courier-example.journal";

type Tree = Readonly<Record<string, string>>;

const program = mkdtempSync(path.join(tmpdir(), "backfile-"));
let cli = "";
beforeAll(() => {
	cli = putProgram(program);
});
afterAll(() => rmSync(program, { recursive: true, force: true }));

it(`${KILLS} killed imports lose nothing, make nothing twice, and are finished by the next`, {
	timeout: 600_000 + KILLS * 20_000,
}, async () => {
	const chance = chanceOf(SEED);
	const scratch = temporary();
	const media = path.join(scratch, "media/2019/07");
	mkdirSync(media, { recursive: true });
	writeFileSync(path.join(media, "wall.jpg"), "JPEG".repeat(100_000));
	const source = path.join(import.meta.dirname, "../importers/formats/wordpress/courier.xml");
	const [older, newer] = ["older.xml", "newer.xml"].map((name) => path.join(scratch, name)) as [string, string];
	repeatExport(source, older, (round) => round > ROUNDS, changed(1));
	repeatExport(source, newer, (round) => round > ROUNDS + 3, changed(0));

	const calm = path.join(scratch, "calm");
	const steps: {
		readonly file: string;
		readonly report: ImportReport;
		readonly tree: Tree;
		readonly ms: number;
		readonly writing: number;
	}[] = [];
	for (const file of [older, newer, older]) {
		if (steps.length === 1) edit(calm, chanceOf(SEED));
		const { report, ms, writing } = await importAll(calm, file);
		steps.push({ file, report, tree: treeOf(calm), ms, writing });
	}
	expect(steps.map(({ report }) => addsUp(report))).toEqual([true, true, true]);
	expect(steps[1]?.report.problems.filter(({ rule }) => rule === "edited-by-hand")).toHaveLength(9);
	// A story that becomes Markdown from one export becomes HTML from the other.
	expect(Object.keys(steps[1]?.tree ?? {}).filter((file) => !(file in (steps[0]?.tree ?? {}))).length).toBeGreaterThan(ROUNDS);

	const met: Record<string, number> = { reading: 0, writing: 0, ended: 0 };
	const found: string[] = [];
	let kills = 0;
	// Until one was met while it writes: which moment that is depends on the machine.
	const isWanted = () => kills < KILLS || met.writing === 0;
	for (let round = 0; isWanted(); round++) {
		const root = path.join(scratch, `killed-${round}`);
		for (const [number, step] of steps.entries()) {
			if (number === 1) edit(root, chanceOf(SEED));
			const before = treeOf(root);
			for (let left = chance.between(1, 4); left > 0 && isWanted(); left--) {
				const phase = await importKilled(root, step.file, { isWriting: chance.next() < 0.8, share: chance.next() * 1.05, ...step });
				met[phase] = (met[phase] ?? 0) + 1;
				if (phase === "ended") break;
				kills++;
				found.push(...torn(treeOf(root), [before, step.tree]).map((file) => `${file}: torn (import ${number + 1}, kill ${kills})`));
			}
			const { report } = await importAll(root, step.file);
			expect(addsUp(report)).toBe(true);
			expect(report.records).toBe(step.report.records);
			expect(report.written + report.unchanged).toBe(step.report.written + step.report.unchanged);
			const tree = treeOf(root);
			found.push(
				...[...new Set([...Object.keys(tree), ...Object.keys(step.tree)])]
					.filter((file) => !file.startsWith("imports/") && tree[file] !== step.tree[file])
					.map(
						(file) =>
							`${file}: ${file in tree ? (file in step.tree ? "other" : "too much") : "missing"} (import ${number + 1}, kill ${kills})`,
					),
			);
			expect(Object.keys(tree).filter((file) => file.startsWith("imports/"))).toEqual(["imports/wordpress-courier-example.json"]);
			expect(filesIn(tree)).toEqual(filesIn(step.tree));
		}
		rmSync(root, { recursive: true });
	}
	console.log(`Seed ${SEED}. Killed: ${JSON.stringify(met)}.`);
	expect(found.slice(0, 20)).toEqual([]);
});

/** The items of one repetition in one of two exports: with other words or another form, and sometimes none. */
function changed(which: 0 | 1): (items: string, round: number) => string {
	return (items, round) => {
		if (which === 0 && round % 10 === 4) return "";
		const words = round % 3 === which ? items.replaceAll(`Round ${round}. `, `Round ${round}, put right. `) : items;
		return round % 2 === which ? words.replace("came at night", "<u>came</u> at night") : words;
	};
}

/** An editor changes seven stories and deletes two. */
function edit(root: string, chance: ReturnType<typeof chanceOf>): void {
	// The items of some repetitions are in one export only.
	const stories = Object.keys(treeOf(root)).filter((file) => /^content\/.*-\d?[0-35-9]\.(md|html)$/.test(file));
	const chosen = new Set<string>();
	while (chosen.size < 9) chosen.add(chance.pick(stories));
	for (const [index, file] of [...chosen].entries()) {
		if (index > 6) rmSync(path.join(root, file));
		else writeFileSync(path.join(root, file), `${readFileSync(path.join(root, file), "utf8")}\nBy hand.\n`);
	}
}

function argumentsFor(root: string, file: string): readonly string[] {
	const media = path.join(path.dirname(file), "media");
	return [cli, "import", file, "--into", path.join(root, "content"), "--media", media, "--json", "--jobs", "2"];
}

function start(root: string, file: string) {
	mkdirSync(root, { recursive: true });
	// With a settings file, imports are remembered in the archive's folder.
	writeSettings(root);
	return spawn(process.execPath, argumentsFor(root, file), { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
}

function writeSettings(root: string): void {
	const settings = `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/", onThisDay: false });
export default function (config) { config.addPlugin(backfile, archive); }
`;
	if (!existsSync(path.join(root, ".eleventy.ts"))) writeFileSync(path.join(root, ".eleventy.ts"), settings);
}

async function importAll(root: string, file: string): Promise<{ report: ImportReport; ms: number; writing: number }> {
	const started = performance.now();
	const child = start(root, file);
	let [out, err] = ["", ""];
	child.stdout.on("data", (part) => {
		out += String(part);
	});
	child.stderr.on("data", (part) => {
		err += String(part);
	});
	const ended = once(child, "close");
	await Promise.race([grows(path.join(root, JOURNAL), 0, ended), ended]);
	const began = performance.now();
	await ended;
	expect({ code: child.exitCode, err }).toEqual({ code: 0, err: "" });
	return { report: JSON.parse(out) as ImportReport, ms: performance.now() - started, writing: performance.now() - began };
}

interface Moment {
	/** Whether to kill it while it writes; else at any time after its start. */
	readonly isWriting: boolean;
	/** When to kill it, as a share of the time that this usually takes. */
	readonly share: number;
	readonly ms: number;
	readonly writing: number;
}

async function importKilled(
	root: string,
	file: string,
	{ isWriting, share, ms, writing }: Moment,
): Promise<"reading" | "writing" | "ended"> {
	const journal = path.join(root, JOURNAL);
	const sizeBefore = sizeOf(journal);
	const child = start(root, file);
	child.stdout.resume();
	child.stderr.resume();
	const ended = once(child, "close");
	if (isWriting) await Promise.race([grows(journal, sizeBefore, ended), ended]);
	await Promise.race([new Promise((resolve) => void setTimeout(resolve, share * (isWriting ? writing : ms))), ended]);
	if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
	await ended;
	if (child.signalCode !== "SIGKILL") return "ended";
	return existsSync(journal) ? "writing" : "reading";
}

/** Waits until a file grows, or until a promise ends. */
async function grows(file: string, before: number, end: Promise<unknown>): Promise<void> {
	const over = new AbortController();
	void end.then(() => over.abort());
	while (!over.signal.aborted && sizeOf(file) <= before) await new Promise((resolve) => void setTimeout(resolve, 2));
}

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Files of the archive that are neither the old nor the new version. */
function torn(tree: Tree, versions: readonly Tree[]): string[] {
	const passing = /\.backfile-import\.part$|^imports\//;
	return Object.keys(tree).filter((file) => !passing.test(file) && !versions.some((version) => version[file] === tree[file]));
}

/** What an import remembers of its files. */
function filesIn(tree: Tree): unknown {
	return (JSON.parse(tree["imports/wordpress-courier-example.json"] ?? "{}") as { files?: unknown }).files;
}
