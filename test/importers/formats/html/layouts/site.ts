import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Layout, type MadeStory, madeStory, type Surroundings } from "./made.ts";

/** The day on which made sites were saved. */
const TODAY = "2016-05-04";

/** A page of a made site: its path, and its HTML. */
export type MadePage = readonly [path: string, html: string];

/** The stories of a made site. */
export function storiesOf(first: number, count: number): MadeStory[] {
	return Array.from({ length: count }, (_, index) => madeStory(first + index));
}

/** The pages of a made site: its stories, a front page, and listings. */
export function* pagesOf(layout: Layout, stories: readonly MadeStory[]): Generator<MadePage, void, void> {
	const newest = stories.slice(-5);
	for (const [index, story] of stories.entries()) {
		const others = Array.from({ length: 5 }, (_, step) => stories[(index + 7 * (step + 1)) % stories.length] as MadeStory);
		const around: Surroundings = { others: others.filter((other) => other !== story), newest, today: TODAY };
		yield [layout.path(story), layout.page(story, around)];
	}
	const around = { others: stories.slice(0, 5), newest, today: TODAY };
	yield ["index.html", layout.listing("All the stories", stories.slice(0, 15), around)];
	for (let at = 0; at < stories.length; at += 50)
		yield [`archives/index-${at}.html`, layout.listing(`Archive, part ${at / 50}`, stories.slice(at, at + 50), around)];
}

/** Writes a made site into a folder for its host. */
export function writeSite(folder: string, layout: Layout, stories: readonly MadeStory[]): void {
	for (const [name, html] of pagesOf(layout, stories)) {
		const file = path.join(folder, `www.${layout.name}.example`, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, html);
	}
}
