import { cpSync, existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compareText } from "../../../src/problem.ts";
import { treeOf } from "../archives.ts";
import { type Edited, move, type Story } from "./archive.ts";
import { DEEP, pick, SHAPES, TEMPLATES, WORDS } from "./values.ts";

function without(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** Does something with one of the stories, by their paths. */
function withStory(archive: Edited, index: number, work: (file: string, text: Story) => void): void {
	const files = [...archive.stories.keys()].sort(compareText);
	if (files.length === 0) return;
	const file = pick(files, index);
	work(file, archive.stories.get(file) as Story);
}

function changeStory(archive: Edited, index: number, work: (text: Story) => Partial<Story>): void {
	withStory(archive, index, (file, text) => archive.putStory(file, { ...text, ...work(text) }));
}

function moveStory(archive: Edited, from: string, to: string): void {
	const text = archive.stories.get(from);
	if (!text || from === to) return;
	move(archive.in(`content/${from}`), archive.in(`content/${to}`));
	archive.stories.delete(from);
	archive.stories.set(to, text);
}

function copyFolder(from: string, to: string): void {
	rmSync(to, { recursive: true, force: true });
	if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true });
}

/** An articles.csv with a row for each story of its folder. */
function tableOf(archive: Edited, folder: string, form: string): string {
	const names = [...archive.stories.keys()].filter((file) => path.posix.dirname(file) === (folder || ".")).sort(compareText);
	const rows = names.map((file, index) => {
		const second = form === "embargo" ? "2026-03-01T12:00Z" : "Theirs";
		return `${path.posix.basename(file)},${form === "others" ? "Ours" : "Row"} ${index},${index === 1 ? second : ""}`;
	});
	const head = `file,rights,${form === "embargo" ? "embargo" : "source.name"}`;
	const broken = form === "broken" ? ['"no end,x'] : [];
	return `${[head, ...(form === "first" ? rows.slice(0, 1) : rows), ...broken].join("\n")}\n`;
}

/** Does to a file what a full disk or a bad one does. */
function damage(file: string, how: string, share: number): void {
	const bytes = readFileSync(file);
	const at = Math.floor(bytes.length * share);
	if (how === "cut") truncateSync(file, at);
	else if (how === "grow") writeFileSync(file, Buffer.concat([bytes, bytes.subarray(at)]));
	else if (bytes.length > 0) {
		bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
		writeFileSync(file, bytes);
	}
}

/** What editors, tools and accidents do. Stories, files and caches are named by their place among them. */
export const ACTIONS = {
	build: (archive: Edited) => archive.build(),
	buildAgain: (archive: Edited) => archive.buildAgain(),
	compare: (archive: Edited) => archive.compare(),
	buildUncached: (archive: Edited) => archive.build({ cache: false }),
	buildStrict: (archive: Edited) => archive.build({ strict: true }),
	at(archive: Edited, at: string) {
		archive.at = at;
	},
	mtimes(archive: Edited, which: string) {
		archive.isOld = which === "old";
	},

	add: (archive: Edited, file: string, published: string | null, body: string) =>
		archive.putStory(file, { fields: without({ published, tags: ["Harbour"] }), body, isBroken: false }),
	set: (archive: Edited, index: number, change: Change) =>
		changeStory(archive, index, ({ fields }) => ({ fields: without({ ...fields, ...change }) })),
	body: (archive: Edited, index: number, body: string) => changeStory(archive, index, () => ({ body })),
	sameSize: (archive: Edited, index: number) =>
		changeStory(archive, index, ({ body }) => ({ body: body.replace(/[a-z]/, (letter) => (letter === "o" ? "e" : "o")) })),
	breakOrMend: (archive: Edited, index: number) => changeStory(archive, index, ({ isBroken }) => ({ isBroken: !isBroken })),
	rename: (archive: Edited, index: number, to: string) => withStory(archive, index, (file) => moveStory(archive, file, to)),
	swap: (archive: Edited, one: number, other: number) =>
		withStory(archive, one, (a) =>
			withStory(archive, other, (b) => {
				if (a === b) return;
				moveStory(archive, a, "swapped.md");
				moveStory(archive, b, a);
				moveStory(archive, "swapped.md", b);
			}),
		),
	remove: (archive: Edited, index: number) =>
		withStory(archive, index, (file) => {
			archive.stories.delete(file);
			archive.put(`content/${file}`, null);
		}),
	twin: (archive: Edited, index: number, folder: string) =>
		withStory(archive, index, (file, text) => archive.putStory(`${folder}/${path.posix.basename(file)}`, text)),
	hide: (archive: Edited, index: number) => withStory(archive, index, (file, text) => archive.hide(file, text)),
	show: (archive: Edited) => archive.show(),

	terms: (archive: Edited, text: string | null) => archive.put("content/terms.yml", text),
	sidecar: (archive: Edited, index: number, ending: string, text: string | null) =>
		withStory(archive, index, (file) => archive.put(`content/${file.replace(/\.[a-z]+$/, "")}.${ending}`, text)),
	renameSidecars(archive: Edited) {
		const sidecars = archive.files().filter((name) => /^content\/.*\.yml$/.test(name) && !name.endsWith("terms.yml"));
		for (const file of sidecars) renameSync(archive.in(file), archive.in(file.replace(/yml$/, "yaml")));
	},
	table: (archive: Edited, folder: string, form: string | null) =>
		archive.put(path.posix.join("content", folder, "articles.csv"), form && tableOf(archive, folder, form)),
	picture: (archive: Edited, name: string, bytes: string | null) => archive.put(`content/${name}`, bytes && (SHAPES[bytes] ?? bytes)),
	page: (archive: Edited, name: string, text: string | null) => archive.put(`content/pages/${name}`, text),
	template(archive: Edited, change: Change) {
		for (const [name, which] of Object.entries(change))
			archive.put(`templates/${name}`, which === null ? null : pick(TEMPLATES[name] ?? [], Number(which)));
	},
	setting(archive: Edited, change: Change) {
		archive.settings = without({ ...archive.settings, ...change });
		archive.putSettings();
	},
	module: (archive: Edited, which: number) => archive.put("lib/words.ts", pick(WORDS, which)),
	data: (archive: Edited, which: number) => archive.put("lib/deep.json", pick(DEEP, which)),
	copy(archive: Edited, text: string | null) {
		archive.put("lib/robots.txt", text);
		archive.hasCopies = text !== null;
		archive.putSettings();
	},
	changeCopied(archive: Edited, text: string) {
		if (archive.hasCopies) archive.put("lib/robots.txt", text);
	},

	touch: (archive: Edited, index: number) => archive.stamp(pick(archive.files(), index)),
	checkOut(archive: Edited) {
		for (const file of archive.files()) {
			const text = readFileSync(archive.in(file));
			rmSync(archive.in(file));
			writeFileSync(archive.in(file), text);
			archive.stamp(file);
		}
	},
	unpublish(archive: Edited, index: number) {
		const names = existsSync(archive.in("dist")) ? Object.keys(treeOf(archive.in("dist"))) : [];
		if (names.length > 0) rmSync(archive.in(`dist/${pick(names, index)}`));
	},
	removeOutput: (archive: Edited) => rmSync(archive.in("dist"), { recursive: true, force: true }),
	removeCache: (archive: Edited) => rmSync(archive.in(".backfile"), { recursive: true, force: true }),
	keep(archive: Edited) {
		rmSync(archive.in("kept"), { recursive: true, force: true });
		for (const folder of ["dist", ".backfile"]) copyFolder(archive.in(folder), archive.in(`kept/${folder}`));
	},
	restore(archive: Edited, folder: string) {
		if (existsSync(archive.in(`kept/${folder}`))) copyFolder(archive.in(`kept/${folder}`), archive.in(folder));
	},
	damageCache(archive: Edited, index: number, how: string, permille: number) {
		const caches = archive.caches();
		if (caches.length > 0) damage(archive.in(pick(caches, index)), how, permille / 1000);
	},
} as const;

/** New values by name; null takes one away. */
export type Change = Readonly<Record<string, unknown>>;

export type Action = keyof typeof ACTIONS;

export type Args<Name extends Action> = (typeof ACTIONS)[Name] extends (archive: Edited, ...args: infer A extends unknown[]) => unknown
	? A
	: never;

/** One step of a sequence: plain data, so that it can be shrunk, printed, and pasted into a test. */
export type Step = { [Name in Action]: readonly [Name, ...Args<Name>] }[Action];
