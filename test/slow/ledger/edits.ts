import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { ArchiveSettings } from "../../../src/settings.ts";
import { write } from "../../pipeline/archives.ts";
import { add, dayIn, declare, idOf, type Note, type Paper, rename, save, tagIn, type Written } from "./paper.ts";

type Edit = (paper: Paper, one: Written) => void;

/** What happens to papers, to their stories mostly. */
const EDITS: Readonly<Record<string, Edit>> = {
	rename,
	"re-date": redate,
	"rename and re-date": (paper, one) => {
		rename(paper, one);
		redate(paper, one);
	},
	"re-tag": (paper, one) => save(paper, one, { ...one.fields, tags: [tagIn(paper), tagIn(paper)] }),
	"other author": (paper, one) => save(paper, one, { ...one.fields, authors: [`Writer ${paper.chance.between(1, 40)}`] }),
	undo: (paper, one) => save(paper, one, one.before ?? one.fields),
	slug: (paper, one) => save(paper, one, { ...one.fields, slug: `slug-${paper.chance.between(1, 500)}-${idOf(one).slice(-3)}` }),
	swap,
	"take an old address": takeOld,
	withdraw: (paper, one) => save(paper, one, { ...one.fields, status: "withdrawn" }),
	"publish again": (paper, one) => save(paper, one, { ...one.fields, status: "published" }),
	remove,
	"bring back": bringBack,
	add,
	"merge terms": mergeTerms,
	"rename a term": (paper) => note(paper, (one) => void (one.name = `Name ${++paper.last}`)),
	"other slug of a term": (paper) => note(paper, (one) => void (one.slug = `term-${++paper.last}`)),
	"part terms": (paper) => note(paper, (one) => void one.also.pop()),
	"move a file": moveFile,
};

/** Makes one edit, of any sort; gives its name. */
export function edit(paper: Paper): string {
	const sort = paper.chance.pick(Object.keys(EDITS));
	EDITS[sort]?.(paper, paper.chance.pick(paper.stories));
	return sort;
}

const SETTINGS: { readonly [Name in keyof ArchiveSettings]?: readonly ArchiveSettings[Name][] } = {
	urls: ["html", "clean", "folders"],
	calendar: ["day", "month", "year"],
	feeds: [["rss", "atom", "json"], ["atom"], ["rss", "json"]],
	termFeeds: [["rss"], ["rss", "atom"], []],
	citations: [["bib"], ["bib", "ris"], ["csl"]],
	listings: [
		["sections", "tags", "authors", "series", "issues"],
		["sections", "tags", "authors"],
	],
	feedArchive: [true, false],
	data: [true, false],
	permalink: [undefined, "/{section}/{year}/{slug}", "/{year}/{slug}.html"],
};

/** Declares one setting otherwise, and sometimes hides a tag; gives the names of what was done. */
export function editAll(paper: Paper): string[] {
	const { chance, notes } = paper;
	const name = chance.pick([...(Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]), "urls" as const]);
	paper.settings = { ...paper.settings, [name]: chance.pick<unknown>(SETTINGS[name] ?? []) };
	declare(paper);
	const tag = tagIn(paper);
	if (chance.next() > 0.3 || !isFree(paper, tag)) return [name];
	notes.set(tag, { ...(notes.get(tag) ?? { also: [] }), hide: true });
	writeNotes(paper);
	return [name, "hide a term"];
}

function redate(paper: Paper, one: Written): void {
	save(paper, one, { ...one.fields, published: dayIn(paper) });
}

/** Two stories take each other's place. */
function swap(paper: Paper, one: Written): void {
	const other = paper.chance.pick(paper.stories);
	if (other === one) return;
	const place = ({ file, fields }: Written) => ({
		published: fields.published,
		section: fields.section,
		slug: fields.slug ?? path.basename(file, ".md"),
		permalink: fields.permalink,
	});
	const [mine, theirs] = [place(one), place(other)];
	save(paper, one, { ...one.fields, ...theirs });
	save(paper, other, { ...other.fields, ...mine });
}

/** A story moves to an address at which another stood. */
function takeOld(paper: Paper, one: Written): void {
	if (paper.old.length === 0) return;
	const permalink = paper.chance.pick(paper.old);
	if (paper.stories.every(({ fields }) => fields.permalink !== permalink)) save(paper, one, { ...one.fields, permalink });
}

function remove(paper: Paper, one: Written): void {
	paper.stories.splice(paper.stories.indexOf(one), 1);
	paper.removed.push(one);
	paper.removedIds.add(idOf(one));
	rmSync(path.join(paper.root, "content", one.file));
}

function bringBack(paper: Paper): void {
	const one = paper.removed.pop();
	if (one === undefined) return;
	paper.stories.push(one);
	save(paper, one);
}

function moveFile(paper: Paper): void {
	const file = paper.chance.pick([...paper.plans]);
	if (file === undefined) return;
	const to = `plans/moved-${++paper.last}.pdf`;
	renameSync(path.join(paper.root, "content", file), path.join(paper.root, "content", to));
	paper.plans.delete(file);
	paper.plans.add(to);
}

/** Whether a tag is neither hidden nor another name of a tag. */
function isFree({ notes }: Paper, tag: string): boolean {
	return notes.get(tag)?.hide !== true && [...notes.values()].every(({ also }) => !also.includes(tag));
}

function mergeTerms(paper: Paper): void {
	const { notes } = paper;
	const [from, to] = [tagIn(paper), tagIn(paper)];
	if (from === to || !isFree(paper, from) || !isFree(paper, to)) return;
	const also = [...(notes.get(to)?.also ?? []), from, ...(notes.get(from)?.also ?? [])];
	notes.delete(from);
	notes.set(to, { ...notes.get(to), also });
	writeNotes(paper);
}

function note(paper: Paper, change: (note: Note) => void): void {
	const tag = tagIn(paper);
	if (!isFree(paper, tag)) return;
	const one = paper.notes.get(tag) ?? { also: [] };
	change(one);
	paper.notes.set(tag, one);
	writeNotes(paper);
}

function writeNotes({ root, notes }: Paper): void {
	write(root, { "content/terms.yml": JSON.stringify({ tags: Object.fromEntries(notes) }) });
}
