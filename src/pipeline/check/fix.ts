import { existsSync } from "node:fs";
import path from "node:path";
import { LISTING_OF } from "../../archive/terms.ts";
import { decode } from "../../article/encoding.ts";
import type { Finding, TermMerge } from "../../checks/finding.ts";
import { withMerges } from "../../checks/terms/termsfile.ts";
import { asCannotRun } from "../../system/answers.ts";
import { writeWhole } from "../../system/disk/whole.ts";
import { readBytes } from "../content/bytes.ts";
import type { Found } from "../content/find.ts";

/** What was mended, and what is left. */
export interface Fixed {
	/** The findings that are not mended. */
	readonly findings: Finding[];
	/** What was done, for people, a line for each. */
	readonly fixed: readonly string[];
}

const FILE = "terms.yml";

/**
 * Writes into terms.yml what findings say of names that are one for certain.
 * @param content the content folder, absolute
 * @throws {CannotRun} where the file cannot be written
 */
export function fixTerms(content: string, { terms }: Pick<Found, "terms">, findings: readonly Finding[]): Fixed {
	const merges = findings.flatMap(({ merge }) => merge ?? []);
	const left = (line: string): Fixed => ({ findings: [...findings], fixed: [line] });
	if (merges.length === 0) return left(`${FILE} is left as it is: no two names are one for certain.`);
	const file = path.join(content, FILE);
	if (terms === undefined && existsSync(file)) return left(`${FILE} is left as it is: it is not an ordinary file.`);
	const read = terms === undefined ? { bytes: new Uint8Array() } : readBytes(content, terms);
	if ("problem" in read) return left(`${FILE} is left as it is: ${read.problem.message}`);
	const merged = withMerges(decode(read.bytes).text, merges);
	if (!merged) return left(`${FILE} is left as it is: it has a fault, which must be mended first.`);
	if (merged.done.length === 0) return left(`${FILE} is left as it is: all such names have an entry of their own.`);
	try {
		writeWhole(file, merged.text, path.join(content, `.${FILE}.part`));
	} catch (error) {
		throw asCannotRun(error);
	}
	const done = new Set<TermMerge>(merged.done);
	return {
		findings: findings.filter(({ merge }) => !merge || !done.has(merge)),
		fixed: merged.done.map(({ kind, name, other }) => `${FILE}, ${LISTING_OF[kind]}: “${other}” is “${name}” from now on.`),
	};
}
