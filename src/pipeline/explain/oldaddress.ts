import type { Article } from "../../article/article.ts";
import { oldAddressesOf } from "../../site/hosts/rules.ts";
import { readListings } from "../hosts/listings.ts";
import { type Fact, fact, type Told } from "./explanation.ts";
import { isOwnPage, type Known, problemLine, wholeAddress } from "./known.ts";
import { likestOf } from "./likest.ts";
import { ledgerLine } from "./page.ts";

/** An old address at which no page of the site stands, and that a story, an import or the ledger knows: only a host leads on from it. */
export function oldAddressAt(known: Known, url: string): Told | undefined {
	const { settings, root } = known.context.config;
	const story = storyNaming(known, (article) => oldAddressesOf(article, settings).includes(url));
	if (story) return ledByHost(known, url, story.url, `since ${story.file} names it in old_addresses`);
	const listing = readListings(root, { host: settings.host ?? "nginx" }).find(({ from }) => from === url);
	if (listing?.to !== undefined) return ledByHost(known, url, listing.to, `as ${listing.file} records`);
	const moved = known.plan.kept?.moved.get(url);
	if (moved !== undefined) return ledByHost(known, url, moved, "as urls.txt records");
	return ofFormerHost(known, url);
}

function ledByHost(known: Known, url: string, to: string, why: string): Told {
	const { host } = known.context.config.settings;
	const how =
		host === undefined
			? "but no page can stand there, and the settings name no host that could lead on"
			: `and the rules of ${host} lead on`;
	return {
		answer: `${url} is an old address of ${to}, ${why}; ${how}.`,
		state: host === undefined ? "not on site" : "on site",
		facts: [
			...(host === undefined ? fact("remedy", "Name your host in the setting host (docs/hosts.md).") : []),
			...fact("leadsTo", wholeAddress(known, { url: to })),
			...fact("ledger", ledgerLine(known, url)),
		],
	};
}

/** An old address that a story names with a host that the settings do not know as one of the paper's. */
function ofFormerHost(known: Known, url: string): Told | undefined {
	let host = "";
	const isNamed = ({ extra }: Article) =>
		[extra.old_addresses].flat().some((written) => {
			if (typeof written !== "string" || !URL.canParse(written)) return false;
			const { hostname, pathname, search } = new URL(written);
			host = hostname;
			return pathname + search === url;
		});
	const story = storyNaming(known, isNamed);
	if (!story) return undefined;
	return {
		answer: `${url} is an old address of ${story.url}, since ${story.file} names it in old_addresses, on ${host}; but no setting says that this was a host of the paper.`,
		state: "not on site",
		facts: [
			...fact("remedy", `Add "${host}" to the setting formerHosts, and name your host in the setting host (docs/hosts.md).`),
			...fact("leadsTo", wholeAddress(known, story)),
		],
	};
}

/** The first story or standing page on the site that names an address in some way. */
function storyNaming(
	{ articles, pageOf, shownStory }: Known,
	isNamed: (article: Article) => boolean,
): { readonly file: string; readonly url: string } | undefined {
	for (const article of articles.values()) {
		const page = pageOf.get(article.file);
		if (page && isNamed(article)) return { file: shownStory(article.file), url: page.url };
	}
	return undefined;
}

/** An address that was published, or was given up, and at which nothing answers any more. */
export function lostAt(known: Known, url: string): Told | undefined {
	const entry = known.plan.kept?.ledger.get(url);
	if (!entry) return undefined;
	const told = { state: "not on site", facts: fact("ledger", ledgerLine(known, url)) } as const;
	if (entry.forgotten !== undefined)
		return { ...told, answer: `Nothing stands at ${url} any more: it was given up for good (${entry.forgotten}).` };
	const problem = known.problems.find(({ file, message }) => file === "urls.txt" && message.includes(url));
	const remedy = "Name it in redirect_from of the story that took its place, or give it up with backfile ledger forget.";
	return {
		...told,
		answer: `Nothing answers at ${url} any more, though it was published, or stood on an older site.`,
		facts: [
			...told.facts,
			...fact("remedy", problem?.remedy ?? remedy),
			...fact("problems", problem && problemLine(problem)),
			...nearestFacts(known, url),
		],
	};
}

/** The addresses that are most like one. */
export function nearestFacts({ plan }: Known, url: string): Fact[] {
	const pages = plan.outputs.filter(
		(output) => output.sort === "rendered" && (isOwnPage(output) || !["sitemap", "redirect", "card"].includes(output.kind)),
	);
	return fact(
		"nearest",
		likestOf(
			url,
			pages.map((output) => output.url),
		),
	);
}
