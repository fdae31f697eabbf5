import type { FactStep, Facts, ProblemStep, StoryStep } from "../../../importer.ts";
import { plainCopy } from "../../../reading/copy.ts";
import { problemStep } from "../../../reading/files.ts";
import { type Frequent, frequent, manyOf } from "./frequent.ts";

/** Values that many stories of a mirror have alike: they may be those of the site. */
export interface SharedValues {
	note(story: Pick<StoryStep, "fields">): void;
	/** What the second pass must know of the first. */
	fact(): FactStep;
	/** What is to be told of them, behind the last story. */
	problems(file: string): Generator<ProblemStep, void, void>;
}

type Field = "published" | "headline";

const FACT = "shared values";

/** What the first pass found: by field, the values that came often. */
type Suspects = Readonly<Record<Field, readonly string[]>>;

/** Finds dates and headlines that many stories have: the first pass learns which those are, the second counts them. */
export function makeSharedValues(facts: Facts | undefined): SharedValues {
	const suspects = facts?.get(FACT) as Suspects | undefined;
	const frequents: Readonly<Record<Field, Frequent>> = { published: frequent(), headline: frequent() };
	const counts = new Map<string, number>();
	const fields = ["published", "headline"] as const;
	let stories = 0;
	return {
		note(story) {
			stories++;
			for (const field of fields) {
				const value = valueOf(story, field);
				if (value === undefined) continue;
				if (!suspects) frequents[field].add(plainCopy(value));
				else if (suspects[field].includes(value)) counts.set(`${field} ${value}`, (counts.get(`${field} ${value}`) ?? 0) + 1);
			}
		},
		fact() {
			const often = (field: Field) => frequents[field].above(2);
			return { step: "fact", name: FACT, value: { published: often("published"), headline: often("headline") } };
		},
		*problems(file) {
			for (const field of fields)
				for (const value of suspects?.[field] ?? []) {
					const times = counts.get(`${field} ${value}`) ?? 0;
					if (times > manyOf(stories)) yield sharedProblem(file, field, value, times, stories);
				}
		},
	};
}

/** A date that is not known to the day is often that of many. */
function valueOf({ fields: { published, headline } }: Pick<StoryStep, "fields">, field: Field): string | undefined {
	if (field === "headline") return typeof headline === "string" ? headline : undefined;
	return typeof published === "string" && published.length >= 10 ? published.slice(0, 10) : undefined;
}

function sharedProblem(file: string, field: Field, value: string, times: number, stories: number): ProblemStep {
	const what = field === "published" ? "are dated" : "have the headline";
	const message = `${times} of ${stories} stories ${what} ${JSON.stringify(value)}. That may be the ${field === "published" ? "date" : "name"} of the site.`;
	const remedy = `Look at some of them. If it is not theirs, name the element that has it: --map ${field}=SELECTOR.`;
	return problemStep({ file }, "value-shared", "warning", message, remedy);
}
