import { oneLine, shorten } from "../../../article/text.ts";
import type { ImportRule } from "../../importer.ts";
import type { Withheld } from "../../reading/publicity.ts";
import type { ReadDate } from "./dates.ts";
import { STATUSES } from "./statuses.ts";

type ItemProblem = readonly [rule: ImportRule, message: string, remedy: string];

/** What is to be told of an item. */
export function problemsOf(item: {
	readonly hasTitle: boolean;
	readonly published: ReadDate;
	readonly status: string;
	readonly withheld: Withheld | undefined;
	readonly missing: readonly string[];
}): ItemProblem[] {
	const { hasTitle, published, status, withheld, missing } = item;
	const problems: ItemProblem[] = [];
	if (!hasTitle)
		problems.push(["headline-missing", "it has no headline, and got the opening of its text as one", "Write a headline in the archive."]);
	if (published.date === undefined)
		problems.push(["date-missing", published.odd ?? "it has no date", "Write its date in the archive. Until then it is undated."]);
	else if (published.odd !== undefined) problems.push(["date-odd", published.odd, "Look whether that is right."]);
	if (missing.length > 0)
		problems.push([
			"media-unknown",
			`it shows files that the export does not hold (${missing.join("; ")}); they were left out`,
			"Export all contents, media too, or export the media alone, and import the files together.",
		]);
	if (withheld)
		problems.push([
			"status-odd",
			`its field "${withheld.key}" says "${shorten(oneLine(withheld.value), 40)}"; it is a draft`,
			"Look whether it may be published.",
		]);
	if (STATUSES[status] === undefined)
		problems.push(["status-odd", `its status ${status} is not known, so it is a draft`, "Write its status in the archive."]);
	return problems;
}
