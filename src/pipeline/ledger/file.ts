import { readFileSync } from "node:fs";
import path from "node:path";
import { CannotRun, codeOf } from "../../problem.ts";
import { LEDGER, type Ledger, ledgerText, type ReadLedger, readLedger } from "../../site/ledger/ledger.ts";
import { writeWhole } from "../../system/disk/whole.ts";
import { sha256Of } from "../../system/hash.ts";
import { once } from "../../system/once.ts";

/** A ledger as it stands on the disk. A build that would only repeat the last one needs its hash alone. */
export interface StandingLedger {
	/** SHA-256 of the file, hex. */
	readonly hash: string;
	/**
	 * What stands in it, read when it is first asked for.
	 * @throws {CannotRun} where a merge left its marks in it, or a line cannot be understood: an address could be lost
	 */
	read(): ReadLedger;
}

/**
 * Opens the ledger beside some settings; undefined where there is none.
 * @param root the folder of the settings file
 * @throws an error of the operating system where it is there and cannot be read
 */
export function openLedger(root: string): StandingLedger | undefined {
	try {
		const text = readFileSync(path.join(root, LEDGER), "utf8");
		return { hash: sha256Of(text), read: once(() => readWhole(text)) };
	} catch (error) {
		if (codeOf(error) === "ENOENT") return undefined;
		throw error;
	}
}

/**
 * Reads the ledger beside some settings; undefined where there is none.
 * @throws {CannotRun} as its `read` does
 */
export function ledgerIn(root: string): ReadLedger | undefined {
	return openLedger(root)?.read();
}

function readWhole(text: string): ReadLedger {
	const read = readLedger(text);
	const fault = read.faults.find(({ sort }) => sort !== "twice");
	if (fault?.sort === "conflict")
		throw new CannotRun(
			`${LEDGER}:${fault.line}: a merge of git left its marks in the file.`,
			"Delete the lines that begin with <<<<<<<, ======= and >>>>>>>, and keep all others: what stands twice does no harm.",
			"docs/addresses.md#backfile-ledger",
		);
	if (fault)
		throw new CannotRun(
			`${LEDGER}:${fault.line}: this is no line of a ledger: an address that begins with a slash, and the id of its story or "-", with a tab between them.`,
			"Mend the line, or restore the file from your version control.",
			"docs/addresses.md#backfile-ledger",
		);
	return read;
}

/**
 * Writes a ledger beside some settings, whole or not at all.
 * @returns SHA-256 of the file, hex
 */
export function writeLedger(root: string, ledger: Ledger): string {
	const text = ledgerText(ledger);
	writeWhole(path.join(root, LEDGER), text);
	return sha256Of(text);
}
