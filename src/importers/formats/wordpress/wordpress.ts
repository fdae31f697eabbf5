import {
	aboutFact,
	aliasFact,
	type FactStep,
	type Importer,
	type ReadOptions,
	type SiteAbout,
	type Source,
	type Step,
} from "../../importer.ts";
import { headText } from "../../reading/decode.ts";
import { readEach, type SourceFile } from "../../reading/files.ts";
import { plainOf, withoutSlashes } from "../../reading/values.ts";
import { authorStep } from "./authors.ts";
import { type BylineCollector, collectBylines } from "./body/printed.ts";
import { type ExportFacts, exportFacts, factsIn } from "./facts.ts";
import { readItem } from "./item.ts";
import { siteFacts } from "./listed.ts";
import { type ListingCollector, makeListingCollector } from "./listings.ts";
import { collectMenus, type MenuCollector } from "./menus.ts";
import { fieldMapOf } from "./meta/map.ts";
import { relationFacts } from "./meta/relations.ts";
import { findUnused, type UnusedNames } from "./meta/unused.ts";
import { isRedirectList, readRedirectList } from "./redirects/list.ts";
import { REDIRECT_TYPE, redirectSteps, ruleOfRecord } from "./redirects/rule.ts";
import { countUnfiled, type UnfiledStories } from "./unfiled.ts";
import { readWxr } from "./wxr/read.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** WordPress eXtended RSS, versions 1.0 to 1.2. Several files are the parts of one export. */
export const wordpress: Importer = {
	name: "wordpress",
	about: "a WordPress export (WXR), one file or several",
	keepsUrls: true,
	tellsOfSite: "first",
	tellsClock: true,
	recognises,
	read,
};

function recognises(source: Source): boolean {
	const text = headText(source.head);
	if (isRedirectList(source)) return true;
	return source.kind === "file" && /<rss\b/i.test(text) && /wordpress\.org\/export\/|<wp:wxr_version>/.test(text);
}

/** What is known while the files of an export are read. */
interface Reading {
	readonly options: ReadOptions;
	/** What the survey collects; undefined in the second pass. */
	readonly survey?: { readonly facts: Map<string, unknown>; readonly listings: ListingCollector; readonly bylines: BylineCollector };
	readonly facts: ExportFacts;
	readonly menus: MenuCollector;
	/** Finds names of `--map` that nothing has; in the second pass. */
	readonly unused?: UnusedNames;
	/** Counts stories that nobody filed; in the second pass. */
	readonly unfiled?: UnfiledStories;
	/** The address of the site that the file in hand comes from; empty until the file says it. */
	home: string;
	/** Whether the import has its name. The first export gives it. */
	isNamed: boolean;
}

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	const survey = options.facts
		? undefined
		: { facts: new Map<string, unknown>(), listings: makeListingCollector(), bylines: collectBylines() };
	const facts = exportFacts(options.facts ?? survey?.facts ?? new Map());
	const unused = survey ? undefined : findUnused(options.map);
	const unfiled = survey ? undefined : countUnfiled();
	const reading: Reading = { options, survey, facts, unused, unfiled, menus: collectMenus(facts), home: "", isNamed: false };
	const lists = sources.filter(isRedirectList);
	const exports = sources.filter((source) => !lists.includes(source));
	yield* readEach(exports, /\.(xml|wxr)$/i, (file, _number, before) => readFile(file, before, reading));
	// The export says which site the redirects are of.
	const { home } = reading;
	for (const list of lists) yield* readEach([list], /./, (file) => readRedirectList(file, headText(list.head), home, survey !== undefined));
	if (survey) yield* survey.listings.end();
	if (survey) yield* survey.bylines.end();
	if (!survey) yield* reading.menus.end();
	if (unused) yield* unused.end(sources[0]?.name ?? "");
	if (unfiled) yield* unfiled.end(sources[0]?.name ?? "");
}

async function* readFile(file: SourceFile, before: number, reading: Reading): AsyncGenerator<Step, void, void> {
	reading.home = "";
	for await (const part of readWxr(file)) {
		if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
		else if (part.part === "problem") yield { step: "problem", problem: part.problem };
		else if (part.part === "channel") yield* channelSteps(part.name, part.text.trim(), reading);
		else yield* recordSteps(part.record, file.name, reading);
	}
}

/** What elements of the channel say of the site. */
const ABOUT: Readonly<Record<string, keyof SiteAbout>> = { title: "title", description: "description", language: "language" };

/** Reads an element of the channel: some hold addresses of the site. */
function* channelSteps(name: string, text: string, reading: Reading): Generator<Step, void, void> {
	const about = Object.hasOwn(ABOUT, name) ? ABOUT[name] : undefined;
	if (reading.survey && about !== undefined && !/^Just another WordPress (?:web)?site$/i.test(text))
		yield aboutFact({ [about]: plainOf(text) });
	if (!["link", "wp:base_site_url", "wp:base_blog_url"].includes(name) || !/^https?:\/\//i.test(text)) return;
	const isBlog = name === "wp:base_blog_url";
	if (reading.home === "" || isBlog) reading.home = text;
	if (reading.survey && name === "wp:base_site_url") yield { step: "fact", name: "base", value: text };
	if (!isBlog) return;
	if (reading.survey && !reading.isNamed) yield { step: "fact", name: "site", value: text };
	if (reading.survey) yield* siteFacts(withoutSlashes(text));
	reading.isNamed = true;
}

function* recordSteps(
	record: WxrRecord,
	file: string,
	{ options, survey, facts, unused, unfiled, menus, home }: Reading,
): Generator<Step, void, void> {
	const root = withoutSlashes(home);
	unused?.add(record);
	unfiled?.add(record);
	if (!survey) menus.add(record, home);
	if (survey) {
		for (const fact of fieldMapOf(options.map) ? [...factsIn(record), ...relationFacts(record)] : factsIn(record)) {
			// A story of the survey needs these kinds of fact.
			if (/^(author|category|acf|\w+ named) /.test(fact.name)) survey.facts.set(fact.name, fact.value);
			yield fact;
			yield* attachmentAlias(fact, root);
		}
		yield* survey.listings.add(record, root);
		survey.bylines.add(record);
	}
	if (record.texts.get("wp:post_type")?.trim() === REDIRECT_TYPE) {
		yield* redirectRecord(record, home, survey !== undefined);
		return;
	}
	const author = survey ? undefined : authorStep(record, home, facts);
	if (author) yield author;
	if (record.element !== "item") return;
	const { step, problems } = readItem(record, { file, home, options, facts });
	for (const problem of problems) yield { step: "problem", problem };
	if (step.step === "story") {
		survey?.listings.addStory(step, record, root);
		unfiled?.addStory(step);
	}
	yield step;
}

/** A redirect that is a record of its own, which becomes no story. */
function* redirectRecord(record: WxrRecord, home: string, isSurvey: boolean): Generator<Step, void, void> {
	const steps = redirectSteps(ruleOfRecord(record), home, isSurvey);
	yield* steps;
	if (!isSurvey && steps.length === 0)
		yield { step: "skipped", record: ruleOfRecord(record).from, why: "a redirect: its address leads on where a story stands there" };
}

/** WordPress has a page for every file, with an address that holds the number of the file. */
function* attachmentAlias({ name, value }: FactStep, root: string): Generator<Step, void, void> {
	const [, id] = /^attachment (\d+)$/.exec(name) ?? [];
	const { url } = value as { readonly url?: string };
	if (id !== undefined && url !== undefined) yield aliasFact(`${root}/?attachment_id=${id}`, url);
}
