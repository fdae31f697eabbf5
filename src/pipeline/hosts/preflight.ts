import type { Problem } from "../../problem.ts";
import { preflight } from "../../site/hosts/preflight.ts";
import type { Plan } from "../../site/plan.ts";

/**
 * What stands in the way of a site on the host that its settings name; nothing where they name none.
 * @param files every file that is published, by path
 */
export function hostProblems({ host }: Pick<Plan, "host">, files: ReadonlyMap<string, { readonly bytes: number }>): Problem[] {
	return host === undefined
		? []
		: preflight(
				host,
				[...files].map(([path, { bytes }]) => ({ path, bytes })),
			);
}
