import { DateTime } from "luxon";
import { CannotRun, type Problem } from "../../problem.ts";
import { readSitePath } from "../../site/address.ts";
import type { KeptAddresses } from "../../site/ledger/keep.ts";
import { LEDGER, type Ledger, type LedgerEntry, type ReadLedger } from "../../site/ledger/ledger.ts";
import { openCheck } from "../check/context.ts";
import { readAndPlan } from "../check/readplan.ts";
import type { BuildOptions } from "../options.ts";
import { type BuildSetup, setUpBuild } from "../settings/setup.ts";
import { ledgerIn, writeLedger } from "./file.ts";
import { type ImportedAddresses, importedAddresses } from "./imported.ts";

/** What is done with a ledger. */
export type LedgerTask =
	| { readonly sort: "show" | "accept" }
	| { readonly sort: "forget"; readonly addresses: readonly string[]; readonly why: string }
	| { readonly sort: "import"; readonly file: string };

/** What a caller may tell when a ledger is looked at or changed. */
export interface LedgerOptions extends Omit<BuildOptions, "strict" | "frozen" | "search"> {
	readonly task: LedgerTask;
}

/** How a ledger compares with the archive, and what was done. */
export interface LedgerReport {
	/** Whether there is a ledger, by now. */
	readonly isThere: boolean;
	/** Whether it was written. */
	readonly isWritten: boolean;
	/** How many addresses are in it. */
	readonly recorded: number;
	/** How many of them were given up. */
	readonly forgotten: number;
	/** Addresses of the site that are not in it. */
	readonly added: readonly string[];
	/** Addresses that lead to what stands elsewhere now. */
	readonly moved: readonly { readonly from: string; readonly to: string }[];
	/** Addresses at which a host says that what stood there is gone for good (410). */
	readonly givenUp: readonly string[];
	/** Addresses at which nothing answers: those that readers asked for most often first. */
	readonly gone: KeptAddresses["gone"];
	/** What an import read. */
	readonly imported?: {
		readonly form: ImportedAddresses["form"];
		readonly addresses: number;
		readonly leftOut: readonly (readonly [string, number])[];
	};
	/** What is wrong with the ledger, worst first. */
	readonly problems: readonly Problem[];
}

const NO_LEDGER: ReadLedger = { entries: new Map(), lineOf: () => undefined, faults: [] };

/**
 * Compares the ledger with the archive as it would be published now, and changes it as the task asks.
 * @throws {CannotRun} where there are no settings or no content, where the ledger cannot be understood, and where an address cannot be given up
 */
export async function workOnLedger({ task, ...options }: LedgerOptions): Promise<LedgerReport> {
	options.onProgress?.({ step: "reading", done: 0, of: 1 });
	const setup = await setUpBuild(options);
	const { root, settings } = setup.config;
	const standing = ledgerIn(root);
	const imported = task.sort === "import" ? await importedAddresses(task.file, settings) : undefined;
	const read = standing ?? NO_LEDGER;
	const changed = imported ? withAsked(read.entries, imported.asked) : read.entries;
	const before = await compare(setup, { ...read, entries: changed }, options);
	const ledger = task.sort === "forget" ? withForgotten(before, task, setup) : task.sort === "accept" ? before.ledger : changed;
	const isWritten = task.sort === "accept" ? before.isChanged || !standing : task.sort !== "show";
	if (isWritten) writeLedger(root, ledger);
	const after = task.sort === "show" || task.sort === "import" ? before : await compare(setup, { ...read, entries: ledger }, options);
	const byAsked = [...after.gone].sort((a, b) => (b.asked ?? 0) - (a.asked ?? 0));
	return {
		isThere: isWritten || standing !== undefined,
		isWritten,
		recorded: ledger.size,
		forgotten: [...ledger.values()].filter(({ forgotten }) => forgotten !== undefined).length,
		added: after.added,
		moved: [...after.moved].map(([from, to]) => ({ from, to })),
		givenUp: after.recorded.filter(({ to }) => to === undefined).map(({ from }) => from),
		gone: byAsked,
		...(imported && { imported: { form: imported.form, addresses: imported.asked.size, leftOut: [...imported.leftOut] } }),
		problems: after.problems,
	};
}

async function compare(setup: BuildSetup, ledger: ReadLedger, { signal }: Pick<BuildOptions, "signal">): Promise<KeptAddresses> {
	const { kept } = (await readAndPlan(await openCheck(setup), { ledger, signal })).site.plan;
	if (kept === undefined) throw new Error("The plan was made without the ledger.");
	return kept;
}

/** A ledger with the addresses of an older site, and with how often each was asked for. */
function withAsked(ledger: Ledger, asked: ReadonlyMap<string, number>): Ledger {
	const entries = new Map(ledger);
	for (const [address, count] of asked)
		entries.set(address, { ...entries.get(address), asked: (entries.get(address)?.asked ?? 0) + count });
	return entries;
}

/** A ledger in which addresses are given up. */
function withForgotten(
	{ ledger, stands }: KeptAddresses,
	{ addresses, why }: { readonly addresses: readonly string[]; readonly why: string },
	{ at, config: { settings } }: BuildSetup,
): Ledger {
	const day = DateTime.fromMillis(at, { zone: settings.timeZone }).toISODate();
	const entries = new Map<string, LedgerEntry>(ledger);
	for (const written of addresses) {
		const address = addressIn(ledger, written, settings);
		const entry = address === undefined ? undefined : ledger.get(address);
		if (address === undefined || entry === undefined)
			throw new CannotRun(
				`${written} is not in ${LEDGER}.`,
				"Name an address that was published, as backfile ledger lists it.",
				"docs/addresses.md#backfile-ledger",
			);
		if (stands(address))
			throw new CannotRun(
				`${written} is published now, so it cannot be given up.`,
				"Take the story off the site first: give it status: withdrawn, and a note stands in its place.",
				"docs/addresses.md#backfile-ledger",
			);
		entries.set(address, { ...entry, forgotten: `${day} ${why.replace(/\s+/g, " ").trim()}` });
	}
	return entries;
}

/** The address of a ledger that somebody wrote as it is, or as a path that is not encoded, or whole. */
function addressIn(ledger: Ledger, written: string, settings: BuildSetup["config"]["settings"]): string | undefined {
	if (ledger.has(written)) return written;
	const read = readSitePath(written, settings);
	const encoded = "path" in read ? encodeURI(read.path) : encodeURI(written);
	return ledger.has(encoded) ? encoded : undefined;
}
