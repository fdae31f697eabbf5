import { parseDate } from "../../../article/date.ts";
import { oneLine, shorten, textOfHtml } from "../../../article/text.ts";
import type { ImportRule, ReadOptions, Site, StoryStep } from "../../importer.ts";
import { filled, headlineFrom, holdsEmail, languageOf, plainOf, unique, webAddress } from "../../reading/values.ts";
import { addressKey } from "../../survey/addresses.ts";
import { type LocalPath, ownAddresses, savedFrom } from "./addresses.ts";
import { bodyOf, roomHtml, showsMedia, storyHtml } from "./body.ts";
import { type Clues, cluesOf } from "./clues/clues.ts";
import { bestDate, dateOfAddress, shownDate } from "./clues/dates.ts";
import { headlineOf, lettersOf } from "./clues/headline.ts";
import { authorsOf, shownAuthors } from "./clues/people.ts";
import { captionsOf, imageOf } from "./clues/pictures.ts";
import { printedByline, printedLines } from "./clues/printed.ts";
import { leadOf, standfirstElement } from "./clues/standfirst.ts";
import { all, type DomDocument } from "./dom.ts";
import { kindOf } from "./kind.ts";
import { mapped } from "./map.ts";
import type { Overview } from "./overview.ts";

/** A page that was read. */
export interface Page {
	/** The file's path in the source. */
	readonly relative: string;
	readonly local: LocalPath;
	/** Its name in the source, as the overview of all pages knows it. */
	readonly name: string;
	/** As it stands in the file. */
	readonly text: string;
	/** Changed while the story is made. */
	readonly document: DomDocument;
}

/** What is to be told of a page. */
export interface PageProblem {
	readonly rule: ImportRule;
	readonly severity: "warning" | "info";
	readonly message: string;
	readonly remedy: string;
}

/** A page as a story with what is to be told, or why it is none. */
export type PageResult =
	| { readonly why: string }
	| { readonly story: Omit<StoryStep, "step" | "place">; readonly told: readonly PageProblem[] };

/** Makes a story of a page. In the survey its text is not looked for: that takes most of the time, and is not asked for. */
export function storyOf(page: Page, overview: Overview, { zone, map, facts }: ReadOptions): PageResult {
	const { document, local } = page;
	const read = cluesOf(document);
	const clues: Clues = overview.disowned.includes(page.name) ? { ...read, canonical: undefined, url: undefined } : read;
	const addresses = addressesOf(page, clues, overview);
	const whole = addresses.find((address) => /^https?:/.test(address));
	const names = [...clues.siteNames, ...overview.names];
	const headings = ["h1", "h2, h3, h4"].map((rank) => headingsOf(document, rank));
	const shown = headings.find((list) => list.length > 0) ?? [];
	const said = [...mapped(document, map, "headline"), ...clues.headlines];
	const titled = headlineOf(said, shown, clues.title, names);
	const shownLead = map.has("standfirst") ? undefined : standfirstElement(document);
	const shownStandfirst = mapped(document, map, "standfirst")[0] ?? shownLead?.textContent;
	const lines = printedLines(roomHtml(document));
	const date = shownDate(document, lines, zone);
	const bylines = shownAuthors(document);
	const byline = printedByline(lines);
	const seen = oneLine(document.body.textContent);
	shownLead?.remove();
	const chosen = mapped(document, map, "body").join(" ");
	const text = chosen === "" ? textOfHtml(storyHtml(document)) : chosen;
	const kind = kindOf({ document, clues, addresses, text, headline: titled, shows: showsMedia(document) });
	if ("why" in kind) return kind;

	const headline = titled ?? headlineFrom({ format: "text", text }) ?? page.relative;
	const told: PageProblem[] = [];
	const tell = (rule: ImportRule, message: string, remedy: string, severity: PageProblem["severity"] = "warning") =>
		told.push({ rule, severity, message: `"${headline}" ${message}`, remedy });
	if (titled === undefined)
		tell(
			"headline-missing",
			"has no headline; its first words became it.",
			"Write a headline, or name its element with --map headline=SELECTOR.",
		);
	const given = [...mapped(document, map, "published"), ...clues.published];
	const published = bestDate(given, zone) ?? date ?? dateOfAddress(addresses[0] ?? `/${local.path}`, zone);
	if (published === undefined && kind.kind === "story")
		tell(
			"date-missing",
			given.length === 0
				? "has no date; it is undated."
				: `has a date that cannot be read ("${shorten(oneLine(given[0] ?? ""), 60)}"); it is undated.`,
			"Write the date when it was published, if you know it, or name its element with --map published=SELECTOR.",
		);
	const changed = bestDate([...mapped(document, map, "updated"), ...clues.updated], zone);
	const isBefore =
		changed !== undefined && published !== undefined && (parseDate(changed, zone)?.to ?? 0) < (parseDate(published, zone)?.from ?? 0);
	if (isBefore)
		tell(
			"date-odd",
			"was changed before it was published, by its own account; the former was left out.",
			"Look which of the two is right.",
		);
	for (const block of clues.data.broken.slice(0, 1))
		tell(
			"field-odd",
			`holds linked data (JSON-LD) that is no JSON, in line ${lineOf(page.text, block)}; it was passed over.`,
			"Look whether headline, date and authors are right.",
			"info",
		);

	const repeated = new Set(overview.repeated);
	const sections = firstOf([mapped(document, map, "section"), ...clues.sections]);
	const writers = [mapped(document, map, "authors").map((name) => ({ name: name.replace(/^by:?\s+/i, "") })), ...clues.writers];
	const descriptions = clues.descriptions.filter((value) => !repeated.has(value));
	const fields = {
		headline,
		published,
		updated: changed !== published && !isBefore ? changed : undefined,
		authors: authorsOf(writers, bylines.length === 0 && byline !== undefined ? [byline] : bylines, names, whole),
		section: sections[0],
		tags: unique([...sections.slice(1), ...tagsOf(mapped(document, map, "tags"), clues, repeated)]),
		language: clues.languages.map(languageOf).find((language) => language !== undefined),
		...leadOf(shownStandfirst, descriptions, text, seen),
		rights: clues.rights === undefined ? undefined : plainOf(clues.rights),
		license: webAddress(clues.license, whole),
		noindex: clues.noindex || undefined,
	};
	const site = siteOf(overview.home, local);
	const base = { key: addresses[0] ?? page.relative, name: headline, ...kind, addresses, ...(site && { site }) };
	if (!facts)
		return { story: { ...base, fields: filled(fields), body: { format: "text", text: `${headline}\n${text}` }, notCarried: [] }, told };

	const captions = captionsOf(document);
	const html = bodyOf(document, { selector: map.get("body"), headline, path: local, home: overview.home, base: clues.base });
	const image = imageOf(clues.pictures, captions, repeated, html, local, overview.home);
	const notCarried = writers.flat().some(({ name }) => holdsEmail(name)) ? ["e-mail addresses"] : [];
	return { story: { ...base, fields: filled({ ...fields, image }), body: { format: "html", text: html }, notCarried }, told };
}

function headingsOf(document: DomDocument, selector: string): string[] {
	return all(document, selector)
		.filter((heading) => !heading.closest("aside, nav, footer"))
		.map((heading) => oneLine(heading.textContent))
		.filter((text) => text !== "");
}

function addressesOf({ local, text }: Page, { canonical, url }: Clues, overview: Overview): string[] {
	const own = ownAddresses({ canonical, url, saved: savedFrom(text) }, local, overview);
	const key = own[0] === undefined ? undefined : addressKey(own[0]);
	return unique([...own, ...(key !== undefined && Object.hasOwn(overview.more, key) ? (overview.more[key] ?? []) : [])]);
}

/** Where no host is known, all that lies beside the pages is the site. */
function siteOf(home: string | undefined, { host }: LocalPath): Site {
	const url = home ?? (host === undefined ? "/" : `https://${host}/`);
	return { url, media: [url] };
}

/** Section names, and what else a list of them holds. */
function firstOf(lists: readonly (readonly string[])[]): string[] {
	return lists.map((list) => unique(list.map((name) => plainOf(name) || undefined))).find((list) => list.length > 0) ?? [];
}

/** Tags; a line with commas is several. */
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
