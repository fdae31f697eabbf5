import type { Article } from "../../article/article.ts";
import type { Problem, Rule } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { address, readSitePath } from "../address.ts";
import type { Claims } from "../claims.ts";
import type { Pending } from "../context.ts";
import type { Address } from "../output.ts";

/**
 * A page at every old address, which leads to the story. One that is itself the story's address, that another output
 * stands at, or that leads outside is an error and is not made.
 */
export function redirectOutputs(
	articles: readonly Article[],
	addresses: ReadonlyMap<Article, Address>,
	claims: Claims,
	settings: Settings,
): { readonly pending: readonly Pending[]; readonly problems: readonly Problem[] } {
	const pending: Pending[] = [];
	const problems: Problem[] = [];
	for (const article of articles) {
		const target = addresses.get(article);
		if (!target) continue;
		for (const written of article.redirectFrom) {
			const refuse = (rule: Rule, message: string, remedy: string) =>
				problems.push({ file: article.file, rule, severity: "error", message, remedy });
			const read = readSitePath(written, settings);
			if ("fault" in read) {
				refuse(
					"redirect-address",
					`The old address "${written}" ${read.fault}.`,
					"Write the path that the old site had, such as /2010/02/03/slug/, or take it out.",
				);
				continue;
			}
			const old = address(read.path);
			if (old.path === target.path) {
				refuse(
					"redirect-loop",
					`The old address "${written}" is the story's own address: it would lead to itself.`,
					"Take it out of redirect_from.",
				);
				continue;
			}
			const taken = claims.claim(old, article.file);
			if (taken !== undefined) {
				refuse(
					"redirect-shadows",
					`At the old address "${written}" stands ${taken} already.`,
					"Take it out of redirect_from, or give that another address.",
				);
				continue;
			}
			const { headline, hideHeadline, status } = article;
			const shown = status === "withdrawn" && hideHeadline ? undefined : headline;
			pending.push({ ...old, kind: "redirect", source: article.file, data: () => ({ to: target.url, headline: shown }) });
		}
	}
	return { pending, problems };
}
