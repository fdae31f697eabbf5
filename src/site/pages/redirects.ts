import type { Article } from "../../article/article.ts";
import { readableAddress } from "../../article/text.ts";
import type { Rule, Severity } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { address, oldPathsOf, readSitePath, storyAddress } from "../address.ts";
import { type Claims, requestKey } from "../claims.ts";
import type { Address } from "../output.ts";
import type { PlannedOutput } from "../planned.ts";
import type { FieldProblem, Places } from "../storyaddresses.ts";

/** Why there is no redirect from an old address. */
interface Refusal {
	readonly rule: Rule;
	readonly severity: Severity;
	readonly message: string;
	readonly remedy: string;
}

/**
 * Claims every old address for a page that leads to the story. An old address at which another output stands, or that no page can have, is
 * an error and is left out. Several spellings of one old address make one page; the story's own address needs none.
 */
export function claimRedirects(
	articles: readonly Article[],
	{ addressOf }: Places,
	claims: Claims,
	settings: Settings,
): { readonly outputs: readonly PlannedOutput[]; readonly problems: readonly FieldProblem[] } {
	const outputs: PlannedOutput[] = [];
	const problems: FieldProblem[] = [];
	for (const article of articles) {
		const target = addressOf(article);
		const known = new Set<string>();
		for (const [written, reading] of oldAddressesOf(article, settings).flatMap((old) =>
			oldPathsOf(old, article.file).map((each) => [old, each] as const),
		)) {
			const old = claimOldAddress(reading, target, article.file, claims, settings, known);
			if (old === undefined) continue;
			if ("rule" in old) problems.push({ file: article.file, ...old, written });
			else outputs.push(redirect(old, target, article));
		}
	}
	return { outputs, problems };
}

/** The old addresses of a story, with the one that it had before a redaction. */
function oldAddressesOf(article: Article, settings: Settings): readonly string[] {
	const { formerSlug, redirectFrom } = article;
	if (formerSlug === undefined || article.permalink !== undefined || article.file.startsWith("pages/")) return redirectFrom;
	return [...redirectFrom, storyAddress(article, formerSlug, settings).url];
}

/** The URLs of the old addresses that a story names, those among them at which no page can stand. */
export function oldUrlsOf(article: Article, settings: Settings): string[] {
	return oldAddressesOf(article, settings)
		.flatMap((old) => oldPathsOf(old, article.file))
		.flatMap((written) => {
			const read = readSitePath(written, settings);
			return "path" in read ? [address(read.path).url] : [];
		});
}

/** @param known the old addresses that the story has already; undefined is given for another spelling of one of them */
function claimOldAddress(
	written: string,
	target: Address,
	owner: string,
	claims: Claims,
	settings: Settings,
	known: Set<string>,
): Address | Refusal | undefined {
	const read = readSitePath(written, settings);
	if ("fault" in read)
		return {
			rule: "redirect-address",
			severity: "error",
			message: `The old address "${readableAddress(written)}" ${read.fault}.`,
			remedy: "Write the path that the old site had, such as /2010/02/03/slug/, or take it out.",
		};
	const old = address(read.path);
	const key = requestKey(old, settings.urls);
	if (known.has(key)) return undefined;
	known.add(key);
	if (key === requestKey(target, settings.urls)) return old.path === target.path ? undefined : alikeProblem(written, target);
	const taken = claims.claim(old, owner);
	if (taken === undefined) return old;
	return {
		rule: "redirect-shadows",
		severity: "error",
		message: `The old address "${readableAddress(written)}" is the address of ${taken} already.`,
		remedy: "Take it out of redirect_from, or give that another address.",
	};
}

/** Some file systems store two such addresses as one file, so there can be no page for the old one. */
function alikeProblem(written: string, { url }: Address): Refusal {
	return {
		rule: "redirect-loop",
		severity: "info",
		message: `The old address "${readableAddress(written)}" is written otherwise than the story's own address ${readableAddress(url)}, but a file of that name would be the same file.`,
		remedy: "Have the server lead from it, if links to the old spelling are to work.",
	};
}

function redirect(old: Address, { url: to }: Address, { file, headline, hideHeadline }: Article): PlannedOutput {
	return { ...old, kind: "redirect", source: file, data: () => ({ to, headline: hideHeadline ? undefined : headline }) };
}
