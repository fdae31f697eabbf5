import { readFileSync } from "node:fs";
import path from "node:path";
import { splitFrontMatter } from "../../article/frontmatter.ts";
import { compareText } from "../../problem.ts";
import { makeTable } from "../survey/namedtable.ts";
import type { Survey } from "../survey/survey.ts";
import { isCommentsKey } from "../writing/comments.ts";
import type { State } from "../writing/state.ts";
import type { MissingStory } from "./report.ts";

/**
 * Finds the stories that an earlier run wrote, whose files are still there, and that the source no longer has.
 * @param into the content folder
 */
export function missingStories({ stories }: Survey, state: State, into: string): readonly MissingStory[] {
	const met = makeTable();
	for (const { key } of stories) met.set(key, 0);
	const missing: MissingStory[] = [];
	for (const { key, file } of state.all()) {
		if (isCommentsKey(key) || met.get(key) !== undefined) continue;
		const text = textOf(path.join(into, file));
		if (text !== undefined) missing.push({ record: headlineIn(text) ?? key, file });
	}
	return missing.sort((a, b) => compareText(a.file, b.file));
}

function textOf(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return undefined;
	}
}

function headlineIn(text: string): string | undefined {
	const { fields } = splitFrontMatter(text);
	const { headline } = fields;
	return typeof headline === "string" && headline !== "" ? headline : undefined;
}
