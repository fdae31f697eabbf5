import { aliasFact, type FactStep, type Importer, type ReadOptions, type Source, type Step } from "../../importer.ts";
import { headText } from "../../reading/decode.ts";
import { readEach, type SourceFile } from "../../reading/files.ts";
import { withoutSlashes } from "../../reading/values.ts";
import { authorStep } from "./authors.ts";
import { type ExportFacts, exportFacts, factsIn } from "./facts.ts";
import { readItem } from "./item.ts";
import { feedFact, type ListingCollector, makeListingCollector } from "./listings.ts";
import { fieldMapOf } from "./meta/map.ts";
import { relationFacts } from "./meta/relations.ts";
import { findUnused, type UnusedNames } from "./meta/unused.ts";
import { readWxr } from "./wxr/read.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** WordPress eXtended RSS, versions 1.0 to 1.2. Several files are the parts of one export. */
export const wordpress: Importer = {
	name: "wordpress",
	about: "WordPress export (WXR), one file or several",
	keepsUrls: true,
	recognises,
	read,
};

function recognises({ kind, head }: Source): boolean {
	const text = headText(head);
	return kind === "file" && /<rss\b/i.test(text) && /wordpress\.org\/export\/|<wp:wxr_version>/.test(text);
}

/** What is known while the files of an export are read. */
interface Reading {
	readonly options: ReadOptions;
	/** What the survey collects; undefined in the second pass. */
	readonly survey?: { readonly facts: Map<string, unknown>; readonly listings: ListingCollector };
	readonly facts: ExportFacts;
	/** Finds names of `--map` that nothing has; in the second pass. */
	readonly unused?: UnusedNames;
	/** The address of the site that the file in hand comes from; empty until the file says it. */
	home: string;
	/** Whether the import has its name. The first export gives it. */
	isNamed: boolean;
}

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	const survey = options.facts ? undefined : { facts: new Map<string, unknown>(), listings: makeListingCollector() };
	const facts = exportFacts(options.facts ?? survey?.facts ?? new Map());
	const unused = survey ? undefined : findUnused(options.map);
	const reading: Reading = { options, survey, facts, unused, home: "", isNamed: false };
	yield* readEach(sources, /\.(xml|wxr)$/i, (file, _number, before) => readFile(file, before, reading));
	if (survey) yield* survey.listings.end();
	if (unused) yield* unused.end(sources[0]?.name ?? "");
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

/** Reads an element of the channel: some hold addresses of the site. */
function* channelSteps(name: string, text: string, reading: Reading): Generator<Step, void, void> {
	if (!["link", "wp:base_site_url", "wp:base_blog_url"].includes(name) || !/^https?:\/\//i.test(text)) return;
	const isBlog = name === "wp:base_blog_url";
	if (reading.home === "" || isBlog) reading.home = text;
	if (reading.survey && name === "wp:base_site_url") yield { step: "fact", name: "base", value: text };
	if (!isBlog) return;
	if (reading.survey && !reading.isNamed) yield { step: "fact", name: "site", value: text };
	if (reading.survey) yield feedFact(withoutSlashes(text));
	reading.isNamed = true;
}

function* recordSteps(record: WxrRecord, file: string, { options, survey, facts, unused, home }: Reading): Generator<Step, void, void> {
	const root = withoutSlashes(home);
	unused?.add(record);
	if (survey) {
		for (const fact of fieldMapOf(options.map) ? [...factsIn(record), ...relationFacts(record)] : factsIn(record)) {
			// A story of the survey needs these kinds of fact.
			if (/^(author|category|acf|\w+ named) /.test(fact.name)) survey.facts.set(fact.name, fact.value);
			yield fact;
			yield* attachmentAlias(fact, root);
		}
		yield* survey.listings.add(record, root);
	}
	const author = survey ? undefined : authorStep(record, home, facts);
	if (author) yield author;
	if (record.element !== "item") return;
	const { step, problems } = readItem(record, { file, home, options, facts });
	for (const problem of problems) yield { step: "problem", problem };
	if (step.step === "story") survey?.listings.addStory(step, record);
	yield step;
}

/** WordPress has a page for every file, with an address that holds the number of the file. */
function* attachmentAlias({ name, value }: FactStep, root: string): Generator<Step, void, void> {
	const [, id] = /^attachment (\d+)$/.exec(name) ?? [];
	const { url } = value as { readonly url?: string };
	if (id !== undefined && url !== undefined) yield aliasFact(`${root}/?attachment_id=${id}`, url);
}
