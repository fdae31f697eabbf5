import { readdirSync, readFileSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { workOnLedger } from "../../../src/pipeline/ledger/work.ts";
import { LEDGER, type Ledger, readLedger } from "../../../src/site/ledger/ledger.ts";
import { anHourLater, buildArchive, temporary, treeOf } from "../../pipeline/archives.ts";
import { ask, programOf, startServer } from "../hosts/servers.ts";
import { chanceOf } from "../newsroom.ts";
import { edit, editAll } from "./edits.ts";
import { mend, openPaper, type Paper, secretFolders } from "./paper.ts";

const AT = Date.UTC(2026, 0, 1);

const isWhole = process.env.BACKFILE_LEDGER === "whole";

/** A story has two addresses, and as many again are of listings in a small paper. */
const STORIES = isWhole ? 4_500 : 350;

const EDITS = isWhole ? 10_000 : 300;

/** After a quarter of them all addresses are asked for, and so on. `BACKFILE_ROUNDS` is another number. */
const ROUNDS = Number(process.env.BACKFILE_ROUNDS ?? 20);

const SEED = Number(process.env.BACKFILE_SEED ?? 1);

function ledgerOf({ root }: Paper): Ledger {
	return readLedger(readFileSync(path.join(root, LEDGER), "utf8")).entries;
}

function work({ root }: Paper, task: Parameters<typeof workOnLedger>[0]["task"]) {
	return anHourLater(() => workOnLedger({ config: path.join(root, ".eleventy.ts"), at: AT, task }));
}

/** Publishes, and where addresses are gone, does what is asked for before. Gives errors for which no edit is a reason. */
async function publish(paper: Paper): Promise<string[]> {
	for (let tries = 0; ; tries++) {
		const { published, problems } = await anHourLater(() => buildArchive(paper.root));
		const errors = problems.filter(({ severity, rule }) => severity === "error" && !KNOWN.has(rule));
		const lost = errors.filter(({ rule }) => rule === "address-gone");
		if (published) return errors.map(({ file, message }) => `${file}: ${message}`);
		expect(lost.length).toBeGreaterThan(0);
		if (tries === 3) expect(lost.slice(0, 5)).toEqual([]);
		const { gone } = await work(paper, { sort: "show" });
		expect(gone).toHaveLength(lost.length);
		const addresses = gone.map(({ address }) => address);
		const { forget, unexplained } = mend(paper, addresses, ledgerOf(paper));
		expect(unexplained).toEqual([]);
		if (forget.length > 0) await work(paper, { sort: "forget", addresses: forget, why: "It was removed" });
	}
}

/** Errors that edits of chance make, and that stop no publishing. */
const KNOWN: ReadonlySet<string> = new Set(["permalink-taken", "redirect-shadows"]);

/** Asks nginx for addresses, and follows each redirect once. Says which of them do not end well, and counts the ends. */
async function follow(paper: Paper, addresses: Iterable<string>) {
	const root = path.join(paper.root, "dist");
	const port = await startServer("nginx", { root, site: root, scratch: temporary() });
	const agent = new Agent({ keepAlive: true, maxSockets: 8 });
	const secrets = secretFolders(paper);
	const ends = { found: 0, moved: 0, gone: 0, secret: 0 };
	const faults: string[] = [];
	const endOf = async (address: string): Promise<keyof typeof ends | string> => {
		const { status, headers, body } = await ask(agent, port, address);
		if (secrets.some((folder) => address.startsWith(folder))) return status === 404 ? "secret" : `answers ${status}`;
		if (status === 410) return "gone";
		if (status === 200) return isRefresh(body) ? "is a page that leads on" : "found";
		if (status !== 301) return `answers ${status}`;
		const { pathname, search } = new URL(String(headers.location), "http://127.0.0.1");
		const next = await ask(agent, port, pathname + search);
		return next.status === 200 && !isRefresh(next.body) ? "moved" : `leads to ${pathname}, which answers ${next.status}`;
	};
	const rest = [...addresses];
	const lane = async () => {
		for (let address = rest.pop(); address !== undefined; address = rest.pop()) {
			const end = await endOf(address);
			if (end in ends) ends[end as keyof typeof ends]++;
			else faults.push(`${address}: ${end}; ${JSON.stringify(ledgerOf(paper).get(address))}`);
		}
	};
	await Promise.all(Array.from({ length: 8 }, lane));
	agent.destroy();
	return { ends, faults };
}

function isRefresh(body: string): boolean {
	return body.includes('http-equiv="refresh"');
}

function bytesOf(folder: string) {
	const rules = readdirSync(folder).filter((name) => name.startsWith(".backfile-nginx"));
	return { ...treeOf(folder), ...Object.fromEntries(rules.map((name) => [name, readFileSync(path.join(folder, name), "utf8")])) };
}

describe.skipIf(programOf("nginx") === undefined)("the ledger", () => {
	it(`keeps every address through ${EDITS} edits (seed ${SEED})`, async () => {
		const paper = openPaper(STORIES, chanceOf(SEED));
		await work(paper, { sort: "accept" });
		await anHourLater(() => buildArchive(paper.root));
		const ever = new Set(ledgerOf(paper).keys());
		const first = ever.size;
		const edits = new Map<string, number>();
		const count = (name: string) => edits.set(name, (edits.get(name) ?? 0) + 1);
		const wrong: string[] = [];
		for (let round = 1; round <= ROUNDS; round++) {
			for (let index = 0; index < EDITS / ROUNDS; index++) count(edit(paper));
			for (const name of editAll(paper)) count(name);
			wrong.push(...(await publish(paper)));
			const ledger = ledgerOf(paper);
			wrong.push(...[...ever].filter((address) => !ledger.has(address)).map((address) => `${address} is in the ledger no more`));
			for (const address of ledger.keys()) ever.add(address);
			paper.old = [...ledger].filter(([address, { id }]) => id !== undefined && address.endsWith(".html")).map(([address]) => address);
			if (round % Math.ceil(ROUNDS / 4) !== 0 && round < ROUNDS) continue;
			const { ends, faults } = await follow(paper, ever);
			wrong.push(...faults.map((fault) => `Round ${round}: ${fault}`));
			console.log(
				`Round ${round}: ${first} addresses at first, ${ever.size} now: ${JSON.stringify(ends)}; ${JSON.stringify(paper.settings)}`,
			);
			console.log(wrong.slice(0, 20).join("\n"));
		}
		expect(wrong.slice(0, 20)).toEqual([]);
		console.log(JSON.stringify(Object.fromEntries(edits)));
		// Who of two that want one address has it depends on who was published there before, which the ledger knows on every machine.
		const built = bytesOf(path.join(paper.root, "dist"));
		for (const folder of ["dist", ".backfile"]) rmSync(path.join(paper.root, folder), { recursive: true });
		await anHourLater(() => buildArchive(paper.root));
		expect(bytesOf(path.join(paper.root, "dist"))).toEqual(built);
	});
});
