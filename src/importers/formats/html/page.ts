import type { ReadOptions, Step } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import { decodePage, LONGEST, type PageText } from "./bytes.ts";
import { cutOff } from "./cut.ts";
import { all, type DomDocument, documentOf, parseTree } from "./dom.ts";
import { isHtml } from "./files.ts";
import type { PageFile, RawPage } from "./pages.ts";
import { findParts } from "./site/find.ts";
import { leadsTo } from "./site/glance.ts";
import type { Overview } from "./site/overview.ts";
import { type BodyNeeds, storyOf, textOfStory } from "./story.ts";

/** What every page is read with. Plain data. */
export interface PageContext extends Pick<ReadOptions, "zone" | "map"> {
	/** Of all pages, what does not concern single ones. */
	/** Whether it is to be told from what each field was taken. */
	readonly isSample?: boolean;
	readonly overview: Pick<Overview, "home" | "pathsLead" | "names" | "repeated" | "commonDays" | "site">;
}

/** What to do with a page that is too large. */
export const TAKE_OUT = "Take the story out of it by hand, if there is one.";

/** A page that becomes no story. */
export function skipped({ name }: Pick<PageFile, "name">, why: string): Step {
	return { step: "skipped", record: name, why };
}

/** A page that becomes no story, and an error that says why. */
export function* refused(file: Pick<PageFile, "name">, why: string, message: string, remedy: string): Generator<Step, void, void> {
	yield problemStep({ file: file.name }, "source-refused", "error", `The page was refused: ${message}.`, remedy);
	yield skipped(file, why);
}

/** What the survey learnt of a page. Plain data. */
export interface SurveyedPage {
	/** A story, or why it is none, and problems. The story has no exact text, no further addresses, and no places of files. */
	readonly steps: readonly Step[];
	/** Undefined if it is no story. */
	readonly needs?: BodyNeeds;
}

/** What one page gives to the survey. */
export function surveyPage(file: RawPage, context: PageContext): SurveyedPage {
	let needs: BodyNeeds | undefined;
	const steps = [...stepsOf(file, context, (found) => (needs = found))];
	return { steps, ...(needs && { needs }) };
}

/** Takes out what the user does not want (`--map remove=SELECTOR`). */
function removeUnwanted(document: DomDocument, map: PageContext["map"]): DomDocument {
	const selector = map.get("remove");
	if (selector !== undefined) for (const element of all(document, selector)) if (element !== document.body) element.remove();
	return document;
}

/** The text of a story, whose page the survey read. */
export function textOfPage(file: RawPage, context: PageContext): string {
	const tree = parseTree(decodePage(file.bytes, file.charset).text);
	if (tree) findParts(tree, context.overview.site, context.zone);
	const document = tree && documentOf(tree);
	return document && file.needs ? textOfStory(removeUnwanted(document, context.map), file.needs, file.local, context) : "";
}

function* stepsOf(file: RawPage, context: PageContext, note: (needs: BodyNeeds) => void): Generator<Step, void, void> {
	const page = decodePage(file.bytes, file.charset);
	const { text } = page;
	if (text.length > LONGEST) {
		yield* refused(file, "it is too large", `it has more than ${LONGEST / 1_000_000} million characters`, TAKE_OUT);
		return;
	}
	if (!isHtml(text)) {
		yield skipped(file, "it is not a page of HTML");
		return;
	}
	const tree = parseTree(text);
	const finds = tree && findParts(tree, context.overview.site, context.zone);
	const document = tree && documentOf(tree);
	if (!document) {
		const message = "its elements are nested too deeply, or are too many";
		yield* refused(file, "it has too many elements, or too deep ones", message, "Open it in a browser, and save it again from there.");
		return;
	}
	if (leadsTo(document, text) !== undefined) {
		yield skipped(file, "it only leads to another page");
		return;
	}
	removeUnwanted(document, context.map);
	const { relative, local, isWrong } = file;
	const made = storyOf({ relative, local, isWrong, text, document, finds }, context);
	if ("why" in made) {
		yield skipped(file, made.why);
		return;
	}
	yield* textProblems(file, page);
	for (const { rule, severity, message, remedy } of made.told) yield problemStep({ file: file.name }, rule, severity, message, remedy);
	note(made.needs);
	yield { step: "story", place: { file: file.name }, ...made.story };
}

/** What is to be told of a page's text. */
function* textProblems({ name }: RawPage, page: PageText): Generator<Step, void, void> {
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
