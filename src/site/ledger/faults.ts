import type { Article } from "../../article/article.ts";
import { readableAddress } from "../../article/text.ts";
import type { Problem } from "../../problem.ts";
import { LEDGER, type LedgerEntry, type LedgerFault } from "./ledger.ts";

/** What is known of an address that is gone. */
interface Known {
	/** Its line in the ledger, 1-based. */
	readonly line: number | undefined;
	/** A story that may stand for it now. */
	readonly likely: Article | undefined;
	/** Whether its story is there, and is not published. */
	readonly isUnpublished: boolean;
}

/** The problem of an address at which nothing answers, though nobody gave it up. */
export function goneProblem(from: string, { id, asked }: LedgerEntry, { line, likely, isUnpublished }: Known): Problem {
	const shown = readableAddress(from);
	const isForeign = asked !== undefined && id === undefined;
	const what = isForeign ? ofOldSite(shown, asked) : `${shown} was published`;
	const forget = `give the address up: backfile ledger forget "${from}" --why "…"`;
	// No page can stand at an address with a query: a host alone leads on from it.
	const redirect = `${from.includes("?") ? "old_addresses" : "redirect_from"}: ["${from}"]`;
	return {
		file: LEDGER,
		line,
		rule: "address-gone",
		severity: "error",
		message: `${what}, and nothing answers at it now${id === undefined ? "" : `; the story "${id}" stood there`}.`,
		remedy: isUnpublished
			? `That story is not published now. Give it "status: withdrawn", so that a note stands in its place, or ${forget}.`
			: likely
				? `Write ${redirect} into ${likely.file}, or ${forget}.`
				: `Write ${redirect} into the story that stands for it now, bring the story back with "status: withdrawn", or ${forget}.`,
	};
}

function ofOldSite(shown: string, asked: number): string {
	if (asked === 0) return `The old site had ${shown}`;
	return `Readers of the old site asked for ${shown} (${asked === 1 ? "once" : `${asked} times`})`;
}

/** The problem of a line that names another story than an earlier one does. */
export function twiceProblem({ line, address = "" }: LedgerFault): Problem {
	return {
		file: LEDGER,
		line,
		rule: "ledger-line",
		severity: "warning",
		message: `${readableAddress(address)} stands in an earlier line with another story.`,
		remedy: "Delete the line that is wrong.",
	};
}
