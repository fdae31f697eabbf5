import { textOfHtml } from "../../../../../src/article/text.ts";
import type { StoryStep } from "../../../../../src/importers/importer.ts";
import type { Layout, MadeStory } from "./made.ts";

/** How many stories of a made site were found, and how many of each part are right; with the first that are wrong. */
export interface Score {
	readonly stories: number;
	readonly found: number;
	readonly headlines: number;
	readonly dates: number;
	readonly authors: number;
	readonly bodies: number;
	/** Pages that are no stories, and came as stories. */
	readonly listingsTaken: number;
	readonly wrong: readonly string[];
}

/** Of all words so many must be there, and so many of those that are there must be right. */
const ALIKE = 0.95;

/** Compares what an importer gave with what the site was made of. */
export function scoreOf(layout: Layout, made: readonly MadeStory[], given: readonly StoryStep[]): Score {
	const byFile = new Map(given.map((step) => [step.place.file, step] as const));
	const wrong: string[] = [];
	let [found, headlines, dates, authors, bodies] = [0, 0, 0, 0, 0];
	for (const story of made) {
		const step = [...byFile].find(([file]) => file.endsWith(`/${layout.path(story)}`))?.[1];
		if (!step) {
			wrong.push(`${layout.path(story)}: no story`);
			continue;
		}
		found++;
		byFile.delete(step.place.file);
		const { headline, published, authors: names } = step.fields;
		const shown = namesIn(names).join(", ");
		headlines += right(headline === story.headline, `headline ${String(headline)}`);
		dates += right(String(published).startsWith(story.day), `date ${String(published)}, not ${story.day}`);
		authors += right(shown === story.authors.join(", "), `authors ${shown}, not ${story.authors.join(", ")}`);
		const fault = faultOfBody(textOfHtml(step.body.text), story, layout);
		bodies += right(fault === undefined, `body ${fault ?? ""}`);

		function right(isRight: boolean, what: string): number {
			if (!isRight) wrong.push(`${layout.path(story)}: ${what}`);
			return Number(isRight);
		}
	}
	return { stories: made.length, found, headlines, dates, authors, bodies, listingsTaken: byFile.size, wrong };
}

function namesIn(authors: unknown): string[] {
	return Array.isArray(authors) ? authors.map((one) => String(typeof one === "object" ? (one as { name: unknown }).name : one)) : [];
}

function faultOfBody(text: string, story: MadeStory, { chrome, optional }: Layout): string | undefined {
	const strange = chrome.find((words) => text.includes(words));
	if (strange !== undefined) return `holds “${strange}”`;
	const want = wordsOf(story.paragraphs.join(" "));
	const mayBe = [...(story.caption === undefined ? [] : [story.caption]), ...(optional?.(story) ?? [])];
	const have = wordsOf(mayBe.reduce((rest, one) => rest.replace(one, " "), text));
	const common = countCommon(want, have);
	if (common < want.length * ALIKE) return `has ${common} of ${want.length} words`;
	return common < have.length * ALIKE ? `has ${have.length} words, not ${want.length}` : undefined;
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function countCommon(a: readonly string[], b: readonly string[]): number {
	const counts = new Map<string, number>();
	for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
	let common = 0;
	for (const word of b) {
		const left = counts.get(word) ?? 0;
		if (left === 0) continue;
		counts.set(word, left - 1);
		common++;
	}
	return common;
}
