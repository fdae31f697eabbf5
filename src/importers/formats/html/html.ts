import type { Importer, ReadOptions, Source, Step } from "../../importer.ts";
import { problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { LARGEST, LONGEST, textOfPage } from "./bytes.ts";
import { cutOff } from "./cut.ts";
import { parseDocument } from "./dom.ts";
import { isHtml, PAGE_NAMES, recognises } from "./files.ts";
import { checkMap } from "./map.ts";
import { leadsTo, type Overview, overviewOf, placeOf } from "./overview.ts";
import { storyOf } from "./story.ts";

/**
 * Pages of HTML: a mirror (wget, HTTrack), pages that a browser saved, or a folder of files that somebody wrote.
 * An overview of all heads comes first, since much of a page can be told only from the others; it is a fact.
 */
export const html: Importer = {
	name: "html",
	about: "pages of HTML: a saved or mirrored site",
	keepsUrls: false,
	recognises,
	read,
};

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	checkMap(options.map);
	const known = options.facts?.get("pages") as Overview | undefined;
	const overview = known ?? (await overviewOf(sources));
	if (!known && overview.home !== undefined) yield { step: "fact", name: "site", value: overview.home };
	if (!known) yield { step: "fact", name: "pages", value: overview };
	yield* readEach(sources, PAGE_NAMES, (file, _number, before) => readPage(file, before, overview, options));
}

async function* readPage(file: SourceFile, before: number, overview: Overview, options: ReadOptions): AsyncGenerator<Step, void, void> {
	const skipped = (why: string, record = file.name): Step => ({ step: "skipped", record, why });
	const refused = (message: string, remedy: string) =>
		problemStep({ file: file.name }, "source-refused", "error", `The page was refused: ${message}.`, remedy);
	yield { step: "progress", bytes: before + file.size };
	const twin = Object.hasOwn(overview.twins, file.name) ? overview.twins[file.name] : undefined;
	if (twin !== undefined) yield skipped("another file is the same page", `${file.name}, the same page as ${twin}`);
	else if (/(^|\/)[^/]+_files\//.test(file.relative)) yield skipped("it is a part of a saved page");
	else if (file.size > LARGEST) {
		yield refused(`it is larger than ${LARGEST / 1_000_000} MB`, "Take the story out of it by hand, if there is one.");
		yield skipped("it is too large");
	} else {
		const { text, dropped, declared, encoding } = await textOfPage(file);
		const document = isHtml(text) && text.length <= LONGEST ? parseDocument(text) : undefined;
		if (text.length > LONGEST) {
			yield refused(`it has more than ${LONGEST / 1_000_000} million characters`, "Take the story out of it by hand, if there is one.");
			yield skipped("it is too large");
		} else if (!isHtml(text)) yield skipped("it is no page of HTML");
		else if (!document) {
			yield refused("its elements are nested too deeply, or are too many", "Open it in a browser, and save it again from there.");
			yield skipped("it has too many elements, or too deep ones");
		} else if (leadsTo(document, text) !== undefined) yield skipped("it only leads to another page");
		else {
			const made = storyOf({ relative: file.relative, name: file.name, local: placeOf(file), text, document }, overview, options);
			if ("why" in made) yield skipped(made.why);
			else {
				const cut = cutOff(text);
				if (cut)
					yield problemStep(
						{ file: file.name, line: cut.line },
						"source-syntax",
						"error",
						`The page is cut off: ${cut.message}. What stands before it was read.`,
						"Get the page again, or write what is missing.",
					);
				if (dropped > 0)
					yield problemStep(
						{ file: file.name },
						"characters",
						"warning",
						`${dropped} characters that no text may hold, or bytes that are not of its encoding, were dropped.`,
						"Look whether words are missing.",
					);
				if (declared !== undefined)
					yield problemStep(
						{ file: file.name },
						"characters",
						"info",
						`The page says that it is ${declared}, but its bytes are ${encoding}; it was read so.`,
						"Look whether its letters are right.",
					);
				for (const { rule, severity, message, remedy } of made.told)
					yield problemStep({ file: file.name }, rule, severity, message, remedy);
				yield { step: "story", place: { file: file.name }, ...made.story };
			}
		}
	}
}
