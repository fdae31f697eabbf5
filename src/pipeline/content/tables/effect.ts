import { parseDate } from "../../../article/date.ts";
import { collectFields } from "../../../article/fields/collect.ts";
import { textOf } from "../../../article/fields/releasedates.ts";
import { truthOf } from "../../../article/fields/truths.ts";
import type { FieldSource } from "../../../article/metadata.ts";
import type { Table, TableRow } from "./tables.ts";

/** An embargo that a story has where a row may be about it that says no more than a date of publication. */
export interface Until {
	readonly source: FieldSource;
	/** When it ends, in wall-clock milliseconds. */
	readonly from: number;
}

/** What a row that cannot be matched could do to the story that it means: keep it back, or keep it back until a date. */
export type Effect = "hides" | Until;

/** Says what rows that cannot be matched could do; undefined where the story is public with the row and without it. */
export function openEffects(): (table: Table, row: TableRow) => Effect | undefined {
	// Rows that say the same are many: a table has few statuses.
	const known = new Map<string, "hides" | PublicationDate | undefined>();
	return ({ file, mayHide }, { sources, takenIn, line }) => {
		if (!mayHide) return undefined;
		if (sources.length === 0 || takenIn.length > 0) return "hides";
		const key = JSON.stringify(sources.map(({ values }) => values));
		if (!known.has(key)) known.set(key, effectOfSources(sources));
		const says = known.get(key);
		return typeof says === "object" ? { source: { file, line, values: { embargo: says.written } }, from: says.from } : says;
	};
}

/** A date of publication, as it is written and as it is read. */
export interface PublicationDate extends Pick<Until, "from"> {
	readonly written: string;
}

/** What sources could do to a story that they may be about; undefined where it is public with them and without. */
export function effectOfSources(sources: readonly FieldSource[]): "hides" | PublicationDate | undefined {
	// In which zone a date begins is asked only of the embargo, when the story is read.
	const { fields, mustWait } = collectFields(sources, "UTC");
	const [status, published] = [fields.get("status"), fields.get("published")];
	const isDiscreet = [fields.get("noindex"), fields.get("hide_headline")].some((one) => one && truthOf(one.value) !== false);
	if (mustWait || isDiscreet || fields.has("embargo") || fields.has("expires")) return "hides";
	if (status && status.value !== "published") return "hides";
	if (!published) return undefined;
	const written = textOf(published.value);
	const date = parseDate(written, "UTC");
	return date ? { written, from: date.from } : "hides";
}
