import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { FactName } from "../../../src/pipeline/explain/explanation.ts";
import { openKnown } from "../../../src/pipeline/explain/known.ts";
import { linkFacts } from "../../../src/pipeline/explain/links.ts";
import { isArticle } from "../../../src/site/fingerprint.ts";
import type { Rendered } from "../../../src/site/output.ts";

const SAMPLE = path.resolve(import.meta.dirname, "../../..");

/** What the whole data of an output mention: addresses without their fragments, and stories by their files. */
interface Mentioned {
	readonly addresses: ReadonlySet<string>;
	readonly stories: ReadonlySet<string>;
}

function mentionedIn(data: object): Mentioned {
	const [addresses, stories] = [new Set<string>(), new Set<string>()];
	const visit = (value: unknown): void => {
		if (typeof value === "string") addresses.add(value.replace(/#.*$/s, ""));
		else if (typeof value === "object" && value !== null) {
			if (isArticle(value)) stories.add(value.file);
			else for (const inner of Object.values(value)) visit(inner);
		}
	};
	visit(data);
	return { addresses, stories };
}

const SAYS: Partial<Record<FactName, (output: Rendered) => boolean>> = {
	listedOn: ({ path: file, kind }) => file.endsWith(".html") && !["redirect", "story", "page"].includes(kind),
	feeds: ({ kind }) => ["rss", "atom", "json", "atom-archive", "opml"].includes(kind),
	sitemaps: ({ kind }) => kind.startsWith("sitemap"),
	data: ({ kind }) => kind.startsWith("data-"),
	oldAddresses: ({ kind }) => kind === "redirect",
};

const isOwn = ({ kind }: Rendered) => kind === "story" || kind === "page";

/** The paths that the links in the text of a story or a standing page lead to, as they are typed. */
function linksOf(output: Rendered): string[] {
	const { article } = output.data() as { readonly article: Article };
	return (article.links ?? []).flatMap(({ href }) => (href.startsWith("/") ? href.replace(/#.*$/s, "") : []));
}

describe("linkFacts", () => {
	it("says of every story of the sample, and of some pages of each kind, what the whole data of all outputs mention", async () => {
		const known = await openKnown({ config: path.join(SAMPLE, ".eleventy.ts"), at: Date.UTC(2026, 0, 1) });
		const outputs = known.plan.outputs.filter((output) => output.sort === "rendered");
		const mentioned = outputs.map((output) => [output, mentionedIn(output.data()), isOwn(output) ? linksOf(output) : []] as const);
		const asked = new Map<string, number>();
		const isAsked = (output: Rendered) => {
			const many = (asked.get(output.kind) ?? 0) + 1;
			asked.set(output.kind, many);
			return isOwn(output) || (many <= 3 && output.path.endsWith(".html"));
		};
		const told: Record<string, readonly string[]> = {};
		const whole: Record<string, readonly string[]> = {};
		for (const target of outputs.filter(isAsked)) {
			const article = target.kind === "story" ? known.articles.get(target.source ?? "") : undefined;
			const facts = linkFacts(known, target, article);
			const tells = ({ addresses, stories }: Mentioned) => addresses.has(target.url) || (article && stories.has(article.file));
			for (const [about, isOf] of Object.entries(SAYS)) {
				told[`${about} of ${target.url}`] = facts.find((each) => each.about === about)?.values ?? [];
				whole[`${about} of ${target.url}`] = mentioned.flatMap(([output, has]) =>
					output !== target && isOf(output) && tells(has) ? [output.url] : [],
				);
			}
			const linked = (facts.find(({ about }) => about === "linkedFrom")?.values ?? []).map((value) => value.replace(/ \([a-z ]+\)$/, ""));
			told[`linkedFrom of ${target.url}`] = linked;
			whole[`linkedFrom of ${target.url}`] = mentioned.flatMap(([output, { addresses }, links]) =>
				output !== target && isOwn(output) && (addresses.has(target.url) || links.includes(target.url))
					? [known.shownStory(output.source ?? "")]
					: [],
			);
		}
		expect(told).toEqual(whole);
		expect(Object.values(told).filter(({ length }) => length > 0).length).toBeGreaterThan(300);
	});
});
