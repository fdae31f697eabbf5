import type { Article } from "../article/article.ts";
import { compareText } from "../problem.ts";
import { once } from "../system/once.ts";
import { makeClaims } from "./claims.ts";
import { makeContext, outlineOf } from "./context.ts";
import { feedOutputs } from "./feeds/feeds.ts";
import { feedListOutputs } from "./feeds/list.ts";
import { robotsOutputs, sitemapOutputs } from "./feeds/sitemaps.ts";
import { makeFingerprint } from "./fingerprint.ts";
import { type Hosted, hostSite } from "./hosts/hosts.ts";
import { earlierIn } from "./ledger/earlier.ts";
import { type KeptAddresses, keepAddresses } from "./ledger/keep.ts";
import { type FileFinder, makeFileFinder } from "./links/files.ts";
import { type Links, resolveAll } from "./links/links.ts";
import type { Missing } from "./links/missing.ts";
import { publishedFiles } from "./links/withheld.ts";
import type { Material } from "./material.ts";
import { missingAuthorPictures } from "./media/authors.ts";
import { claimCopies } from "./media/copies.ts";
import type { Copied, Output, OutputGroup, Rendered, RenderedWithData } from "./output.ts";
import { anniversaryOutputs } from "./pages/anniversaries.ts";
import { calendarOutputs } from "./pages/calendar.ts";
import { cardOutputs, storyCardOutputs } from "./pages/cards.ts";
import { citationOutputs, claimCitations } from "./pages/citations.ts";
import { correctionOutputs } from "./pages/corrections.ts";
import { faceOutputs, missingLooks } from "./pages/face.ts";
import { frontOutput, unknownStarts } from "./pages/front.ts";
import { iconOutputs } from "./pages/icons.ts";
import { issueOutputs } from "./pages/issues.ts";
import { claimRedirects } from "./pages/redirects.ts";
import { notFoundOutput, standingPageOutputs } from "./pages/standing.ts";
import { storyOutputs } from "./pages/stories.ts";
import { termOutputs } from "./pages/terms.ts";
import { tombstoneOutputs } from "./pages/tombstones.ts";
import { volumeOutputs } from "./pages/volumes.ts";
import { bindOutputs, type PlannedOutput } from "./planned.ts";
import { bindShard, type PlannedShard, planSearch } from "./search/search.ts";
import { type Site, siteOf } from "./site.ts";
import { type FieldProblem, type Places, placeStories } from "./storyaddresses.ts";

/** Everything that the site consists of. */
export interface Plan {
	readonly site: Site;
	/** By path. */
	readonly outputs: readonly Output[];
	/** The outputs that are made from stories and terms, in outline: their data lead where they lead, and listings show headlines and dates alone. */
	readonly outlines: () => readonly Rendered[];
	/** The fingerprint of an output: all that its bytes depend on, beside settings, templates and our own version. */
	readonly fingerprint: (output: Pick<RenderedWithData, "kind" | "url" | "data">) => string;
	/** The fingerprint of a group of outputs. Where it is the same, so are those of all its outputs. */
	readonly groupFingerprint: (group: OutputGroup) => string;
	readonly problems: readonly FieldProblem[];
	/** What stories show or link to and that is no output. */
	readonly missing: readonly Missing[];
	/** Whether pages say of pictures that they are missing. Files that are none of the plan's may be among them. */
	readonly hasMissingPictures: boolean;
	/** The plan of the same site where some more files stand, such as those that Eleventy makes for the owner: pages show the pictures among them. */
	withFiles(isThere: (path: string) => boolean): Plan;
	/** The stories that stand at their permalinks, as `ownerMark` names them, by path. */
	readonly owners: ReadonlyMap<string, string>;
	/** What becomes of the addresses of the ledger; undefined where there is none. */
	readonly kept?: KeptAddresses;
	/** What the host is told; undefined where the settings name none. */
	readonly host?: Hosted;
}

/**
 * Decides every output of the site: where it stands and what it shows. Nothing is rendered here.
 * There are two steps. First every address is claimed; then each output is given the context from which its data can be made.
 */
export function plan(given: Material): Plan {
	const carried = given.files.map(({ path }) => path);
	const { files, problems: withheld } = publishedFiles(given, makeFileFinder(carried, given.settings));
	const material = { ...given, files };
	const claimed = claimAddresses(material, carried);
	const finder = makeFileFinder(
		carried,
		given.settings,
		claimed.copies.map(({ path }) => path),
	);
	const links = resolveAll(material, () => [...claimed.planned, ...claimed.copies], claimed.places, finder);
	return bound(material, claimed, { withheld, finder, links });
}

/** What of a plan is known when all addresses are claimed. */
interface Resolved {
	/** Of files that only unpublished stories show. */
	readonly withheld: readonly FieldProblem[];
	readonly finder: FileFinder;
	readonly links: Links;
}

/** The second step of planning: gives every output its context. */
function bound(material: Material, claimed: Claimed, { withheld, finder, links }: Resolved): Plan {
	const context = makeContext(material, claimed.places, finder, links);
	const site = siteOf(context, material);
	const pages: Output[] = [
		...bindOutputs(claimed.planned, context),
		...claimed.copies,
		...claimed.shards.map((shard) => bindShard(shard, context)),
	].sort((a, b) => compareText(a.path, b.path));
	const recorded = [...(material.recorded ?? []), ...(claimed.kept?.recorded ?? [])];
	const host = hostSite({ ...material, recorded }, pages, claimed.addressed, (article) => context.addressOf(article).url);
	const outputs = host ? [...pages, ...host.outputs].sort((a, b) => compareText(a.path, b.path)) : pages;
	const fingerprint = makeFingerprint(JSON.stringify(site));
	return {
		site,
		outputs,
		outlines: once(() => bindOutputs(claimed.planned, outlineOf(context)).sort((a, b) => compareText(a.path, b.path))),
		fingerprint: ({ kind, url, data }) => fingerprint({ kind, url, data }),
		groupFingerprint: (group) => fingerprint(group.madeFrom()),
		problems: [...claimed.problems, ...withheld, ...links.problems, ...(host?.problems ?? [])],
		missing: [
			...links.missing,
			...missingLooks(material.settings, claimed.copies),
			...missingAuthorPictures(material.archive.terms, finder, material.settings),
		],
		hasMissingPictures: links.hasMissingPictures,
		withFiles: (isThere) => bound(material, claimed, { withheld, finder, links: links.withFiles(isThere) }),
		owners: claimed.places.owners,
		kept: claimed.kept,
		host,
	};
}

/** What the first step of planning gives: every address of the site. */
interface Claimed {
	readonly planned: readonly PlannedOutput[];
	readonly shards: readonly PlannedShard[];
	readonly copies: readonly Copied[];
	readonly places: Places;
	/** All stories and standing pages that have an address. */
	readonly addressed: readonly Article[];
	readonly kept?: KeptAddresses;
	readonly problems: readonly FieldProblem[];
}

/**
 * Claims every address: first the site's own pages, then copies, then stories and what belongs to them, then those of the ledger.
 * @param carried the paths of all files beside the stories, those that are not published among them
 */
function claimAddresses(material: Material, carried: readonly string[]): Claimed {
	const { archive, pages, settings, ledger } = material;
	const earlier = ledger ? earlierIn(ledger, material.earlier) : material.earlier;
	const claims = makeClaims(settings.urls);
	const search = planSearch(material);
	const fixed = fixedOutputs(material, search.pages);
	for (const output of [...fixed, ...search.shards]) claims.claim(output, output.url);
	const copies = claimCopies(material, claims);

	const withdrawn = archive.tombstones.map(({ article }) => article);
	const gone = new Set([...withdrawn, ...pages.tombstones.map(({ article }) => article)]);
	const standing = [...pages.stories, ...pages.tombstones.map(({ article }) => article)].sort((a, b) => compareText(a.file, b.file));
	const places = placeStories([...archive.stories, ...withdrawn], standing, claims, settings, { gone, earlier });
	const citations = claimCitations(material, places, claims);
	const addressed = [...archive.stories, ...withdrawn, ...standing];
	const redirects = claimRedirects(addressed, places, claims, settings);
	const planned = [
		...fixed,
		...storyOutputs(material, places, citations),
		...citationOutputs(citations),
		...storyCardOutputs(material, places),
		...tombstoneOutputs([...archive.tombstones, ...pages.tombstones], places),
		...standingPageOutputs(pages.stories, places),
		...redirects.outputs,
	];
	const kept =
		material.ledger &&
		keepAddresses(material.ledger, {
			isRedacted: material.isRedacted,
			material,
			planned,
			copies: copies.copied,
			withheld: without(carried, material.files),
			addressed,
			places,
			claims,
		});
	return {
		planned: kept ? [...planned, ...kept.redirects] : planned,
		shards: search.shards,
		copies: copies.copied,
		places,
		addressed,
		kept,
		problems: [
			...copies.problems,
			...places.problems,
			...redirects.problems,
			...unknownStarts(archive, settings),
			...(kept?.problems ?? []),
		],
	};
}

/** The paths of files that are not among others. */
function without(paths: readonly string[], files: Material["files"]): ReadonlySet<string> {
	const left = new Set(paths);
	for (const { path } of files) left.delete(path);
	return left;
}

/** The outputs whose addresses depend on no story's address. */
function fixedOutputs(material: Material, searchPages: readonly PlannedOutput[]): PlannedOutput[] {
	const listed = [
		frontOutput(material),
		...calendarOutputs(material),
		...anniversaryOutputs(material),
		...termOutputs(material),
		...issueOutputs(material),
		...feedListOutputs(material),
		...feedOutputs(material),
		...volumeOutputs(material),
		...correctionOutputs(material),
		notFoundOutput(),
	];
	return [
		...listed,
		...faceOutputs(material.settings),
		...iconOutputs(material),
		...cardOutputs(material),
		...searchPages,
		...sitemapOutputs(material, listed),
		...robotsOutputs(material.settings),
	];
}
