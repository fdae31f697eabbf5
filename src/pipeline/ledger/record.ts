import { CannotRun, type Problem } from "../../problem.ts";
import type { KeptAddresses } from "../../site/ledger/keep.ts";
import { LEDGER } from "../../site/ledger/ledger.ts";
import type { Plan } from "../../site/plan.ts";
import { type StandingLedger, writeLedger } from "./file.ts";

/** What it takes to record addresses. */
interface RecordContext {
	/** The folder of the settings. */
	readonly config: { readonly root: string };
	readonly ledger: Pick<StandingLedger, "hash"> | undefined;
	readonly isRecording: boolean;
}

/**
 * Records the addresses of a site that was published, where there is a ledger and it may be written.
 * @returns SHA-256 of a ledger that has them all, hex; undefined where there is none
 */
export function recordAddresses({ config, ledger, isRecording }: RecordContext, { kept }: Pick<Plan, "kept">): string | undefined {
	if (!kept?.isChanged) return ledger?.hash;
	return isRecording ? writeLedger(config.root, kept.ledger) : undefined;
}

/** What a build wrote into the ledger. */
export interface Recorded {
	/** How many addresses are new in it. */
	readonly added: number;
	/** How many of all its addresses lead elsewhere now. */
	readonly moved: number;
}

/** What a build wrote into the ledger; undefined where there is none, or it stayed as it was. */
export function recordedIn({ isRecording }: Pick<RecordContext, "isRecording">, { kept }: Pick<Plan, "kept">): Recorded | undefined {
	return kept?.isChanged && isRecording ? { added: kept.added.length, moved: kept.moved.size } : undefined;
}

/**
 * The addresses that are not in the ledger, as problems.
 * @throws {CannotRun} where there is no ledger
 */
export function unrecordedProblems(kept: KeptAddresses | undefined): Problem[] {
	if (kept === undefined)
		throw new CannotRun(
			`There is no ${LEDGER}.`,
			"Make it with backfile ledger --accept, and commit it.",
			"docs/addresses.md#backfile-ledger",
		);
	return kept.added.map(
		(url): Problem => ({
			file: LEDGER,
			rule: "address-unrecorded",
			severity: "error",
			message: `${url} is not recorded.`,
			remedy: "Run backfile ledger --accept, and commit urls.txt.",
		}),
	);
}
