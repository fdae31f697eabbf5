import type { Importer, ReadOptions, Source, Step, StoryStep } from "../../importer.ts";
import { headText } from "../../reading/decode.ts";
import { problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { siteOf } from "../../reading/values.ts";
import { type Entry, readEntries } from "./entries.ts";
import { entryStory } from "./entry.ts";

/** The import format of Movable Type, which TypePad, Textpattern, ExpressionEngine, Hatena and others write as well. */
export const movabletype: Importer = {
	name: "movabletype",
	about: "an export of Movable Type, TypePad or Textpattern",
	keepsUrls: false,
	recognises,
	read,
};

function recognises({ kind, head }: Source): boolean {
	const text = headText(head).replace(/\r\n?/g, "\n");
	return kind === "file" && /^\s*(?:[A-Z][A-Z ]{2,20}:[^\n]*\n\s*){1,40}-{5}\n\s*(?:BODY|EXTENDED BODY|EXCERPT|COMMENT):/.test(text);
}

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	let isNamed = options.facts !== undefined;
	yield* readEach(sources, /\.(txt|mt|mtif|log)$/i, async function* (file, _, before) {
		for await (const part of readEntries(file)) {
			if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
			else if (part.part === "step") yield part.step;
			else
				for (const step of entrySteps(part.entry, file, options)) {
					const site = step.step === "story" ? siteOf(step.addresses.find((address) => /^https?:/.test(address))) : undefined;
					if (!isNamed && site) yield { step: "fact", name: "site", value: site.url };
					isNamed ||= site !== undefined;
					yield step;
				}
		}
	});
}

function* entrySteps(entry: Entry, file: SourceFile, options: ReadOptions): Generator<Step, void, void> {
	const place = { file: file.name, line: entry.line };
	const made = entryStory(entry, options);
	if ("why" in made) {
		yield { step: "skipped", record: `the entry in line ${entry.line}`, why: made.why };
		return;
	}
	const { story, problems } = made;
	if (entry.isCut)
		yield problemStep(
			place,
			"source-syntax",
			"warning",
			`"${story.name}" has no end (a line of eight hyphens). The export may be cut off.`,
			"Look whether its text is whole.",
		);
	for (const { rule, message, remedy } of problems) yield problemStep(place, rule, "warning", message, remedy);
	yield { step: "story", place, ...story } satisfies StoryStep;
}
