import { latestYearIn } from "../../../article/dates/suggest.ts";
import { saysUnknown } from "../../../article/dates/unknown.ts";
import { type PublicityForm, readPublicity, type Status, strictest } from "../../../article/fields/publicity.ts";
import { isKeptFromReaders } from "../../reading/publicity.ts";
import type { Columns, PublicityValue, SortedValues } from "./columns.ts";
import { bestMember, itemsIn } from "./nested.ts";
import { quoted, textOf } from "./values.ts";

/** Whether a column decides whether a story may be published. */
export function isVital(name: string, columns: Pick<Columns, "known" | "publicity">): boolean {
	const target = columns.known(name)?.target;
	return columns.publicity(name) !== undefined || target === "embargo" || target === "expires";
}

/** A story's status, and what is odd about it: whoever cannot tell whether a story may be published makes it a draft. */
export interface RowStatus {
	/** Undefined for a published story. */
	readonly status?: Exclude<Status, "published">;
	/** Sentences that go on behind the headline. */
	readonly faults: readonly string[];
}

/**
 * What all columns of a record together say of its publication; the strictest counts.
 * @param dates its dates as they were read
 */
export function statusOf({ of, publicity }: SortedValues, dates: Readonly<Record<string, string | undefined>>): RowStatus {
	const faults: string[] = [];
	const published = of.get("published");
	const isKnown = published !== undefined && !saysUnknown(textOf(published.value) ?? "");
	if (isKnown && dates.published === undefined && endOfUnreadDate(published.value) === undefined)
		faults.push(`has under ${published.name} no date (${quoted(published.value)}), and may not be published yet. It is a draft.`);
	for (const name of ["embargo", "expires"] as const)
		if (of.has(name) && dates[name] === undefined)
			faults.push(`has a date under ${of.get(name)?.name} that cannot be read (${quoted(of.get(name)?.value)}). It is a draft.`);
	const statuses = publicity.map((said): Status => {
		const read = readPublicity(said.form, innermost(said.value));
		if (read === "unknown") faults.push(faultOf(said));
		return read === "unknown" ? "draft" : read;
	});
	const status = strictest(faults.length > 0 ? ["draft"] : statuses.length > 0 ? statuses : ["published"]);
	return { faults, ...(status !== "published" && { status }) };
}

/** Whether a record says that it was kept from readers: members only, private, behind a password. */
export function isPrivate({ publicity }: Pick<SortedValues, "publicity">): boolean {
	return publicity.some(({ name, value }) => isKeptFromReaders(name, innermost(value)));
}

/** When a date of publication that cannot be read is over for certain, as a date; undefined where nothing tells of its year. */
export function endOfUnreadDate(value: unknown): string | undefined {
	const text = textOf(value)?.trim() ?? "";
	const year = isSpreadsheetDay(text) ? latestYearOfDay(Number(text)) : latestYearIn(text);
	// Nobody plans further ahead than to the middle of the century: "99" is 1999.
	const likely = year !== undefined && year >= 2050 && !/\d{4}/.test(text) ? year - 100 : year;
	return likely === undefined ? undefined : `${likely + 1}-01-01`;
}

/** Whether a text is a number as spreadsheets count days: those of our lives have five digits. */
function isSpreadsheetDay(text: string): boolean {
	return /^[2-6]\d{4}(\.\d+)?$/.test(text);
}

/** Some spreadsheets count from 1900, others from 1904; that is why such a date cannot be read. */
function latestYearOfDay(day: number): number {
	return new Date(Date.UTC(1904, 0, 1) + day * 86_400_000).getUTCFullYear();
}

const EXPECTED: Readonly<Record<PublicityForm, string>> = {
	"true-is-draft": "neither yes nor no",
	"false-is-draft": "neither yes nor no",
	"any-is-draft": "something",
	word: "a word that does not say whether it is public",
};

function faultOf({ form, name, value }: PublicityValue): string {
	return `has under ${name} ${EXPECTED[form]} (${quoted(value)}). It is a draft.`;
}

/** A value without the lists of one and the objects that it stands in (`[{"value": true}]`). */
function innermost(value: unknown, depth = 0): unknown {
	if (typeof value !== "object" || value === null || depth > 4) return value;
	const items = itemsIn(value);
	if (items) return items.length === 1 ? innermost(items[0], depth + 1) : value;
	const entries = Object.entries(value);
	const inner =
		entries.find(([name]) => name === "value") ?? (entries.length === 1 ? entries[0] : bestMember(value, ["name", "label", "slug"]));
	return inner ? innermost(inner[1], depth + 1) : value;
}
