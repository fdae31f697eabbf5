import type { Article } from "../../article/article.ts";
import type { Problem, Rule } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { address, readSitePath } from "../address.ts";
import type { Claims } from "../claims.ts";
import type { Address } from "../output.ts";
import type { Places } from "../places.ts";
import type { PlannedOutput } from "../planned.ts";

/** Why there is no redirect from an old address. */
interface Refusal {
	readonly rule: Rule;
	readonly message: string;
	readonly remedy: string;
}

/**
 * Claims every old address for a page that leads to the story. An old address that is itself the story's address, at which another output
 * stands, or that leads outside is an error and is left out.
 */
export function claimRedirects(
	articles: readonly Article[],
	{ addressOf }: Places,
	claims: Claims,
	settings: Settings,
): { readonly outputs: readonly PlannedOutput[]; readonly problems: readonly Problem[] } {
	const outputs: PlannedOutput[] = [];
	const problems: Problem[] = [];
	for (const article of articles) {
		for (const written of article.redirectFrom) {
			const target = addressOf(article);
			const old = claimOldAddress(written, target, article.file, claims, settings);
			if ("rule" in old) problems.push({ file: article.file, severity: "error", ...old });
			else outputs.push(redirect(old, target, article));
		}
	}
	return { outputs, problems };
}

function claimOldAddress(written: string, target: Address, owner: string, claims: Claims, settings: Settings): Address | Refusal {
	const read = readSitePath(written, settings);
	if ("fault" in read)
		return {
			rule: "redirect-address",
			message: `The old address "${written}" ${read.fault}.`,
			remedy: "Write the path that the old site had, such as /2010/02/03/slug/, or take it out.",
		};
	const old = address(read.path);
	if (old.path === target.path)
		return {
			rule: "redirect-loop",
			message: `The old address "${written}" is the story's own address: it would lead to itself.`,
			remedy: "Take it out of redirect_from.",
		};
	const taken = claims.claim(old, owner);
	if (taken === undefined) return old;
	return {
		rule: "redirect-shadows",
		message: `The old address "${written}" is the address of ${taken} already.`,
		remedy: "Take it out of redirect_from, or give that another address.",
	};
}

function redirect(old: Address, { url: to }: Address, { file, headline, hideHeadline, status }: Article): PlannedOutput {
	const shown = status === "withdrawn" && hideHeadline ? undefined : headline;
	return { ...old, kind: "redirect", source: file, data: () => ({ to, headline: shown }) };
}
