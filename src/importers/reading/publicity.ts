import { parseDate } from "../../article/date.ts";
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
