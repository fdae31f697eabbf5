import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BuildOptions, BuildReport } from "../../../src/pipeline/build.ts";
import { CannotRun } from "../../../src/problem.ts";
import type { ArchiveSettings } from "../../../src/settings.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { anHourLater, buildArchive, HOUR, story, type Tree, textOf, treeOf, write } from "../archives.ts";
import { changedPaths, changesBetween, demand, filesBelow, hashed, type Outcome, said, same, sameTree, treeFrom } from "./differences.ts";
import { DEEP, pick, WORDS } from "./values.ts";

/** A story as it is on the disk. */
export interface Story {
	fields: Readonly<Record<string, unknown>>;
	body: string;
	/** Whether its front matter is no YAML. */
	isBroken: boolean;
}

/** Folders beside an archive that are not a part of it. */
const OUTPUTS: ReadonlySet<string> = new Set(["dist", "clean", "kept", "away", ".backfile"]);

/** The second of 2020 in which the next file is written, where mtimes are to be old. */
const START = Date.UTC(2020, 0, 1) / 1000;

/** What is in an output folder: its files, its manifest, and the mtime of each file. */
interface PublishedSite {
	readonly tree: Tree;
	readonly manifest: string;
	readonly mtimes: Readonly<Record<string, number>>;
}

/** What clean builds said and gave, by what they were made from: sequences come back to what was before, and begin alike. */
const cleans = new Map<string, { readonly said: unknown } & PublishedSite>();

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

	/** Gives a file that was just written its mtime; one that is not old is as young as the next build. */
	stamp(name: string, isOld = this.isOld): void {
		const time = isOld ? ++this.second : (Date.now() + HOUR) / 1000;
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
		const declared = JSON.stringify({ title: "Test", url: "https://example.org/", search: false, flush: false, ...this.settings });
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
		const state = this.state();
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
		const clean = cleans.get(state);
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
			// What was published before decides which of two stories has an address.
			const manifest = this.in("dist/.backfile.json");
			if (existsSync(manifest)) write(this.in("clean"), { ".backfile.json": readFileSync(manifest) });
			const outcome = await this.outcomeOf({ cache: false, output: this.in("clean") });
			if (cleans.size >= MOST) cleans.clear();
			cleans.set(state, { said: said(outcome), ...this.standing("clean") });
		}
		await this.build();
	}

	/** All that a site is made from, as one hash. */
	private state(): string {
		const texts = this.files().map((file) => [file, textOf(readFileSync(this.in(file))).replaceAll(path.basename(this.root), "")]);
		return sha256Of(JSON.stringify([this.at, texts, this.owners()]));
	}

	/** The stories that have permalinks, and what is published beside them: only where there are any does a build depend on what was published. */
	private owners(): string {
		const manifest = existsSync(this.in("dist/.backfile.json")) ? readFileSync(this.in("dist/.backfile.json"), "utf8") : "";
		const wantsAddresses = [...this.stories.values()].some(({ fields }) => fields.permalink !== undefined);
		return wantsAddresses ? manifest.replace(/"sha256":"[^"]*","bytes":\d+/g, "") : "";
	}

	private async outcomeOf(options: Partial<BuildOptions>): Promise<Outcome> {
		try {
			return { report: await anHourLater(() => buildArchive(this.root, { at: this.at, jobs: 1, ...options })) };
		} catch (error) {
			if (!(error instanceof CannotRun)) throw error;
			return { failure: error.message };
		}
	}

	private standing(folder = "dist"): PublishedSite {
		const output = this.in(folder);
		const tree = existsSync(output) ? treeOf(output) : {};
		const manifest = path.join(output, ".backfile.json");
		return { tree, manifest: existsSync(manifest) ? readFileSync(manifest, "utf8") : "", mtimes: filesBelow(output) };
	}
}

/** Moves a file, as `mv` does: its stamp stays. */
export function move(from: string, to: string): void {
	mkdirSync(path.dirname(to), { recursive: true });
	renameSync(from, to);
}
