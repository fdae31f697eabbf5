import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { slugOf } from "../../../src/article/slug.ts";
import type { ArchiveSettings } from "../../../src/settings.ts";
import type { Ledger } from "../../../src/site/ledger/ledger.ts";
import { makeArchive, settingsText, story, write } from "../../pipeline/archives.ts";
import type { Chance } from "../newsroom.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** A story as it stands on the disk. */
export interface Written {
	file: string;
	readonly headline: string;
	fields: Fields;
	readonly body: string;
	/** The fields that it had before the last edit. */
	before?: Fields;
}

/** What terms.yml says of a tag. */
export interface Note {
	readonly also: string[];
	name?: string;
	slug?: string;
	hide?: boolean;
}

/** A paper that is edited all the time, and what its editor remembers. */
export interface Paper {
	readonly root: string;
	readonly chance: Chance;
	readonly stories: Written[];
	readonly removed: Written[];
	/** The ids of stories that were removed. */
	readonly removedIds: Set<string>;
	/** The story of an id that it does not have any more. */
	readonly renamed: Map<string, Written>;
	/** Files of stories, below the content folder. */
	readonly plans: Set<string>;
	readonly notes: Map<string, Note>;
	/** Addresses at which stories have stood. */
	old: readonly string[];
	settings: Partial<ArchiveSettings>;
	/** The number of what was made last. */
	last: number;
}

const SECTIONS = ["News", "Sport", "Arts", "Harbour", "Letters"];

/** The days of six years. */
const DAYS = 6 * 365;

/** Makes a paper of that many stories. */
export function openPaper(size: number, chance: Chance): Paper {
	const settings: Partial<ArchiveSettings> = { host: "nginx", citations: ["bib"], calendar: "month" };
	const paper: Paper = {
		root: makeArchive({}, settings),
		chance,
		stories: [],
		removed: [],
		removedIds: new Set(),
		renamed: new Map(),
		plans: new Set(),
		notes: new Map(),
		old: [],
		settings,
		last: 0,
	};
	for (let index = 0; index < size; index++) add(paper);
	return paper;
}

/** Adds a story. Some are too short to be known by their text; some have a file beside them. */
export function add(paper: Paper): void {
	const { chance } = paper;
	const number = ++paper.last;
	const hasPlan = chance.next() < 0.05;
	const plan = hasPlan ? `\n\n[The plan](../plans/${number}.pdf)` : "";
	const isShort = chance.next() < 0.05;
	const one: Written = {
		file: `${chance.pick(["a", "b"])}/story-${number}.md`,
		headline: `Story ${number}`,
		fields: {
			published: dayIn(paper),
			section: chance.pick(SECTIONS),
			tags: [tagIn(paper), tagIn(paper)],
			authors: [`Writer ${chance.between(1, 25)}`],
			...(chance.next() < 0.1 && { series: `Series ${chance.between(1, 9)}` }),
			...(chance.next() < 0.1 && { print: { issue: String(chance.between(1, 30)) } }),
			...(chance.next() < 0.3 && { id: `story-${number}` }),
		},
		body: isShort ? `Short ${number}.${plan}` : `This is what story number ${number} says. ${"It goes on for a while. ".repeat(4)}${plan}`,
	};
	if (hasPlan) {
		paper.plans.add(`plans/${number}.pdf`);
		write(paper.root, { [`content/plans/${number}.pdf`]: `%PDF-${number}` });
	}
	paper.stories.push(one);
	save(paper, one);
}

export function tagIn({ chance }: Paper): string {
	return `Tag ${chance.between(1, 60)}`;
}

export function dayIn({ chance }: Paper): string {
	return new Date(Date.UTC(2015, 0, 1 + chance.between(0, DAYS))).toISOString().slice(0, 10);
}

export function idOf({ file, fields }: Written): string {
	return String(fields.id ?? file.replace(/\.md$/, ""));
}

/** Writes a story, with other fields if any are given. */
export function save({ root }: Paper, one: Written, fields: Fields = one.fields): void {
	if (fields !== one.fields) one.before = one.fields;
	one.fields = fields;
	write(root, { [`content/${one.file}`]: story(one.headline, fields, one.body) });
}

/** Gives a story's file another name, and so another id if the story has none of its own. */
export function rename(paper: Paper, one: Written): void {
	const id = idOf(one);
	const from = path.join(paper.root, "content", one.file);
	one.file = `${paper.chance.pick(["a", "b", "c"])}/other-${++paper.last}.md`;
	const to = path.join(paper.root, "content", one.file);
	mkdirSync(path.dirname(to), { recursive: true });
	renameSync(from, to);
	if (idOf(one) !== id) paper.renamed.set(id, one);
}

/** Declares the settings as they are now. */
export function declare({ root, settings }: Paper): void {
	write(root, { ".eleventy.ts": settingsText(settings) });
}

/**
 * Does what the messages about addresses that are gone ask for: writes `redirect_from`, or says which addresses are to be given up.
 * @returns those, and those for which no edit is a reason
 */
export function mend(paper: Paper, gone: readonly string[], ledger: Ledger): { forget: string[]; unexplained: string[] } {
	const forget: string[] = [];
	const unexplained: string[] = [];
	for (const address of gone) {
		const id = ledger.get(address)?.id;
		const now = paper.renamed.get(id ?? "");
		const isFile = address.startsWith("/media/plans/") && !paper.plans.has(address.slice("/media/".length));
		if (now && paper.stories.includes(now))
			save(paper, now, { ...now.fields, redirect_from: [...((now.fields.redirect_from as string[] | undefined) ?? []), address] });
		else if (isFile || (now && paper.removed.includes(now)) || paper.removedIds.has(id ?? "")) forget.push(address);
		else unexplained.push(`${address} ${id}`);
	}
	return { forget, unexplained };
}

/** The folders of tags that are hidden: nothing that is published may name them. */
export function secretFolders({ notes }: Paper): string[] {
	return [...notes]
		.filter(([, { hide }]) => hide)
		.flatMap(([key, { also, name, slug }]) => [key, ...also, name, slug].filter((text) => text !== undefined))
		.map((text) => `/tags/${slugOf(text)}/`);
}
