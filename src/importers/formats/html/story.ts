import { parseDate } from "../../../article/date.ts";
import { oneLine, shorten } from "../../../article/text.ts";
import type { ImportRule, Site, StoryStep } from "../../importer.ts";
import { filled, headlineFrom, holdsEmail, languageOf, plainOf, unique, webAddress } from "../../reading/values.ts";
import type { LocalPath } from "./addresses.ts";
import { bodyOf, showsMedia } from "./body.ts";
import type { Clues } from "./clues/clues.ts";
import { bestDate, dateIn, dateOfAddress } from "./clues/dates.ts";
import { lettersOf } from "./clues/headline.ts";
import { authorsOf } from "./clues/people.ts";
import { captionsOf, type Image, imageOf } from "./clues/pictures.ts";
import { ownDate } from "./clues/shown.ts";
import { leadOf, standfirstElement } from "./clues/standfirst.ts";
import type { DomDocument } from "./dom.ts";
import { kindOf } from "./kind.ts";
import { type LookContext, lookAt, type Page, type SeenOnPage } from "./look.ts";
import { mapped } from "./map.ts";
import { cluesTold } from "./told.ts";

/** What stories are made with: the part of a `PageContext` that this needs. */
export interface StoryContext extends LookContext {
	readonly isSample?: boolean;
	readonly overview: LookContext["overview"] & { readonly repeated: readonly string[]; readonly commonDays: readonly string[] };
}

/** What is odd in the page of a story; its file and line are added by whoever reads the file. */
export interface PageProblem {
	readonly rule: ImportRule;
	readonly severity: "warning" | "info";
	readonly message: string;
	readonly remedy: string;
}

/** What the text of a page is taken with, once it is known to be a story. Plain data. */
export interface BodyNeeds {
	readonly headline: string;
	/** `<base href>`. */
	readonly base?: string;
	/** Its main picture, unless the text shows it. */
	readonly image?: Image;
}

/** A page as a story with its problems, or why it is not a story. The body of the story is a quick one, as the survey needs it. */
export type PageResult =
	| { readonly why: string }
	| { readonly story: Omit<StoryStep, "step" | "place">; readonly told: readonly PageProblem[]; readonly needs: BodyNeeds };

/** Makes a story of a page. The survey does not need the exact text, and finding it takes much of the time. */
export function storyOf(page: Page, context: StoryContext): PageResult {
	const { overview, map } = context;
	const seen = lookAt(page, context);
	const { document, local } = page;
	const { clues, addresses, text, titled } = seen;
	const kind = kindOf({ document, clues, addresses, text, headline: titled, shows: showsMedia(document), isList: page.finds?.isList });
	if ("why" in kind) return kind;

	const headline = titled ?? headlineFrom({ format: "text", text }) ?? page.relative;
	const dates = datesOf(seen, page, context);
	const told = problemsOf(seen, dates, page, kind.kind).map((problem) => ({ ...problem, message: `"${headline}" ${problem.message}` }));
	const repeated = new Set(overview.repeated);
	const { fields, holdsEmails } = fieldsOf(seen, page, repeated, map);
	const all = { headline, published: dates.published, updated: dates.isOdd ? undefined : dates.updated, ...fields };
	const base = { key: addresses[0] ?? page.relative, name: headline, ...kind, addresses, site: siteOf(overview.home, page) };
	const body = { format: "text", text: `${headline}\n${text}` } as const;
	const image = imageOf(clues.pictures, captionsOf(document), repeated, local, overview.home);
	const needs = { headline, ...(clues.base !== undefined && { base: clues.base }), ...(image && { image }) };
	const story = { ...base, fields: filled(all), body, notCarried: holdsEmails ? ["e-mail addresses"] : [] };
	return { story: context.isSample ? { ...story, clues: cluesTold(seen, page, story.fields, context) } : story, told, needs };
}

/** The exact text of a story, as HTML. */
export function textOfStory(
	document: DomDocument,
	{ headline, base }: BodyNeeds,
	local: LocalPath,
	{ overview, map }: StoryContext,
): string {
	if (!map.has("standfirst")) standfirstElement(document)?.remove();
	return bodyOf(document, { selector: map.get("body"), headline, path: local, home: overview.home, base });
}

/** The dates of a page. */
interface PageDates {
	/** What the page gives as its date of publication. Perhaps none of it can be read. */
	readonly given: readonly string[];
	readonly published?: string;
	/** Undefined if it is the date of publication. */
	readonly updated?: string;
	/** Whether the page was changed before it was published, by its own account. */
	readonly isOdd: boolean;
}

function datesOf(
	{ clues, addresses, shownDates }: SeenOnPage,
	{ document, local, finds }: Page,
	{ overview: { commonDays }, map, zone }: StoryContext,
): PageDates {
	const chosen = mapped(document, map, "published");
	const stated = clues.published.flatMap((text) => dateIn(text, zone) ?? []).map((date) => ({ date, isPlaced: true }));
	const found = finds?.date === undefined ? [] : [{ date: finds.date, isPlaced: true }];
	const ofAddress = dateOfAddress(addresses[0] ?? `/${local.path}`, zone);
	const published = bestDate(chosen, zone) ?? ownDate([...stated, ...found, ...shownDates], ofAddress, new Set(commonDays));
	const updated = bestDate([...mapped(document, map, "updated"), ...clues.updated], zone);
	const isOdd =
		updated !== undefined && published !== undefined && (parseDate(updated, zone)?.to ?? 0) < (parseDate(published, zone)?.from ?? 0);
	return { given: [...chosen, ...clues.published], published, updated: updated === published ? undefined : updated, isOdd };
}

/** The problems of a page. The headline is put before each message. */
function problemsOf({ titled, clues }: SeenOnPage, dates: PageDates, page: Page, kind: "story" | "page"): PageProblem[] {
	const problems: PageProblem[] = [];
	const tell = (rule: ImportRule, message: string, remedy: string, severity: PageProblem["severity"] = "warning") =>
		problems.push({ rule, severity, message, remedy });
	if (titled === undefined) {
		const remedy = "Write a headline, or name its element with --map headline=SELECTOR.";
		tell("headline-missing", "has no headline. Its first words became it.", remedy);
	}
	const [given] = dates.given;
	if (dates.published === undefined && kind === "story")
		tell(
			"date-missing",
			`has ${given === undefined ? "no date" : `a date that cannot be read ("${shorten(oneLine(given), 60)}")`}. It is undated.`,
			"Write the date when it was published, if you know it, or name its element with --map published=SELECTOR.",
		);
	if (dates.isOdd) {
		const message = "was changed before it was published, by its own account. The date of the change was left out.";
		tell("date-odd", message, "Look which of the two is right.");
	}
	for (const block of clues.data.broken.slice(0, 1)) {
		const message = `holds linked data (JSON-LD) that is not JSON, in line ${lineOf(page.text, block)}. It was skipped.`;
		tell("field-odd", message, "Look whether headline, date and authors are right.", "info");
	}
	return problems;
}

/** The front matter of a page, without headline, dates and picture. */
function fieldsOf(seen: SeenOnPage, { document }: Page, repeated: ReadonlySet<string>, map: LookContext["map"]) {
	const { clues, names, whole } = seen;
	const sections = firstOf([mapped(document, map, "section"), ...clues.sections]);
	const writers = [mapped(document, map, "authors").map((name) => ({ name: name.replace(/^by:?\s+/i, "") })), ...clues.writers];
	const descriptions = clues.descriptions.filter((value) => !repeated.has(value));
	const fields = {
		authors: authorsOf(writers, seen.shownAuthors, names, whole),
		section: sections[0],
		tags: unique([...sections.slice(1), ...tagsOf(mapped(document, map, "tags"), clues, repeated)]),
		language: clues.languages.map(languageOf).find((language) => language !== undefined),
		...leadOf(seen.standfirst, descriptions, seen.text, seen.words),
		rights: clues.rights === undefined ? undefined : plainOf(clues.rights),
		license: webAddress(clues.license, whole),
		noindex: clues.noindex || undefined,
	};
	return { fields, holdsEmails: writers.flat().some(({ name }) => holdsEmail(name)) };
}

/** Where no host is known, all that lies beside the pages is the site. */
function siteOf(home: string | undefined, { local: { host } }: Page): Site {
	const url = home ?? (host === undefined ? "/" : `https://${host}/`);
	return { url, media: [url] };
}

/** The first list that is not empty, as plain text. */
function firstOf(lists: readonly (readonly string[])[]): string[] {
	return lists.map((list) => unique(list.map((name) => plainOf(name) || undefined))).find((list) => list.length > 0) ?? [];
}

/** The tags of a page. A single value with commas counts as several. */
function tagsOf(chosen: readonly string[], { tags, keywords }: Clues, repeated: ReadonlySet<string>): string[] {
	const lists = [chosen, ...tags, keywords.filter((value) => !repeated.has(value))].map((list) =>
		list.flatMap((value) => (list.length === 1 ? value.split(/\s*[,;]\s*/) : [value])).map((tag) => shorten(plainOf(tag), 100)),
	);
	const found = lists.find((list) => list.some((tag) => tag !== "")) ?? [];
	const once = new Map(
		found
			.filter((tag) => tag !== "")
			.map((tag) => [lettersOf(tag) || tag, tag] as const)
			.reverse(),
	);
	return [...once.values()].reverse();
}

function lineOf(text: string, block: string): number {
	const at = text.indexOf(block.slice(0, 200));
	return at < 0 ? 1 : text.slice(0, at).split("\n").length;
}
