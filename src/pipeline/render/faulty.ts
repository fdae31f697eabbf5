import { faultProblem } from "../../article/bounds/faults.ts";
import type { StoryFault } from "../../eleventy/faults.ts";
import type { RenderedWithData } from "../../site/output.ts";
import { doGuarded, type Fault } from "../threads/guarded.ts";

/** What became of a batch: what its pieces gave, and the stories that cannot be rendered. */
export interface Made<R> {
	readonly results: readonly R[];
	readonly faults: readonly StoryFault[];
}

/**
 * Has a batch rendered, without what is about stories that cannot be rendered.
 * @param run renders some outputs; or gives the story because of which they cannot be rendered
 */
export async function doWithoutFaults<R extends object>(
	batch: readonly RenderedWithData[],
	run: (outputs: readonly RenderedWithData[]) => Promise<R | StoryFault>,
): Promise<Made<R>> {
	const { results, faults } = await doGuarded(batch, isAbout, (some) => runWithoutFaults(some, run));
	return {
		results: results.flatMap((result) => result.results),
		faults: [...results.flatMap((result) => result.faults), ...faults.map(deathFault)],
	};
}

async function runWithoutFaults<R extends object>(
	outputs: readonly RenderedWithData[],
	run: (outputs: readonly RenderedWithData[]) => Promise<R | StoryFault>,
): Promise<Made<R>> {
	const faults: StoryFault[] = [];
	for (let left = outputs; left.length > 0; ) {
		const result = await run(left);
		if (!("problem" in result)) return { results: [result], faults };
		faults.push(result);
		const others = left.filter((item) => !isAbout(item, result.file));
		// A feed may show a story of which the page is in another batch.
		left = others.length < left.length ? others : [];
	}
	return { results: [], faults };
}

function isAbout({ source }: RenderedWithData, file: string): boolean {
	return source === file;
}

/** @throws the error by which a thread died at an output that is about no story */
function deathFault({ member, file = member.source, error }: Fault<RenderedWithData>): StoryFault {
	if (file === undefined) throw error;
	return { file, problem: faultProblem(file, "rendered", error) };
}
