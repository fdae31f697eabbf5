import { lineOf } from "../../reading/values.ts";
import type { ColumnField, SortedValues } from "./columns.ts";
import { quoted, textOf, truthOf } from "./values.ts";

/** Fields that can say that a story must not be published. */
const VITAL: ReadonlySet<ColumnField> = new Set(["status", "draft", "embargo", "expires"]);

/** Whether a field decides whether a story may be published. */
export function isVital(field: ColumnField | undefined): boolean {
	return field !== undefined && VITAL.has(field);
}

const SHOWN = new Set(["published", "publish", "public", "live", "active"]);
const HELD = new Set(["draft", "pending", "private", "unpublished", "hidden", "inactive", "future", "scheduled", "review"]);

/** The status, followed by what is odd about it. If it is not clear that a story may be published, it is a draft. */
export function statusOf({ of }: SortedValues, dates: Readonly<Record<string, string | undefined>>): [string | undefined, ...string[]] {
	const faults: string[] = [];
	for (const name of ["embargo", "expires"] as const)
		if (of.has(name) && dates[name] === undefined)
			faults.push(`has a date under ${of.get(name)?.name} that cannot be read (${quoted(of.get(name)?.value)}). It is a draft.`);
	const status = lineOf(textOf(of.get("status")?.value))?.toLowerCase();
	const draft = of.get("draft");
	if (status === "withdrawn" || status === "retracted") return ["withdrawn", ...faults];
	const known = status === undefined || SHOWN.has(status) || HELD.has(status) || truthOf(status) !== undefined;
	if (!known) faults.push(`has the status ${quoted(status)}, which is not known. It is a draft.`);
	if (draft && truthOf(draft.value) === undefined)
		faults.push(`has under ${draft.name} neither yes nor no (${quoted(draft.value)}). It is a draft.`);
	const held =
		faults.length > 0 ||
		(status !== undefined && (HELD.has(status) || truthOf(status) === false)) ||
		truthOf(draft?.value) === true ||
		(of.has("published") && truthOf(of.get("published")?.value) === false);
	return [held ? "draft" : undefined, ...faults];
}
