import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { OUR_TEMPLATES } from "../../src/pipeline/settings/load.ts";
import { makeArchive, story, write } from "../pipeline/archives.ts";

/** The moment of every build here, and its day. */
export const AT = "2026-01-01T12:00Z";
const TODAY = "2026-01-01";

/** Numbers that look random, and are the same for the same seed. */
export interface Chance {
	/** A number from 0, less than 1. */
	next(): number;
	/** A whole number, both ends included. */
	between(from: number, to: number): number;
	pick<T>(list: readonly T[]): T;
}

/** The algorithm is mulberry32. */
export function chanceOf(seed: number): Chance {
	let state = seed | 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
	return { next, between, pick: (list) => list[between(0, list.length - 1)] as (typeof list)[number] };
}

interface Written {
	readonly headline: string;
	readonly fields: Readonly<Record<string, unknown>>;
}

/** An archive that is edited all the time. */
export interface Newsroom {
	readonly root: string;
	/**
	 * Adds, backdates, changes, moves, withdraws and removes stories. Sometimes it changes what is on every page.
	 * @returns whether it changed every page
	 */
	work(): boolean;
}

const SECTIONS = ["News", "Sport", "Arts", "Harbour", "Letters"];

/** The days of twelve years. */
const DAYS = 12 * 365;

/** Makes an archive with that many stories over twelve years. */
export function openNewsroom(size: number, chance: Chance): Newsroom {
	const stories = new Map<string, Written>();
	const files: Record<string, string> = {};
	let last = 0;
	let editions = 0;
	for (let index = 0; index < size; index++) {
		const { file, text } = anew(dayOf(8 * Math.floor((index * DAYS) / 8 / size)));
		files[file] = text;
	}
	const root = makeArchive(files);
	return { root, work };

	function work(): boolean {
		repeat(chance.between(1, 6), () => save(anew(TODAY)));
		repeat(chance.between(0, 6), () => save(anew(dayOf(chance.between(0, DAYS)))));
		repeat(chance.between(0, 12), () => revise(chance.pick([...stories.keys()])));
		repeat(chance.between(0, 6), () => remove(chance.pick([...stories.keys()])));
		// So a whole year's or a tag's folder goes, or a new one comes.
		if (chance.next() < 0.15) for (const file of [...stories.keys()].filter(ofYear(chance.between(2010, 2021)))) remove(file);
		const isOther = chance.next() < 0.3;
		if (isOther) {
			const base = readFileSync(path.join(OUR_TEMPLATES, "layouts/base.njk"), "utf8");
			write(root, { "templates/layouts/base.njk": base.replace("</body>", `<!-- Edition ${++editions} -->\n</body>`) });
		}
		return isOther;
	}

	function anew(published: string): { readonly file: string; readonly text: string } {
		const number = ++last;
		const headline = `Story ${number}`;
		const fields = {
			published,
			section: chance.pick(SECTIONS),
			tags: [`tag ${chance.between(1, 40)}`, ...(chance.next() < 0.1 ? [`rare ${number}`] : [])],
			authors: [`Writer ${chance.between(1, 12)}`],
			...(chance.next() < 0.1 ? { series: `Series ${chance.between(1, 9)}` } : {}),
		};
		const file = `content/${published.slice(0, 4)}/${number}.md`;
		stories.set(file, { headline, fields });
		return { file, text: story(headline, fields, wordsOf(number)) };
	}

	function revise(file: string): void {
		const { headline, fields } = stories.get(file) as Written;
		const other = chance.pick<Readonly<Record<string, unknown>>>([
			{},
			{ tags: [`tag ${chance.between(1, 40)}`] },
			{ published: dayOf(chance.between(0, DAYS)) },
			{ slug: `moved-${++last}`, redirect_from: `/old/${last}.html` },
			{ status: "withdrawn", reason: "It was wrong." },
		]);
		const changed = { headline: `${headline}, again`.slice(0, 60), fields: { ...fields, ...other } };
		stories.set(file, changed);
		save({ file, text: story(changed.headline, changed.fields, wordsOf(++last)) });
	}

	function remove(file: string): void {
		stories.delete(file);
		rmSync(path.join(root, file), { force: true });
	}

	function save({ file, text }: { readonly file: string; readonly text: string }): void {
		write(root, { [file]: text });
	}

	function wordsOf(number: number): string {
		return `Words ${number}. `.repeat(chance.between(1, 200));
	}
}

function ofYear(year: number): (file: string) => boolean {
	return (file) => file.startsWith(`content/${year}/`);
}

/** A day by its number, counted from 1 January 2010. */
function dayOf(number: number): string {
	return new Date(Date.UTC(2010, 0, 1 + number)).toISOString().slice(0, 10);
}

function repeat(times: number, work: () => void): void {
	for (let index = 0; index < times; index++) work();
}
