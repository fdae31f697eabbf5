import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { html } from "../../../src/importers/formats/html/html.ts";
import type { StoryStep } from "../../../src/importers/importer.ts";
import { makeNamedRows } from "../../../src/importers/survey/rows.ts";
import { emptyFolder } from "../../importers/contract.ts";
import { french } from "../../importers/formats/html/layouts/french.ts";
import { portal } from "../../importers/formats/html/layouts/portal.ts";
import { scoreOf } from "../../importers/formats/html/layouts/score.ts";
import { pagesOf, storiesOf } from "../../importers/formats/html/layouts/site.ts";
import { weekly } from "../../importers/formats/html/layouts/weekly.ts";
import { sourceOf } from "../../importers/passes.ts";

/** How many pages the site has: `BACKFILE_PAGES=20000` is what it must stand. */
const PAGES = Number(process.env.BACKFILE_PAGES ?? 2_000);

const LAYOUTS = [french, weekly, portal];

it(`a site of ${PAGES} pages, redesigned twice, with a calendar that never ends, is read right`, {
	timeout: 600_000 + PAGES * 200,
}, async () => {
	const folder = emptyFolder();
	const each = Math.floor(PAGES / LAYOUTS.length);
	const sites = LAYOUTS.map((layout, number) => ({ layout, stories: storiesOf(number * each, each) }));
	const write = (name: string, text: string) => {
		const file = path.join(folder, "www.gazette.example", name);
		mkdirSync(path.dirname(file), { recursive: true });
		if (!existsSync(file)) writeFileSync(file, text);
	};
	for (const { layout, stories } of sites) for (const [name, text] of pagesOf(layout, stories)) write(`${layout.name}/${name}`, text);
	for (let day = 0; day < PAGES; day++) write(`calendar/day.php@n=${day}.html`, emptyDay(day));

	const options = { zone: "UTC", map: new Map<string, string>(), jobs: os.availableParallelism() };
	const facts = makeNamedRows<readonly [string, unknown]>();
	const began = Date.now();
	for await (const step of html.read([sourceOf(folder)], options)) if (step.step === "fact") facts.set(step.name, [step.name, step.value]);
	const stories: StoryStep[] = [];
	const told = { get: (name: string) => facts.get(name)?.[1], [Symbol.iterator]: () => facts[Symbol.iterator]() };
	for await (const step of html.read([sourceOf(folder)], { ...options, facts: told })) if (step.step === "story") stories.push(step);
	const seconds = (Date.now() - began) / 1_000;
	process.stdout.write(`${2 * PAGES} pages in ${seconds.toFixed(1)} s\n`);

	expect(stories.filter(({ place }) => place.file.includes("/calendar/")).length).toBe(0);
	for (const { layout, stories: made } of sites) {
		const { wrong, ...score } = scoreOf(
			layout,
			made,
			stories.filter(({ place }) => place.file.includes(`/${layout.name}/`)),
		);
		for (const part of ["found", "headlines", "dates", "authors", "bodies"] as const)
			expect(score[part] / each, `${layout.name}, ${part}: ${wrong.slice(0, 5).join("; ")}`).toBeGreaterThanOrEqual(0.95);
	}
});

/** A page of a calendar on which nothing happens. */
function emptyDay(day: number): string {
	const links = Array.from({ length: 30 }, (_, index) => `<td><a href="day.php@n=${day + index}.html">${(index % 30) + 1}</a></td>`);
	return `<html><head><title>Events, day ${day}</title></head><body><h1>Events</h1><table><tr>${links.join("")}</tr></table><p>Nothing on day ${day}.</p><a href="day.php@n=${day + 1}.html">Next day</a></body></html>`;
}
