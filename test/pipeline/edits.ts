import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import type { BuildOptions, BuildReport } from "../../src/pipeline/build.ts";
import type { Changes } from "../../src/pipeline/publish/changes.ts";
import { CannotRun, compareText } from "../../src/problem.ts";
import type { ArchiveSettings } from "../../src/settings.ts";
import { sha256Of } from "../../src/system/hash.ts";
import { buildArchive, hashIn, story, type Tree, textOf, treeOf, write } from "./archives.ts";
import { gif, jpeg } from "./pictures/pictures.ts";

const root = new URL("../../", import.meta.url).pathname;

/** A story as it stands on the disk. */
interface Story {
	fields: Readonly<Record<string, unknown>>;
	body: string;
	/** Whether its front matter is no YAML. */
	isBroken: boolean;
}

/** What lies beside an archive and is no part of it. */
const OUTPUTS: ReadonlySet<string> = new Set(["dist", "clean", "kept", "away", ".backfile"]);

/** The second of 2020 in which the next file is written, where mtimes are to be old. */
const START = Date.UTC(2020, 0, 1) / 1000;

/** What stands in an output folder: its files, its manifest, and when each was written. */
interface Standing {
	readonly tree: Tree;
	readonly manifest: string;
	readonly mtimes: Readonly<Record<string, number>>;
}

/** What clean builds said and gave, by what they were made from: sequences come back to what was before, and begin alike. */
const cleans = new Map<string, { readonly said: unknown } & Standing>();

const MOST = 200;

/** An archive that is edited and built again and again. */
export class Edited {
	readonly root = mkdtempSync(path.join(tmpdir(), "backfile-edits-"));
	readonly stories = new Map<string, Story>();
	settings: Partial<ArchiveSettings> = {};
	/** The moment to build for. */
	at = "2026-01-01T00:00Z";
	/** Whether what is written gets an mtime of 2020, each another one: a cache trusts no stamp that is younger than two seconds. */
	isOld = true;
	hasCopies = false;
	private second = START;
	private readonly away: { readonly file: string; readonly text: Story; readonly away: string }[] = [];

	/** @param count how many stories it begins with */
	constructor(count: number) {
		for (let index = 0; index < count; index++) {
			const fields = {
				published: pick(["2025-12-30", "1957-03-04", "2025-12-31T10:00:00Z", "1957", undefined], index),
				tags: index % 4 === 3 ? ["Fog"] : ["Harbour"],
				section: pick(["News", "Sport"], index),
				authors: pick([["E. Marlowe"], [{ name: "B. Quill", role: "Editor" }]], index),
				series: index % 4 === 0 ? "The fog" : undefined,
			};
			this.putStory(`${pick(["", "x/"], index)}n${index}.md`, { fields, body: `Words ${index}.`, isBroken: false });
		}
		this.put("lib/words.ts", WORDS[0]);
		this.put("lib/deep.json", DEEP[0]);
		this.putSettings();
	}

	in(name: string): string {
		return path.join(this.root, name);
	}

	/** Writes a file of the archive, or takes it away. */
	put(name: string, text: string | Uint8Array | null): void {
		if (text === null) rmSync(this.in(name), { force: true });
		else {
			write(this.root, { [name]: text });
			this.stamp(name);
		}
	}

	/** Gives a file that was just written its mtime. */
	stamp(name: string, isOld = this.isOld): void {
		const time = isOld ? ++this.second : Date.now() / 1000;
		utimesSync(this.in(name), time, time);
	}

	putStory(file: string, text: Story): void {
		this.stories.set(file, text);
		const { headline = `Story ${path.basename(file)}`, ...fields } = text.fields;
		const isWire = file.endsWith(".txt");
		const whole = isWire ? `${headline}\n\n${text.body}\n` : story(String(headline), fields, text.body);
		this.put(`content/${file}`, text.isBroken ? "---\ntitle: [\n---\nWords.\n" : whole);
	}

	/** Moves a story's file away from the archive, for a while: its stamp stays. */
	hide(file: string, text: Story): void {
		this.stories.delete(file);
		const away = `away/${this.away.length}`;
		move(this.in(`content/${file}`), this.in(away));
		this.away.push({ file, text, away });
	}

	/** Moves back what was hidden last. */
	show(): void {
		const last = this.away.pop();
		if (!last) return;
		move(this.in(last.away), this.in(`content/${last.file}`));
		this.stories.set(last.file, last.text);
	}

	putSettings(): void {
		const declared = JSON.stringify({ title: "Test", url: "https://example.org/", search: false, ...this.settings });
		const copied = JSON.stringify({ [path.relative(process.cwd(), this.in("lib/robots.txt"))]: "robots.txt" });
		this.put(
			".eleventy.ts",
			`import { backfile, defineArchive } from "backfile";
import { shout } from "./lib/words.ts";
export const archive = defineArchive(${declared});
export default function (config) {
	config.addPlugin(backfile, archive);
	config.addFilter("shout", shout);
	${this.hasCopies ? `config.addPassthroughCopy(${copied});` : ""}
}
`,
		);
	}

	/** Every file that the site is made from. */
	files(): string[] {
		return Object.keys(filesBelow(this.root)).filter((name) => !OUTPUTS.has(name.split("/")[0] ?? ""));
	}

	/** The files of the cache. */
	caches(): string[] {
		return Object.keys(filesBelow(this.in(".backfile"))).map((name) => `.backfile/${name}`);
	}

	/** Builds into `dist`, and looks whether the report is true; and whether all is as a clean build makes it, where one was made of the same. */
	async build(options: Partial<BuildOptions> = {}): Promise<BuildReport | undefined> {
		const before = this.standing();
		const outcome = await this.outcomeOf(options);
		const now = this.standing();
		const report = "report" in outcome ? outcome.report : undefined;
		if (report?.published) {
			demand(sameTree(treeFrom(now.manifest), hashed(now.tree)), "The manifest is not what stands there");
			demand(same(changesBetween(before.manifest, now.manifest), changedPaths(report.changes)), "The report tells of other changes");
			for (const [file, mtime] of Object.entries(before.mtimes)) {
				const isAsItWas = before.tree[file] !== undefined && before.tree[file] === now.tree[file];
				demand(isAsItWas && now.mtimes[file] !== mtime ? [file] : [], "A file that stays the same was written again");
			}
		} else demand(sameTree(before.tree, now.tree), "A build that published nothing changed the output folder");
		const clean = cleans.get(this.state());
		if (!clean || options.strict) return report;
		const why = "failure" in outcome ? ` than ${outcome.failure}` : "";
		demand(same(clean.said, said(outcome)), `A clean build says something else${why}`);
		if (report) demand(sameTree(clean.tree, now.tree), "A clean build gives something else");
		if (report) demand(same(clean.manifest, now.manifest), "A clean build has another manifest");
		return report;
	}

	/** Builds twice: the second time nothing may change. */
	async buildAgain(): Promise<void> {
		const first = await this.build();
		const before = this.standing();
		const second = await this.build();
		demand(same(first && said({ report: first }), second && said({ report: second })), "A second build says something else");
		demand(second ? changedPaths(second.changes) : [], "A second build changed something");
		demand(same(before.mtimes, this.standing().mtimes), "A second build wrote");
	}

	/** Builds clean into an empty folder, then into `dist`: both must give the same. */
	async compare(): Promise<void> {
		const state = this.state();
		if (!cleans.has(state)) {
			rmSync(this.in("clean"), { recursive: true, force: true });
			const outcome = await this.outcomeOf({ cache: false, output: this.in("clean") });
			if (cleans.size >= MOST) cleans.clear();
			cleans.set(state, { said: said(outcome), ...this.standing("clean") });
		}
		await this.build();
	}

	/** All that a site is made from, as one hash. */
	private state(): string {
		const texts = this.files().map((file) => [file, textOf(readFileSync(this.in(file))).replaceAll(path.basename(this.root), "")]);
		return sha256Of(JSON.stringify([this.at, texts]));
	}

	private async outcomeOf(options: Partial<BuildOptions>): Promise<Outcome> {
		try {
			return { report: await buildArchive(this.root, { at: this.at, jobs: 1, ...options }) };
		} catch (error) {
			if (!(error instanceof CannotRun)) throw error;
			return { failure: error.message };
		}
	}

	private standing(folder = "dist"): Standing {
		const output = this.in(folder);
		const tree = existsSync(output) ? treeOf(output) : {};
		const manifest = path.join(output, ".backfile.json");
		return { tree, manifest: existsSync(manifest) ? readFileSync(manifest, "utf8") : "", mtimes: filesBelow(output) };
	}
}

/** What came of a build: its report, or why it could not run. */
type Outcome = { readonly report: BuildReport } | { readonly failure: string };

/** What an incremental and a clean build must both say. */
function said(outcome: Outcome): unknown {
	if ("failure" in outcome) return { failure: true };
	const { files, articles, leftOut, outputs, published, problems } = outcome.report;
	return { files, articles, leftOut, outputs, published, problems: problems.filter(({ rule }) => !rule.startsWith("cache-")) };
}

function changedPaths({ added, changed, removed }: Changes): string[] {
	const signed = (sign: string, list: Changes["added"]) => list.map((change) => `${sign} ${change.path} ${change.sha256}`);
	return [...signed("+", added), ...signed("~", changed), ...signed("-", removed)];
}

function changesBetween(before: string, now: string): string[] {
	const [old, fresh] = [treeFrom(before), treeFrom(now)];
	const [oldPaths, freshPaths] = [old, fresh].map((tree) => Object.keys(tree).sort(compareText)) as [string[], string[]];
	return [
		...freshPaths.filter((file) => old[file] === undefined).map((file) => `+ ${file} ${fresh[file]}`),
		...freshPaths.filter((file) => old[file] !== undefined && old[file] !== fresh[file]).map((file) => `~ ${file} ${fresh[file]}`),
		...oldPaths.filter((file) => fresh[file] === undefined).map((file) => `- ${file} ${old[file]}`),
	];
}

function treeFrom(manifest: string): Tree {
	const { files } = JSON.parse(manifest || '{"files":{}}') as { files: Record<string, { sha256: string }> };
	return Object.fromEntries(Object.entries(files).map(([file, { sha256 }]) => [file, sha256]));
}

function hashed(tree: Tree): Tree {
	return Object.fromEntries(Object.keys(tree).map((file) => [file, hashIn(tree, file)]));
}

/** The files of a folder, by path with `/`, and when each was written. */
function filesBelow(folder: string): Readonly<Record<string, number>> {
	if (!existsSync(folder)) return {};
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
	return Object.fromEntries(names.sort(compareText).map((name) => [name, statSync(path.join(folder, name)).mtimeMs]));
}

/** How two trees differ, in words; empty where they do not. */
function sameTree(wanted: Tree, found: Tree): string[] {
	return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((file) => {
		if (wanted[file] === found[file]) return [];
		if (wanted[file] === undefined) return [`${file} should not be there`];
		return [found[file] === undefined ? `${file} is missing` : `${file}:\n${firstDifference(wanted[file], found[file])}`];
	});
}

function firstDifference(wanted: string, found: string): string {
	const [a, b] = [wanted.split("\n"), found.split("\n")];
	const line = a.findIndex((text, index) => text !== b[index]);
	const at = line === -1 ? a.length : line;
	return `\twanted ${a[at] ?? "no more"}\n\tfound  ${b[at] ?? "no more"}`;
}

function same(wanted: unknown, found: unknown): string[] {
	const [a, b] = [wanted, found].map((value) => JSON.stringify(value, null, 1)) as [string, string];
	return a === b ? [] : [firstDifference(a, b)];
}

function demand(differences: readonly string[], otherwise: string): void {
	if (differences.length > 0) throw new Error(`${otherwise}:\n${differences.slice(0, 5).join("\n")}`);
}

const DATES = ["2025-12-31", "2025-12-30T23:30:00+02:00", "1957-03-04", "1957-03", "1957", "195X", "1957?", "2026-05-01", "2021-02-31"];

/** Moments on both sides of every embargo and expiry below. */
const MOMENTS = ["2026-01-01T00:00Z", "2025-12-31T00:00Z", "2026-03-01T11:59:59.999Z", "2026-03-01T12:00Z", "2026-06-01", "2026-07-01"];

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
	headline: ["Fog", "fog", "Harbour wall {{ site.title }}", "<b>Fog</b> & wall", "Council meets", ""],
	published: DATES,
	updated: ["2025-12-31", "soon"],
	tags: [["Harbour"], ["harbour"], ["HARBOUR", "Fog"], ["Tres", "Très"], ["C++", "C"], [], "fog, harbour"],
	section: ["News", "Sport", "news", "Letters"],
	authors: [["E. Marlowe"], "Edith Marlowe", ["B. Quill", "E. Marlowe"], [{ name: "b. quill", role: "Editor" }]],
	series: ["The fog", "the Fog", "The wall"],
	print: [{ date: "1957-03-04", page: "2" }, { date: "1957-03-04", page: "1", edition: "Late" }, { issue: "7" }],
	image: ["boat.png", { src: "/media/x/boat.png", alt: "A boat", caption: "Fog" }],
	standfirst: ["In short.", "In brief."],
	language: ["cy", "ar", "no such language"],
	corrections: [[{ date: "2025-12-31", text: "Fog." }]],
	extra: ["kept"],
	id: ["one", "two"],
	slug: ["fog", "wall", "Très"],
	permalink: ["/old", "/old.html", "/old/", "/old/fog.html", "/tags/harbour/", "/../fog", "/calendar/"],
	redirect_from: ["/older", "/older.html", ["/older/", "/1957/"], "/old", "/media/boat.png", "https://elsewhere.org/"],
	status: ["withdrawn", "draft", "no status"],
	hide_headline: [true],
	embargo: ["2026-03-01T12:00Z", "2026-03-01", "never"],
	expires: ["2026-06-01", "2026-03-01T12:00Z"],
};

const WORDS: readonly [string, ...string[]] = [
	'import deep from "./deep.json";\nexport const shout = (text: string) => text.toUpperCase() + deep.end;\n',
	'import deep from "./deep.json";\nexport const shout = (text: string) => text.toLowerCase() + deep.end;\n',
];

const DEEP: readonly [string, ...string[]] = ['{ "end": "!" }\n', '{ "end": "?" }\n'];

const BODIES = [
	"Words.",
	"Other words.",
	"![A boat](boat.png) {{ item.url }}",
	'![](/media/x/boat.png) <img src="boat.png" width="20">',
	"Fog *on* <i>the</i> <script>wall</script>.",
	"",
];

const TERMS = [
	"tags:\n  Harbour:\n    also: [Fog, fog]\n    description: The wall.\n",
	"tags:\n  harbour:\n    name: The harbour\n    slug: quay\nsections:\n  News:\n    hide: true\n",
	"tags:\n  Harbour: 5\n",
	"tags: [\n",
];

/** Fields that the stories do not have themselves. */
const SIDECARS = [
	"standfirst: Beside it.\nembargo: 2026-03-01T12:00Z\n",
	"standfirst: Beside it.\n",
	"standfirst: Beside me.\n",
	"standfirst: Beside it.\nlanguage: no such language\n",
	"tags: [\n",
	"- no fields\n",
];

const PAGES = [
	"---\ntitle: About\n---\nUs.\n",
	"---\ntitle: About us\n---\nUs.\n",
	"---\ntitle: About\nexpires: 2026-06-01\n---\nUs.\n",
	"",
];

/** The owner's templates and assets, each with what may stand in it. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
	"layouts/story.njk": [
		"{{ item.article.headline | shout }} {{ item.article | body | safe }}{% include 'partials/mine.njk' ignore missing %}",
		"{{ item.url }} {% for tag in item.tags %}{{ tag.name }} {{ tag.url }}{% endfor %}{{ item.article | body | safe }}",
		"{% if item.article.headline == 'Fog' %}{{ item.nothing.here() }}{% endif %}{{ item.article.headline }}",
	],
	"layouts/redirect.njk": ["{{ item.url }} is {{ item.to }} {{ item.headline }}"],
	"partials/mine.njk": ["mine {{ site.title }}", "ours {{ site.title }}"],
	"partials/stories.njk": ["Undated", "No date at all"].map((words) => ours("partials/stories.njk").replace("Date unknown", words)),
	"assets/style.css": ["a{}", "b{}", "long{}"],
	"assets/mark.svg": ["<svg a='1'/>", "<svg a='2'/>"],
	"credits.njk": ["---\npermalink: /credits/\n---\n{{ 'Credits' | shout }}", "---\npermalink: /tags/harbour/\n---\nMine"],
};

const SETTINGS: Readonly<Record<string, readonly unknown[]>> = {
	title: ["Courier", "Test & Co"],
	listingSize: [5, 6],
	calendar: ["month", "year"],
	listings: [["tags"], ["sections", "authors", "series", "issues"], []],
	urls: ["clean", "folders"],
	permalink: ["/{year}/{slug}", "/{section}/{id}/"],
	timeZone: ["Pacific/Auckland"],
	sections: [["News", "Weather"]],
	feedSize: [1],
	language: ["de"],
	images: ["webp"],
	search: [true],
};

const NAMES = ["fog.md", "Fog.md", "wall.md", "x/fog.md", "x/wall.html", "wall.txt", "y/fog.txt", "assets/fog.md", "2019-05-06-fog.md"];

const PICTURES = ["boat.png", "x/boat.png", "assets/mark.svg", "assets/favicon.svg"];

/** Pictures with a size; any other text is one that cannot be read. */
const SHAPES: Readonly<Record<string, string | Uint8Array>> = {
	small: gif(40, 30),
	narrow: gif(30, 30),
	wide: await jpeg(600, 8),
	wider: await jpeg(1000, 8),
};

function ours(template: string): string {
	return readFileSync(path.join(root, "templates", template), "utf8");
}

/** Picks one of a list, whatever the number. */
function pick<T>(list: readonly T[], index: number): T {
	return list[index % list.length] as T;
}

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

/** Moves a file, as `mv` does: its stamp stays. */
function move(from: string, to: string): void {
	mkdirSync(path.dirname(to), { recursive: true });
	renameSync(from, to);
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
const DEEDS = {
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
type Change = Readonly<Record<string, unknown>>;

type Deed = keyof typeof DEEDS;

type Args<D extends Deed> = (typeof DEEDS)[D] extends (archive: Edited, ...args: infer A extends unknown[]) => unknown ? A : never;

type Arbitraries<A extends unknown[]> = { [K in keyof A]: fc.Arbitrary<A[K]> };

/** One step of a sequence: plain data, so that it can be shrunk, printed, and pasted into a test. */
export type Step = { [D in Deed]: readonly [D, ...Args<D>] }[Deed];

interface Weighted {
	readonly weight: number;
	readonly arbitrary: fc.Arbitrary<Step>;
}

function often<D extends Deed>(weight: number, deed: D, ...args: Arbitraries<Args<D>>): Weighted {
	return { weight, arbitrary: fc.tuple(fc.constant(deed), ...(args as fc.Arbitrary<unknown>[])) as unknown as fc.Arbitrary<Step> };
}

/** Few stories, so that the same one is met again. */
const few = fc.nat({ max: 3 });
const any = fc.nat({ max: 60 });
const oneOf = <T>(list: readonly T[]) => fc.constantFrom(...list);
const oneOrNone = <T>(list: readonly T[]) => fc.constantFrom(...list, null);

/** A change of one of these. */
function change(of: Readonly<Record<string, readonly unknown[]>>, ...names: readonly string[]): fc.Arbitrary<Change> {
	const some = Object.entries(of).filter(([name]) => names.length === 0 || names.includes(name));
	return fc.oneof(...some.map(([name, values]) => fc.record({ [name]: oneOrNone(values) })));
}

const templates = Object.fromEntries(Object.entries(TEMPLATES).map(([name, texts]) => [name, [...texts.keys()]]));

const hiding = [often(2, "hide", few), often(2, "show")];
const keeping = [often(2, "keep"), often(2, "restore", oneOf(["dist", ".backfile"]))];

/** Steps that have to do with each other. A sequence has but few themes: what goes wrong mostly does between two of them. */
const THEMES: Readonly<Record<string, readonly Weighted[]>> = {
	files: [
		often(4, "add", oneOf(NAMES), oneOrNone(DATES), oneOf(BODIES)),
		often(4, "remove", few),
		often(3, "rename", few, oneOf(NAMES)),
		often(2, "swap", few, few),
		often(2, "twin", few, oneOf(["x", "y"])),
		...hiding,
	],
	texts: [
		often(2, "body", few, oneOf(BODIES)),
		often(3, "sameSize", few),
		often(2, "breakOrMend", few),
		often(4, "set", few, change(VALUES, "headline", "standfirst", "language", "corrections", "updated", "extra")),
	],
	dates: [often(4, "set", few, change(VALUES, "published")), often(2, "add", oneOf(NAMES), oneOrNone(DATES), oneOf(BODIES))],
	terms: [
		often(8, "set", few, change(VALUES, "tags", "section", "authors", "series", "print")),
		often(3, "terms", oneOrNone(TERMS)),
		often(1, "setting", change(SETTINGS, "listings", "sections", "listingSize")),
	],
	addresses: [
		often(8, "set", few, change(VALUES, "id", "slug", "permalink", "redirect_from")),
		often(2, "setting", change(SETTINGS, "urls", "permalink")),
		often(2, "template", change(templates, "layouts/redirect.njk")),
	],
	releases: [
		often(6, "set", few, change(VALUES, "status", "hide_headline", "embargo", "expires", "published")),
		often(6, "at", oneOf(MOMENTS)),
		often(2, "page", oneOf(["about.md"]), oneOrNone(PAGES)),
	],
	beside: [
		often(6, "sidecar", few, oneOf(["yml", "yaml"]), oneOrNone(SIDECARS)),
		often(2, "renameSidecars"),
		often(4, "table", oneOf(["", "x"]), oneOrNone(["rows", "others", "first", "embargo", "broken"])),
	],
	pictures: [
		often(4, "picture", oneOf(PICTURES), oneOrNone(["one", "two", "small", "narrow", "wide", "wider"])),
		often(2, "template", change(templates, "assets/style.css", "assets/mark.svg")),
		often(2, "set", few, change(VALUES, "image")),
		often(1, "body", few, oneOf(BODIES)),
		often(1, "setting", change(SETTINGS, "images")),
	],
	pages: [often(4, "page", oneOf(["about.md", "help/faq.md"]), oneOrNone(PAGES)), ...hiding],
	templates: [often(4, "template", change(templates)), often(2, "module", oneOf([0, 1])), often(2, "data", oneOf([0, 1]))],
	settings: [often(4, "setting", change(SETTINGS))],
	own: [
		often(3, "copy", oneOrNone(["one", "two"])),
		often(3, "changeCopied", oneOf(["one", "two"])),
		often(2, "template", change(templates, "credits.njk")),
		often(1, "data", oneOf([0, 1])),
	],
	disk: [often(3, "touch", any), often(2, "checkOut"), often(3, "mtimes", oneOf(["old", "now"])), ...hiding],
	output: [often(3, "unpublish", any), often(2, "removeOutput"), often(2, "buildUncached"), often(1, "buildStrict"), ...keeping],
	cache: [often(2, "removeCache"), often(6, "damageCache", any, oneOf(["cut", "flip", "grow"]), fc.nat({ max: 999 })), ...keeping],
};

const builds: fc.Arbitrary<Step> = fc.oneof(
	often(6, "build"),
	often(1, "buildAgain"),
	often(2, "compare"),
	often(1, "mtimes", oneOf(["old", "now"])),
);

/** Where a sequence begins. */
export interface Start {
	/** How many stories there are. */
	readonly stories: number;
	/** Whether there are templates, terms, pictures, pages and tables as well. */
	readonly isRich: boolean;
}

const RICH: readonly Step[] = [
	["template", { "layouts/story.njk": 0, "partials/mine.njk": 0, "layouts/redirect.njk": 0, "assets/mark.svg": 0 }],
	["terms", TERMS[0] ?? null],
	["picture", "boat.png", "small"],
	["page", "about.md", PAGES[0] ?? null],
	["set", 0, { redirect_from: "/older", image: "boat.png" }],
	["set", 1, { embargo: "2026-03-01T12:00Z", expires: "2026-06-01" }],
	["sidecar", 2, "yml", SIDECARS[3] ?? null],
	["table", "x", "rows"],
];

/** Builds an archive, takes the steps, and at the end compares with a clean build and builds once more. */
export async function take(steps: readonly Step[], { stories, isRich }: Start = { stories: 5, isRich: false }): Promise<void> {
	const archive = new Edited(stories);
	const all: readonly Step[] = [...(isRich ? RICH : []), ["compare"], ...steps, ["compare"], ["buildAgain"]];
	try {
		for (const [deed, ...args] of all) {
			try {
				await (DEEDS[deed] as (archive: Edited, ...args: unknown[]) => unknown)(archive, ...args);
			} catch (error) {
				throw new Error(`${deed}: ${error instanceof Error ? error.message : error}`, { cause: error });
			}
		}
	} finally {
		rmSync(archive.root, { recursive: true, force: true });
	}
}

const themed = fc.subarray(Object.keys(THEMES), { minLength: 1, maxLength: 3 }).chain((themes) =>
	fc.array(
		fc.oneof(...themes.map((theme) => ({ weight: 2, arbitrary: fc.oneof(...(THEMES[theme] ?? [])) })), { weight: 3, arbitrary: builds }),
		{
			minLength: 1,
			maxLength: 20,
			size: "max",
		},
	),
);

/** After whatever steps an incremental build gives what a clean one gives. */
export async function assertSameAsClean(options: fc.Parameters<[Start, readonly Step[]]>): Promise<void> {
	const start = fc.record({ stories: fc.integer({ min: 5, max: 14 }), isRich: fc.boolean() });
	await fc.assert(
		fc.asyncProperty(start, themed, (start, steps) => take(steps, start)),
		options,
	);
}
