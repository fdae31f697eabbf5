import type { Facts, ReadOptions, Step, StoryStep } from "../../importer.ts";
import { guarded, problemStep } from "../../reading/files.ts";
import { unique } from "../../reading/values.ts";
import { isChosen } from "../../sample.ts";
import { addressKey } from "../../survey/addresses.ts";
import { LARGEST } from "./bytes.ts";
import { isShown } from "./clues/pictures.ts";
import { checkMap } from "./map.ts";
import { type PageContext, refused, type SurveyedPage, skipped, surveyPage, TAKE_OUT, textOfPage } from "./page.ts";
import type { PageFile, PageSource } from "./pages.ts";
import { type Overview, overviewOf } from "./site/overview.ts";
import { makeSharedValues } from "./site/shared.ts";
import type { BodyNeeds } from "./story.ts";
import { readInThreads } from "./threads.ts";

/**
 * Reads the pages of a mirror or a crawl, as an importer does. The survey begins with an overview of all pages, since much of a page can
 * only be told from the others. The overview is a fact, and so is the address of the site.
 * @param name the source's, for problems of the whole
 */
export async function* readPages(source: PageSource, name: string, options: ReadOptions): AsyncGenerator<Step, void, void> {
	checkMap(options.map);
	const known = options.facts?.get("pages") as Overview | undefined;
	const overview = known ?? (await overviewOf(source, options));
	if (!known && overview.home !== undefined) yield { step: "fact", name: "site", value: overview.home };
	if (!known) yield { step: "fact", name: "pages", value: overview };
	const shared = makeSharedValues(options.facts);
	if (options.sample !== undefined) {
		if (options.facts) yield* pagesSampled(source, overview, options, options.sample);
		return;
	}
	const pages = options.facts ? storiesRead(source, overview, options, options.facts) : pagesSurveyed(source, overview, options);
	for await (const step of pages) {
		if (step.step === "story") shared.note(step);
		yield step;
	}
	if (!options.facts) yield shared.fact();
	yield* shared.problems(name);
	if (options.facts && overview.sites.length > 1) yield severalProblem(name, overview.sites);
}

function severalProblem(file: string, sites: Overview["sites"]): Step {
	const named = sites.slice(0, 5).map(([host, pages]) => `${host} (${pages} pages)`);
	const message = `It holds pages of ${sites.length} sites: ${named.join(", ")}${sites.length > 5 ? " and others" : ""}. All of them were read.`;
	const remedy = `If only one is wanted, name its folder: ${file.replace(/[\\/]+$/, "")}/${sites[0]?.[0] ?? ""}.`;
	return problemStep({ file }, "sites-several", "warning", message, remedy);
}

const PAGE = "page ";

/** The first pass: reads every page, and keeps what it gave as a fact, so that the second need not find it out again. */
async function* pagesSurveyed(source: PageSource, overview: Overview, options: ReadOptions): AsyncGenerator<Step, void, void> {
	const context = contextOf(overview, options);
	const wrong = new Set(overview.wrongCanonical);
	const pages = readInThreads(source.pages(), {
		name: "surveyPages",
		context,
		here: (page) => surveyPage(page, context),
		known: (file) => (isRead(file) && twinOf(file, overview) === undefined ? { isWrong: wrong.has(file.name) } : undefined),
		jobs: options.jobs ?? 1,
	});
	for await (const { file, result, error } of pages) {
		yield { step: "progress", bytes: file.end };
		if (!result) {
			yield* guarded({ file: file.name }, unreadSteps(file, overview, error));
			continue;
		}
		for (const step of result.steps) yield step.step === "story" ? completed(step, file, overview, source) : step;
		const steps = result.steps.map((step) => (step.step === "story" ? { ...step, body: { ...step.body, text: "" } } : step));
		yield { step: "fact", name: PAGE + file.name, value: { ...result, steps } satisfies SurveyedPage };
	}
}

/** The second pass: reads the texts of the stories. */
async function* storiesRead(source: PageSource, overview: Overview, options: ReadOptions, facts: Facts): AsyncGenerator<Step, void, void> {
	const context = contextOf(overview, options);
	const surveyed = (file: PageFile) => facts.get(PAGE + file.name) as SurveyedPage | undefined;
	const pages = readInThreads(source.pages(), {
		name: "textsOfPages",
		context,
		here: (page) => textOfPage(page, context),
		known(file) {
			const needs = surveyed(file)?.needs;
			return needs && { isWrong: false, needs };
		},
		jobs: options.jobs ?? 1,
	});
	for await (const { file, result, error } of pages) {
		yield { step: "progress", bytes: file.end };
		const known = error === undefined ? surveyed(file) : undefined;
		if (!known) yield* guarded({ file: file.name }, unreadSteps(file, overview, error));
		for (const step of known?.steps ?? [])
			yield step.step === "story" ? completed(withText(step, result ?? "", known?.needs), file, overview, source) : step;
	}
}

/** What a few pages give, spread over all. */
async function* pagesSampled(
	source: PageSource,
	overview: Overview,
	options: ReadOptions,
	count: number,
): AsyncGenerator<Step, void, void> {
	const context = { ...contextOf(overview, options), isSample: true };
	const wrong = new Set(overview.wrongCanonical);
	let [pages, number] = [0, 0];
	for await (const _ of source.pages()) pages++;
	for await (const file of source.pages()) {
		if (!isChosen(number++, pages, count)) continue;
		if (!isRead(file) || twinOf(file, overview) !== undefined) {
			yield* guarded({ file: file.name }, unreadSteps(file, overview, undefined));
			continue;
		}
		const { name, relative, local, charset } = file;
		const raw = { name, relative, local, charset, isWrong: wrong.has(name), bytes: await file.read() };
		const { steps, needs } = surveyPage(raw, context);
		for (const step of steps)
			yield step.step === "story" ? completed(withText(step, textOfPage({ ...raw, needs }, context), needs), file, overview, source) : step;
	}
}

function contextOf(overview: Overview, { zone, map }: ReadOptions): PageContext {
	const { home, pathsLead, names, repeated, commonDays, site } = overview;
	return { zone, map, overview: { home, pathsLead, names, repeated, commonDays, site } };
}

function isRead({ unread, size }: PageFile): boolean {
	return unread === undefined && size <= LARGEST;
}

function twinOf({ name }: PageFile, { twins }: Overview): string | undefined {
	return Object.hasOwn(twins, name) ? twins[name] : undefined;
}

/** What a page gives that was not read. */
async function* unreadSteps(file: PageFile, overview: Overview, error: unknown): AsyncGenerator<Step, void, void> {
	const twin = twinOf(file, overview);
	if (twin !== undefined) yield skipped({ name: `${file.name}, the same page as ${twin}` }, "another file is the same page");
	else if (file.unread !== undefined) yield skipped(file, file.unread);
	else if (!isRead(file)) yield* refused(file, "it is too large", `it is larger than ${LARGEST / 1_000_000} MB`, TAKE_OUT);
	// The error of reading it, which the second pass meets by reading it again.
	else if (error !== undefined) throw error;
	else await file.read();
}

function withText(step: StoryStep, text: string, needs: BodyNeeds | undefined): StoryStep {
	const image = needs?.image && !isShown(needs.image, text) ? needs.image : undefined;
	return { ...step, fields: { ...step.fields, ...(image && { image }) }, body: { format: "html", text } };
}

/** A story with its further addresses, and with the places of its files. */
function completed(step: StoryStep, file: PageFile, { more, home }: Overview, source: PageSource): StoryStep {
	const [first] = step.addresses;
	const key = first === undefined ? undefined : addressKey(first);
	const further = key !== undefined && Object.hasOwn(more, key) ? (more[key] ?? []) : [];
	const files = source.filesOf(file, home);
	return { ...step, addresses: unique([...step.addresses, ...further]), ...(step.site && { site: { ...step.site, files } }) };
}
