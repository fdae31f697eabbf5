import type { Problem } from "../../problem.ts";
import type { Plan } from "../../site/plan.ts";

/**
 * The problems of what stories show or link to and that is not on the site.
 * @param published the paths of all files of the site; those that the owner has Eleventy make are not in the plan
 */
export function missingProblems({ missing }: Pick<Plan, "missing">, published: { has(path: string): boolean }): Problem[] {
	return missing.flatMap(({ paths, problem }) => (paths.some((file) => published.has(file)) ? [] : [problem]));
}
