import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CannotRun, codeOf } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import type { OldAddress } from "../../site/ledger/oldaddress.ts";

/** The folder in which imports remember what they did, beside the settings. */
const IMPORTS = "imports";

/** What an import says of every file that it wrote stands behind this, and is of no concern here. */
const FILES = ',\n\t"files": {';

const recordSchema = z.object({
	addresses: z
		.object({ listings: z.array(z.object({ from: z.string(), to: z.string().optional() })).default([]) })
		.default({ listings: [] }),
});

/**
 * The records of imports, absolute and sorted: what the rules of a host are made from beside the stories. None where no rules are made.
 * @param root the folder of the settings
 */
export function importRecords(root: string, { host }: Pick<Settings, "host">): string[] {
	if (host === undefined) return [];
	try {
		const names = readdirSync(path.join(root, IMPORTS)).filter((name) => name.endsWith(".json") && !name.startsWith("."));
		return names.sort().map((name) => path.join(root, IMPORTS, name));
	} catch (error) {
		if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return [];
		throw error;
	}
}

/**
 * Where the listings of old sites have gone, as imports recorded it.
 * @throws {CannotRun} where a record cannot be read
 */
export function readListings(root: string, settings: Pick<Settings, "host">): OldAddress[] {
	return importRecords(root, settings).flatMap((file) => {
		const name = path.posix.join(IMPORTS, path.basename(file));
		return listingsIn(readFileSync(file, "utf8"), name).map(({ from, to }) => ({ from, to, file: name }));
	});
}

function listingsIn(text: string, name: string): readonly Pick<OldAddress, "from" | "to">[] {
	const end = text.indexOf(FILES);
	try {
		return recordSchema.parse(JSON.parse(end < 0 ? text : `${text.slice(0, end)}}`)).addresses.listings;
	} catch {
		throw new CannotRun(
			`${name} is damaged: it does not say where the listings of the old site have gone.`,
			"Restore it from your version control, or take the setting host out.",
			"docs/hosts.md",
		);
	}
}
