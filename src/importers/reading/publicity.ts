import { parseDate } from "../../article/date.ts";
import { plainName } from "../../article/fields/names.ts";
import { publicityForm, readPublicity } from "../../article/fields/publicity.ts";

/** A field of a record that says that it is not public, and how it says so. */
export interface Withheld {
	readonly key: string;
	readonly value: string;
}

/**
 * Finds among the fields of a record that its format does not know one that says that it is not public (`visibility: members`).
 * Programs keep much under such names: a value counts where it can be understood.
 */
export function withheldBy(fields: Iterable<readonly [key: string, value: unknown]>): Withheld | undefined {
	for (const [key, value] of fields) {
		const form = publicityForm(key);
		if (form === undefined || value === undefined || value === null || value === "") continue;
		// `published` may be when.
		if (typeof value === "string" && (value.trim() === "" || parseDate(value, "UTC")?.year !== undefined)) continue;
		if (readPublicity(form, typeof value === "string" ? value.trim() : value) === "draft") return { key, value: String(value) };
	}
	return undefined;
}

/** Keys and words that say that a story is to be finished or to come, and not that it is kept from readers. */
const UNFINISHED =
	/^(is)?(drafts?|autodraft|unpublished|notpublished|published?|publishing|live|active|online|visible|enabled|approved|render|future|scheduled|pending|pendingreview|review|inreview|inprogress|wip|todo|idea)$/;

/** Whether a value that keeps a record from being published says that it was kept from readers: `private`, `members`, a password. */
export function isKeptFromReaders(key: string, value: unknown): boolean {
	const form = publicityForm(key);
	if (form === undefined || readPublicity(form, value) !== "draft") return false;
	return !UNFINISHED.test(plainName(form === "word" ? String(value) : key));
}
