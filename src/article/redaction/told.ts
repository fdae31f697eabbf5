import type { Problem } from "../../problem.ts";
import type { Redaction } from "./redactor.ts";

/** The share of all stories beyond which a redaction must be confirmed. */
const WIDE = 0.4;

/** In an archive of fewer stories no share says anything. */
const LEAST_STORIES = 10;

/** What is said of redactions when all stories are read. It never says a name: the line of the entry stands for it. */
export function redactionProblems(
	file: string,
	redactions: readonly Redaction[],
	stories: readonly { readonly file: string; readonly names: readonly number[] }[],
	elsewhere: ReadonlySet<number>,
): Problem[] {
	const examples = redactions.map((): string[] => []);
	const counts = redactions.map(() => 0);
	for (const { file: story, names } of stories) {
		for (const name of names) {
			counts[name] = (counts[name] ?? 0) + 1;
			if ((examples[name]?.length ?? 3) < 3) examples[name]?.push(story);
		}
	}
	return redactions.flatMap(({ line, confirm }, index): Problem[] => {
		const count = counts[index] ?? 0;
		if (count === 0 && !elsewhere.has(index)) {
			const remedy = "Look at how the stories write it, and at the ids under in; take the entry out if nothing is left to hide.";
			return [{ file, line, rule: "redaction-unused", severity: "warning", message: "The name of this entry stands in no story.", remedy }];
		}
		if (confirm || stories.length < LEAST_STORIES || count < WIDE * stories.length) return [];
		const message = `The name of this entry stands in ${count} of ${stories.length} stories, such as ${examples[index]?.join(", ")}.`;
		const remedy = 'Look at these, and write "confirm: true" into the entry if it is right. Nothing is published until then.';
		return [{ file, line, rule: "redaction-wide", severity: "error", message, remedy }];
	});
}
