import type { Archive, Released } from "../archive/archive.ts";
import type { TermKind } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import { compareText, type Problem } from "../problem.ts";
import { basePath, type Settings } from "../settings.ts";
import { address, encode, pageAddress } from "./address.ts";
import { makeClaims } from "./claims.ts";
import { type Context, makeContext, type Pending, termLinks } from "./context.ts";
import { type FeedLink, feedLinks, feedListOutputs, feedOutputs, hasFeedList, TERM_KINDS_WITH_FEEDS } from "./feeds/feeds.ts";
import { robotsOutputs, sitemapOutputs } from "./feeds/sitemaps.ts";
import { makeFingerprint } from "./fingerprint.ts";
import { contentPath } from "./media.ts";
import { type Missing, missingPictures } from "./missing.ts";
import type { Address, Copied, Output, Rendered } from "./output.ts";
import { ANNIVERSARIES, anniversaryOutputs } from "./pages/anniversaries.ts";
import { calendarOutputs } from "./pages/calendar.ts";
import { frontOutput, unknownStarts } from "./pages/front.ts";
import { redirectOutputs } from "./pages/redirects.ts";
import { citationOutputs, placeCitations, storyOutputs, tombstoneOutputs } from "./pages/stories.ts";
import { termOutputs } from "./pages/terms.ts";
import { volumeOutputs } from "./pages/volumes.ts";
import { type PictureAt, type PictureFacts, pagePictures, type Variant, variantsOf } from "./pictures.ts";
import { placeStories } from "./places.ts";
import { searchOutputs, searchUrl } from "./search/search.ts";
import type { Link } from "./views.ts";

/** A file that the site carries as it is. */
export interface Carried {
	/** Path below the output folder, with `/`. */
	readonly path: string;
	/** Absolute path of the file. */
	readonly from: string;
	/** Its size, where somebody asked. */
	readonly bytes?: number;
	/** What is known of it where it is a picture that a story shows. */
	readonly picture?: PictureFacts;
}

/** All that a site is made from. */
export interface Material {
	readonly archive: Archive;
	readonly pages: Pick<Released, "stories" | "tombstones">;
	/** Pictures and other files beside the articles, and the assets of the templates. */
	readonly files: readonly Carried[];
	readonly settings: Settings;
}

/** What every template sees as `site`: nothing that a new story could change. */
export interface Site {
	readonly title: string;
	/** The whole address of the site, ending in `/`. */
	readonly url: string;
	/** The path of that address. */
	readonly base: string;
	readonly language: string;
	readonly timeZone: string;
	readonly description?: string;
	readonly publisher: string;
	/** The sections in the masthead. */
	readonly sections: readonly Link[];
	/** The standing pages. */
	readonly pages: readonly Link[];
	/** The feeds of the whole archive: they stand at the top. */
	readonly feeds: readonly FeedLink[];
	/** The feeds that stand beside the page of each term, of those kinds that have any. */
	readonly termFeeds: { readonly kinds: readonly TermKind[]; readonly feeds: readonly FeedLink[] };
	/** Whether there is a page that tells of feeds, and one of the open archive. */
	readonly hasFeedsPage: boolean;
	/** Whether the owner chose colours, type or measure: they stand in /assets/face.css. */
	readonly hasFace: boolean;
	/** The paper's name as a picture. */
	readonly masthead?: Settings["masthead"];
	/** Where the first of January's page is among those for the days of the year, if there are any. */
	readonly onThisDay?: string;
	readonly hasData: boolean;
	/** The address of the search page, where there is one. */
	readonly search?: string;
}

/** Everything that the site consists of. */
export interface Plan {
	readonly site: Site;
	/** By path. */
	readonly outputs: readonly Output[];
	/** The fingerprint of an output: all that its bytes depend on, beside settings, templates and our own version. */
	readonly fingerprint: (output: Pick<Rendered, "kind" | "url" | "data">) => string;
	readonly problems: readonly Problem[];
	/** Pictures that stories show and that are no outputs. */
	readonly missing: readonly Missing[];
}

/** Decides every output of the site: where it stands and what it shows. Nothing is rendered here. */
export function plan({ archive, pages, files, settings }: Material): Plan {
	const claims = makeClaims(settings.urls);
	const placed = new Map<Article, Address>();
	const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
	const facts = new Map(files.flatMap(({ path, picture }) => (picture ? [[path, picture] as const] : [])));
	const pictureAt: PictureAt = (path) => facts.get(path);
	const context = makeContext(archive, settings, placed, (path) => sizes.get(path), pictureAt);
	const shown = [...archive.stories, ...pages.stories];
	const problems: Problem[] = [];

	const listings = [
		frontOutput(context),
		...calendarOutputs(context),
		...anniversaryOutputs(context),
		...termOutputs(context),
		...feedListOutputs(context),
	];
	const named = [...listings, ...feedOutputs(context), ...volumeOutputs(context), notFound()];
	const search = searchOutputs(context);
	const standing = [
		...named,
		...faceOutputs(context),
		...search.pages,
		...sitemapOutputs(context, named, pages.stories),
		...robotsOutputs(context),
	];
	for (const output of [...standing, ...search.shards]) claims.claim(output, output.url);
	const copied = carry([...files, ...variantsOf(shown, pictureAt)]).filter((copy) => {
		const taken = claims.claim(copy, copy.path);
		if (taken !== undefined) problems.push(twice(copy, taken));
		return taken === undefined;
	});

	const gone = archive.tombstones.map(({ article }) => article);
	const allPages = [...pages.stories, ...pages.tombstones.map(({ article }) => article)].sort((a, b) => compareText(a.file, b.file));
	const places = placeStories([...archive.stories, ...gone], allPages, claims, settings);
	for (const [article, where] of places.addresses) placed.set(article, where);
	const citations = placeCitations(context, claims);
	const redirects = redirectOutputs([...archive.stories, ...gone, ...allPages], placed, claims, settings);
	problems.push(...places.problems, ...redirects.problems, ...unknownStarts(archive, settings));

	const pending = [
		...standing,
		...storyOutputs(context, citations),
		...citationOutputs(context, citations),
		...tombstoneOutputs([...archive.tombstones, ...pages.tombstones], context),
		...pageOutputs(pages.stories, context),
		...redirects.pending,
	];
	const outputs = [...pending.map(render), ...copied, ...search.shards].sort((a, b) => compareText(a.path, b.path));
	const missing = missingPictures(
		shown,
		outputs.map(({ path }) => path),
	);
	const site = siteOf(context, pages.stories);
	const fingerprint = makeFingerprint(JSON.stringify(site));
	return { site, outputs, fingerprint: ({ kind, url, data }) => fingerprint({ kind, url, data }), problems, missing };
}

function render(pending: Pending): Rendered {
	const { url, path, kind, source, weight } = pending;
	return {
		sort: "rendered",
		url,
		path,
		kind,
		source,
		weight,
		get data() {
			return pending.data();
		},
	};
}

function carry(files: readonly (Carried | Variant)[]): Copied[] {
	return files.map((file) => ({
		sort: "copied",
		url: encode(`/${file.path}`),
		path: file.path,
		from: file.from,
		sha256: "sha256" in file ? file.sha256 : undefined,
	}));
}

function twice({ path, url }: Copied, taken: string): Problem {
	return {
		file: contentPath(path),
		rule: "file-twice",
		severity: "error",
		message: `${url} is the address of ${taken} already; this file is not published.`,
		remedy: "Give it another name.",
	};
}

function pageOutputs(pages: readonly Article[], { addressOf, pictureAt }: Context): Pending[] {
	return pages.map((article): Pending => {
		const data = () => ({ article, pictures: pagePictures(article, pictureAt) });
		return { ...addressOf(article), kind: "page", source: article.file, data };
	});
}

function notFound(): Pending {
	return { ...address("/404.html"), kind: "not-found", data: () => ({}) };
}

/** The owner's colours, type and measure, as a style sheet of their own. */
function faceOutputs({ settings: { face } }: Context): Pending[] {
	const { light = {}, dark = {}, ...type } = face;
	return hasFace(face) ? [{ ...address("/assets/face.css"), kind: "face", data: () => ({ type, light, dark }) }] : [];
}

function hasFace(face: Settings["face"]): boolean {
	return Object.keys(face).length > 0;
}

function siteOf(context: Context, pages: readonly Article[]): Site {
	const { settings, addressOf } = context;
	const { title, url, language, timeZone, description, publisher } = settings;
	return {
		title,
		url,
		base: basePath(settings),
		language,
		timeZone,
		description,
		publisher: publisher ?? title,
		sections: termLinks(context, "section", settings.sections).map(({ name, url: to }) => ({ name, url: to })),
		feeds: feedLinks(settings.feeds),
		termFeeds: { kinds: TERM_KINDS_WITH_FEEDS, feeds: feedLinks(settings.termFeeds) },
		hasFeedsPage: hasFeedList(settings),
		hasFace: hasFace(settings.face),
		masthead: settings.masthead,
		onThisDay: settings.onThisDay ? pageAddress(`${ANNIVERSARIES}01-01`, settings).url : undefined,
		hasData: settings.data,
		search: searchUrl(context),
		pages: pages.toSorted((a, b) => compareText(a.file, b.file)).map((page) => ({ name: page.headline, url: addressOf(page).url })),
	};
}
