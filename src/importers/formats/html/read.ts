import type { ReadOptions, Step, StoryStep } from "../../importer.ts";
import { guarded } from "../../reading/files.ts";
import { unique } from "../../reading/values.ts";
import { addressKey } from "../../survey/addresses.ts";
import { LARGEST } from "./bytes.ts";
import { checkMap } from "./map.ts";
import { type PageContext, refused, skipped, stepsOf, TAKE_OUT } from "./page.ts";
import type { PageFile, PageSource } from "./pages.ts";
import { type Overview, overviewOf } from "./site/overview.ts";
import { makeSharedValues } from "./site/shared.ts";
import { type ReadPage, readInThreads } from "./threads.ts";

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
	for await (const page of pagesRead(source, overview, options)) {
		for await (const step of guarded({ file: page.file.name }, stepsOfPage(page, overview, source))) {
			if (step.step === "story") shared.note(step);
			yield step;
		}
	}
	if (!options.facts) yield shared.fact();
	yield* shared.problems(name);
}

function pagesRead(
	source: PageSource,
	overview: Overview,
	{ zone, map, facts, jobs }: ReadOptions,
): AsyncGenerator<ReadPage<readonly Step[]>> {
	const { home, pathsLead, names, repeated, commonDays, site } = overview;
	const context: PageContext = {
		zone,
		map,
		isWhole: facts !== undefined,
		overview: { home, pathsLead, names, repeated, commonDays, site },
	};
	const wrong = new Set(overview.wrongCanonical);
	return readInThreads(source.pages(), {
		name: "readPages",
		context,
		here: (page) => [...stepsOf(page, context)],
		isRead: (page) => isRead(page) && twinOf(page, overview) === undefined,
		isWrong: ({ name }) => wrong.has(name),
		jobs: jobs ?? 1,
	});
}

function isRead({ unread, size }: PageFile): boolean {
	return unread === undefined && size <= LARGEST;
}

function twinOf({ name }: PageFile, { twins }: Overview): string | undefined {
	return Object.hasOwn(twins, name) ? twins[name] : undefined;
}

// biome-ignore lint/suspicious/useAwait: the steps of a page may throw what reading it threw
async function* stepsOfPage(
	{ file, result, error }: ReadPage<readonly Step[]>,
	overview: Overview,
	source: PageSource,
): AsyncGenerator<Step> {
	yield { step: "progress", bytes: file.end };
	if (error !== undefined) throw error;
	const twin = twinOf(file, overview);
	if (twin !== undefined) yield skipped({ name: `${file.name}, the same page as ${twin}` }, "another file is the same page");
	else if (file.unread !== undefined) yield skipped(file, file.unread);
	else if (!isRead(file)) yield* refused(file, "it is too large", `it is larger than ${LARGEST / 1_000_000} MB`, TAKE_OUT);
	else for (const step of result ?? []) yield step.step === "story" ? completed(step, file, overview, source) : step;
}

/** A story with its further addresses, and with the places of its files. */
function completed(step: StoryStep, file: PageFile, { more, home }: Overview, source: PageSource): StoryStep {
	const [first] = step.addresses;
	const key = first === undefined ? undefined : addressKey(first);
	const further = key !== undefined && Object.hasOwn(more, key) ? (more[key] ?? []) : [];
	const files = source.filesOf(file, home);
	return { ...step, addresses: unique([...step.addresses, ...further]), ...(step.site && { site: { ...step.site, files } }) };
}
