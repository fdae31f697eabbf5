import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { type LedgerTask, workOnLedger } from "../../../src/pipeline/ledger/work.ts";
import { readLedger } from "../../../src/site/ledger/ledger.ts";
import { badAnswers, folderHost } from "../../ledger.ts";
import { buildArchive, makeArchive, story, write } from "../../pipeline/archives.ts";

/** How many stories there are, and how many are changed between two builds. `LEDGER_CHANGES` asks for more changes in all. */
const STORIES = Number(process.env.LEDGER_STORIES ?? 2_000);
const EACH = Math.min(500, STORIES / 4);
const CHANGES = Number(process.env.LEDGER_CHANGES ?? 10_000);

const at = Date.UTC(2026, 0, 1);

/** Numbers that are the same in every run, from 0 to 1. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

interface Told {
	readonly number: number;
	readonly file: string;
	readonly day: string;
	readonly tags: readonly string[];
	readonly isWithdrawn?: boolean;
	readonly hasId: boolean;
}

it("leads from every address that was ever published, through renames, re-dates, other tags, merged terms and removals", async () => {
	const random = numbers(18);
	const pick = (most: number) => Math.floor(random() * most);
	const dayOf = () => `20${10 + pick(12)}-0${1 + pick(9)}-${10 + pick(18)}`;
	const tagsOf = () => [`Tag ${pick(60)}`, `Tag ${pick(60)}`];
	const textOf = ({ number, day, tags, isWithdrawn, hasId }: Told) =>
		`${story(`Story number ${number}`, { published: day, tags, ...(hasId ? { id: `s${number}` } : {}), ...(isWithdrawn ? { status: "withdrawn" } : {}) })}\n${`The council of district ${number} has voted for wall ${number}, after a debate of ${number} hours in the old hall. `.repeat(2)}\n`;
	let stories = Array.from({ length: STORIES }, (_, number): Told => {
		return { number, file: `content/s${number}.md`, day: dayOf(), tags: tagsOf(), hasId: number % 2 === 0 };
	});
	const root = makeArchive(
		{ "urls.txt": "", ...Object.fromEntries(stories.map((told) => [told.file, textOf(told)])) },
		{ citations: ["bib"] },
	);
	const merged: string[] = [];
	const ever = new Set<string>();
	await buildArchive(root);
	for (let done = 0, renames = 0; ; done += EACH) {
		const ledger = readLedger(readFileSync(path.join(root, "urls.txt"), "utf8")).entries;
		for (const address of ledger.keys()) ever.add(address);
		const work = (task: LedgerTask) => workOnLedger({ config: path.join(root, ".eleventy.ts"), at, task });
		const { moved, givenUp, gone } = await work({ sort: "show" });
		expect(gone).toEqual([]);
		expect([...ever].filter((address) => !ledger.has(address))).toEqual([]);
		expect(await badAnswers(ever, folderHost(path.join(root, "dist"), [...moved, ...givenUp.map((from) => ({ from }))]))).toEqual([]);
		if (done >= CHANGES) break;
		const lost: number[] = [];
		const changed = new Map<number, Told>();
		for (let count = 0; count < EACH; count++) {
			const told = stories[pick(stories.length)] as Told;
			const now = changed.get(told.number) ?? told;
			const what = pick(100);
			// A withdrawn story is known by its id alone, which may be its file's path.
			if (what < 35 && !now.isWithdrawn) changed.set(told.number, { ...now, file: `content/f${pick(20)}/r${renames++}.md` });
			else if (what < 65) changed.set(told.number, { ...now, day: dayOf() });
			else if (what < 90) changed.set(told.number, { ...now, tags: tagsOf() });
			else if (what < 93 && merged.length < 50) merged.push(`  - { name: Tag ${pick(8)}, spellings: [Tag ${10 + merged.length}] }`);
			else if (what < 97) changed.set(told.number, { ...now, isWithdrawn: now.file === told.file });
			else lost.push(told.number);
		}
		for (const told of stories) {
			const now = changed.get(told.number);
			if (now || lost.includes(told.number)) rmSync(path.join(root, told.file), { force: true });
		}
		stories = stories.filter(({ number }) => !lost.includes(number)).map((told) => changed.get(told.number) ?? told);
		write(root, Object.fromEntries(stories.filter(({ number }) => changed.has(number)).map((told) => [told.file, textOf(told)])));
		if (merged.length > 0) write(root, { "content/terms.yml": `tags:\n${merged.join("\n")}\n` });
		const report = await buildArchive(root);
		if (lost.length > 0) {
			expect(report.published).toBe(false);
			const missing = (await work({ sort: "show" })).gone.map(({ address }) => address);
			await work({ sort: "forget", addresses: missing, why: "Removed in a test" });
		}
		const again = await buildArchive(root);
		expect(again.problems.filter(({ rule }) => rule === "address-gone")).toEqual([]);
	}
	expect(ever.size).toBeGreaterThan(5 * STORIES);
}, 1_800_000);
