import type { Problem } from "../../problem.ts";
import type { BuildReport } from "../report.ts";
import { faultOfFailure, faultsOfProblems, type Places } from "./faults.ts";
import { marksOf } from "./marks.ts";
import { PROBLEMS, type Preview } from "./server.ts";
import type { KnownSettings } from "./settings.ts";
import { BUILDING } from "./state.ts";

/** How the problems of a build differ from those of the build before it. */
export interface Difference {
	/** Those that are new; of the first build all. */
	readonly newProblems: readonly Problem[];
	/** How many are mended. */
	readonly mended: number;
}

/** Has open pages show what builds gave. */
export interface ShownBuilds {
	/** Has them reload. */
	report(report: BuildReport): Difference;
	/** Tells them why a build failed. They stay as they are. */
	failure(failure: unknown): void;
}

/** What it takes to show builds. */
interface ShownContext extends Pick<Places, "root" | "editor"> {
	readonly known: () => KnownSettings | undefined;
}

/** Shows the builds of one archive, one after another. */
export function showBuilds(preview: Preview, { root, editor, known }: ShownContext): ShownBuilds {
	const places = (): Places => ({ root, content: known()?.folders.content ?? root, editor });
	let state = BUILDING;
	let last: readonly Problem[] = [];
	return {
		report({ problems, published, early }) {
			const now = known();
			state = {
				is: published ? "built" : "failed",
				faults: faultsOfProblems(problems, places()),
				errors: problems.filter(({ severity }) => severity === "error").length,
				problems: `${now?.base ?? "/"}${PROBLEMS}`,
				marks: now ? marksOf(early, now.settings, now.folders.templates) : {},
			};
			preview.reload(state);
			const difference = { newProblems: withoutProblems(problems, last), mended: withoutProblems(last, problems).length };
			last = problems;
			return difference;
		},
		failure(failure) {
			state = { ...state, is: "failed", faults: [faultOfFailure(failure, places())], errors: 1 };
			preview.tell(state);
		},
	};
}

/** The problems of one build that another one had not. That one stands on another line is no difference. */
function withoutProblems(problems: readonly Problem[], others: readonly Problem[]): Problem[] {
	const keyOf = ({ file, rule, message }: Problem) => JSON.stringify([file, rule, message]);
	const known = new Set(others.map(keyOf));
	return problems.filter((problem) => !known.has(keyOf(problem)));
}
