import { faultProblem } from "../article/bounds/faults.ts";
import { type Problem, StoriesChanged } from "../problem.ts";

/** A story because of which a batch cannot be rendered. */
export interface StoryFault {
	/** Its file, below the content folder. */
	readonly file: string;
	readonly problem: Problem;
}

/** The errors of stories while a batch is rendered. Nunjucks and Eleventy wrap errors so that nobody could tell these from others. */
export interface StoryErrors {
	/** Takes note of an error before it is thrown. */
	note(file: string, error: unknown): void;
	/**
	 * Gives the first of them and forgets all; undefined where there were none.
	 * @throws {StoriesChanged} where stories are no longer as they were read
	 */
	take(): StoryFault | undefined;
}

/** Makes what keeps the errors of stories of one batch; it has none at first. */
export function collectErrors(): StoryErrors {
	const noted: { readonly file: string; readonly error: unknown }[] = [];
	return {
		note(file, error) {
			noted.push({ file, error });
		},
		take() {
			const all = noted.splice(0);
			const changed = all.flatMap(({ error }) => (error instanceof StoriesChanged ? error.files : []));
			if (changed.length > 0) throw new StoriesChanged(changed);
			const [first] = all;
			return first && { file: first.file, problem: faultProblem(first.file, "rendered", first.error) };
		},
	};
}
