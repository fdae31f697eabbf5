import type { ReadOptions, Step } from "../../importer.ts";
import { guarded, problemStep } from "../../reading/files.ts";
import { LARGEST, LONGEST, type PageText, textOfPage } from "./bytes.ts";
import { cutOff } from "./cut.ts";
import { parseDocument } from "./dom.ts";
import { isHtml } from "./files.ts";
import { checkMap } from "./map.ts";
import { leadsTo, type Overview, overviewOf } from "./overview.ts";
import type { PageFile, PageSource } from "./pages.ts";
import { makeSharedValues } from "./shared.ts";
import { storyOf } from "./story.ts";

/**
 * Reads the pages of a mirror or a crawl, as an importer does. The survey begins with an overview of all pages, since much of a page can
 * only be told from the others. The overview is a fact, and so is the address of the site.
 * @param name the source's, for problems of the whole
 */
export async function* readPages(source: PageSource, name: string, options: ReadOptions): AsyncGenerator<Step, void, void> {
	checkMap(options.map);
	const known = options.facts?.get("pages") as Overview | undefined;
	const overview = known ?? (await overviewOf(source, options.zone));
	if (!known && overview.home !== undefined) yield { step: "fact", name: "site", value: overview.home };
	if (!known) yield { step: "fact", name: "pages", value: overview };
	const shared = makeSharedValues(options.facts);
	for await (const page of source.pages()) {
		for await (const step of guarded({ file: page.name }, readPage(page, { overview, options, source }))) {
			if (step.step === "story") shared.note(step);
			yield step;
		}
	}
	if (!options.facts) yield shared.fact();
	yield* shared.problems(name);
}

/** What pages are read with. */
interface Reading {
	readonly overview: Overview;
	readonly options: ReadOptions;
	readonly source: PageSource;
}

async function* readPage(file: PageFile, reading: Reading): AsyncGenerator<Step, void, void> {
	const { overview } = reading;
	yield { step: "progress", bytes: file.end };
	const twin = Object.hasOwn(overview.twins, file.name) ? overview.twins[file.name] : undefined;
	if (twin !== undefined) {
		const record = `${file.name}, the same page as ${twin}`;
		yield { step: "skipped", record, why: "another file is the same page" };
	} else if (file.unread !== undefined) yield skipped(file, file.unread);
	else if (file.size > LARGEST) yield* refused(file, "it is too large", `it is larger than ${LARGEST / 1_000_000} MB`, TAKE_OUT);
	else yield* readText(file, await textOfPage(file), reading);
}

const TAKE_OUT = "Take the story out of it by hand, if there is one.";

function skipped({ name }: PageFile, why: string): Step {
	return { step: "skipped", record: name, why };
}

function* refused(file: PageFile, why: string, message: string, remedy: string): Generator<Step, void, void> {
	yield problemStep({ file: file.name }, "source-refused", "error", `The page was refused: ${message}.`, remedy);
	yield skipped(file, why);
}

function* readText(file: PageFile, page: PageText, { overview, options, source }: Reading): Generator<Step, void, void> {
	const { text } = page;
	if (text.length > LONGEST) {
		yield* refused(file, "it is too large", `it has more than ${LONGEST / 1_000_000} million characters`, TAKE_OUT);
		return;
	}
	if (!isHtml(text)) {
		yield skipped(file, "it is not a page of HTML");
		return;
	}
	const document = parseDocument(text);
	if (!document) {
		const message = "its elements are nested too deeply, or are too many";
		yield* refused(file, "it has too many elements, or too deep ones", message, "Open it in a browser, and save it again from there.");
		return;
	}
	if (leadsTo(document, text) !== undefined) {
		yield skipped(file, "it only leads to another page");
		return;
	}
	const opened = {
		relative: file.relative,
		name: file.name,
		local: file.local,
		files: source.filesOf(file, overview.home),
		text,
		document,
	};
	const made = storyOf(opened, overview, options);
	if ("why" in made) {
		yield skipped(file, made.why);
		return;
	}
	yield* textProblems(file, page);
	for (const { rule, severity, message, remedy } of made.told) yield problemStep({ file: file.name }, rule, severity, message, remedy);
	yield { step: "story", place: { file: file.name }, ...made.story };
}

/** What is to be told of a page's text. */
function* textProblems({ name }: PageFile, page: PageText): Generator<Step, void, void> {
	const { text, dropped, damaged, declared, encoding, isGuessed } = page;
	const cut = cutOff(text);
	if (cut) {
		const message = `The page is cut off: ${cut.message}. What stands before it was read.`;
		yield problemStep({ file: name, line: cut.line }, "source-syntax", "error", message, "Get the page again, or write what is missing.");
	}
	if (dropped > 0) {
		const message = `${dropped} control characters, which no text may hold, were dropped.`;
		yield problemStep({ file: name }, "characters", "warning", message, "Look whether words are missing.");
	}
	if (damaged > 0) {
		const message = `${damaged === 1 ? "One character" : `${damaged} characters`} could not be read, since the bytes are not ${encoding}. In its place stands \ufffd.`;
		yield problemStep({ file: name }, "characters", "warning", message, "Look for \ufffd in the story, and write what stood there.");
	}
	if (declared !== undefined || isGuessed) {
		const said = declared === undefined ? "does not say how its letters are written" : `says that it is ${declared}`;
		const message = `The page ${said}, and its bytes look like ${encoding}. It was read as ${encoding}.`;
		yield problemStep({ file: name }, "characters", "info", message, "Look whether its letters are right.");
	}
}
