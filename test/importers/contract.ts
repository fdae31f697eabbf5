import { hash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readStory } from "../../src/article/read.ts";
import { slugOf } from "../../src/article/slug.ts";
import type { Importer, Source, Step } from "../../src/importers/importer.ts";
import type { ImportOptions } from "../../src/importers/options.ts";
import { openSource } from "../../src/importers/reading/sources.ts";
import { addsUp, type ImportReport } from "../../src/importers/report/report.ts";
import { runImport } from "../../src/importers/run.ts";
import type { NewSite } from "../../src/importers/survey/newsite.ts";

const folders: string[] = [];

/** An empty folder that is taken away when the tests of the file are over. */
export function emptyFolder(): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), "backfile-import-"));
	folders.push(folder);
	return folder;
}

afterAll(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Rules of a new site as the command has them by default, without the check for names. */
export function plainSite(): NewSite {
	const taken = new Set<string>();
	return {
		zone: "Europe/London",
		isMedia: (name) => /\.(jpe?g|png|gif|svg|mp3|mp4|pdf)$/i.test(name),
		claim(wanted) {
			const plain = wanted.toLowerCase().replace(/\/$/, "");
			if (taken.has(plain)) return "is taken";
			taken.add(plain);
			return undefined;
		},
		settled: () => taken.clear(),
		termAddresses: (kind, names) => new Map(names.map((name) => [name, `/${kind}/${slugOf(name)}/`])),
		calendarOf(published) {
			const [year, month, day] = /^\d{4}-\d\d-\d\d/.exec(published ?? "")?.[0].split("-") ?? [];
			return year === undefined ? [] : [`/${year}/`, `/${year}/${month}/`, `/${year}/${month}/${day}/`];
		},
		feedOf: (listing) => (listing === "/" || /^\/(tags|sections|authors)\//.test(listing) ? `${listing}feed.xml` : undefined),
		addressOf: ({ kind, published, slug }) =>
			kind === "page" ? `/${slug}.html` : `/${published?.slice(0, 10).replaceAll("-", "/") ?? "undated"}/${slug}.html`,
	};
}

/** Imports into a folder: stories below `content`, what is remembered below `imports`. */
export function importInto(
	root: string,
	importer: Importer,
	sources: readonly string[],
	options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
	return runImport(importer, sources.map(openSource), {
		into: path.join(root, "content"),
		memory: path.join(root, "imports"),
		site: plainSite(),
		map: new Map(),
		keepUrls: importer.keepsUrls,
		skipDuplicates: false,
		dryRun: false,
		jobs: 1,
		...options,
	});
}

/** Every file below a folder with what it holds. */
export function treeOf(folder: string): Record<string, string> {
	if (!existsSync(folder)) return {};
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
	return Object.fromEntries(paths.map((file) => [path.relative(folder, file), readFileSync(file, "latin1")]));
}

/** The stories that an importer gives, in its second pass. */
export async function stepsOf(
	importer: Importer,
	sources: readonly Source[],
	map: ReadonlyMap<string, string> = new Map(),
	dateFrom?: string,
): Promise<Step[]> {
	const facts = new Map<string, unknown>();
	for await (const step of importer.read(sources, { zone: "Europe/London", map, dateFrom }))
		if (step.step === "fact") facts.set(step.name, step.value);
	const steps: Step[] = [];
	for await (const step of importer.read(sources, { zone: "Europe/London", map, dateFrom, facts })) steps.push(step);
	return steps;
}

/** An importer that breaks down in its second pass, behind so many stories. */
export function dyingAfter(importer: Importer, stories: number): Importer {
	return {
		...importer,
		async *read(sources, options) {
			let met = 0;
			for await (const step of importer.read(sources, options)) {
				if (options.facts && step.step === "story" && ++met > stories) throw new Error("killed");
				yield step;
			}
		},
	};
}

/** A folder that was imported into, and the report of that. */
interface Imported {
	readonly root: string;
	readonly report: ImportReport;
}

/** What could run, lead a page elsewhere, or dress it. */
const RUNS =
	/<(script|style|iframe|object|embed|base|meta|link|svg|form)\b|<[^>]*\son\w+\s*=|(href|src|poster)="\s*(javascript|vbscript|data):|expression\s*\(/i;

/**
 * What holds of every importer, on sources that it recognises. They must hold at least two stories and no fault that ends reading.
 * @param options what these sources need, such as a mapping
 */
export function describeImporter(importer: Importer, sources: readonly string[], options: Partial<ImportOptions> = {}): void {
	const run = (root: string, more: Partial<ImportOptions> = {}) => importInto(root, importer, sources, { ...options, ...more });
	let once: Promise<Imported> | undefined;
	/** What an import into an empty folder gives. It is run once, and nothing may change it. */
	const imported = () => {
		const root = emptyFolder();
		return (once ??= run(root).then((report) => ({ root, report })));
	};
	/** The same in a folder of its own. */
	const importedAgain = async () => {
		const root = emptyFolder();
		const first = await imported();
		cpSync(first.root, root, { recursive: true });
		return { root, report: first.report };
	};

	describe(`${importer.name}: ${sources.map((source) => path.basename(source)).join(", ")}`, () => {
		it("is recognised, and both passes give the same stories", async () => {
			const opened = sources.map(openSource);
			expect(opened.every((source) => importer.recognises(source))).toBe(true);
			const read = async (facts?: Map<string, unknown>) => {
				const keys: string[] = [];
				const reading = { zone: "Europe/London", map: options.map ?? new Map(), dateFrom: options.dateFrom };
				const known = facts ?? new Map<string, unknown>();
				for await (const step of importer.read(opened, { ...reading, facts })) {
					if (step.step === "story") keys.push(step.key);
					if (step.step === "fact") known.set(step.name, step.value);
				}
				return { keys, known };
			};
			const first = await read();
			expect((await read(first.known)).keys).toEqual(first.keys);
			expect(first.keys.length).toBeGreaterThan(1);
		});

		it("accounts for every record, writes below the folder only, and nothing that runs", async () => {
			const { root, report } = await imported();
			expect(addsUp(report)).toBe(true);
			expect(report.written).toBeGreaterThan(1);
			expect(readdirSync(root).sort()).toEqual(["content", "imports"]);
			const stories = Object.entries(treeOf(path.join(root, "content"))).filter(([file]) => /\.(md|html)$/.test(file));
			expect(stories).toHaveLength(report.written);
			for (const [file, text] of stories) expect(text.replace(/^---\n[^]*?\n---\n/, ""), file).not.toMatch(RUNS);
			expect(readdirSync(path.join(root, "content")).filter((name) => name.startsWith("."))).toEqual([]);
		});

		it("reads back as it was given", async () => {
			const content = path.join((await imported()).root, "content");
			const read = new Map(
				readdirSync(content, { recursive: true, encoding: "utf8" })
					.filter((file) => /\.(md|html)$/.test(file))
					.map((file) => {
						const bytes = readFileSync(path.join(content, file));
						const { article, problems } = readStory({ file, bytes, sha256: hash("sha256", bytes), otherSources: [] }, "Europe/London");
						// Sources lack alternative texts, and hold template code; that is told, and nothing is lost.
						expect(
							problems.filter(({ rule }) => rule !== "alt-missing" && rule !== "template-code"),
							file,
						).toEqual([]);
						return [article?.id, article] as const;
					}),
			);
			const seen = new Set<string>();
			for (const step of await stepsOf(importer, sources.map(openSource), options.map, options.dateFrom)) {
				// Of two records with one key the core names the second by itself.
				if (step.step !== "story" || seen.has(step.key)) continue;
				seen.add(step.key);
				const article = read.get(step.key);
				if (!article) throw new Error(`${step.key} was not written.`);
				const { headline, authors, section, tags, standfirst, status } = step.fields;
				expect(article.headline).toBe(headline);
				expect(article.authors.map(({ name }) => name)).toEqual(
					[authors ?? []].flat().map((author: unknown) => (typeof author === "string" ? author : (author as { name: string }).name)),
				);
				expect(article.section).toBe(section);
				expect(article.tags).toEqual(tags ?? []);
				expect(article.standfirst).toBe(standfirst);
				expect(article.status).toBe(status ?? "published");
				expect(article.published === undefined).toBe(step.fields.published === undefined);
			}
		});

		it("changes nothing when it runs again", async () => {
			const { root, report: first } = await importedAgain();
			const tree = treeOf(root);
			const second = await run(root);
			expect(treeOf(root)).toEqual(tree);
			expect(second).toMatchObject({ records: first.records, written: 0, unchanged: first.written + first.unchanged });
		});

		it("leaves alone and tells what was changed or deleted by hand", async () => {
			const { root, report: first } = await importedAgain();
			const [changed, deleted] = Object.keys(treeOf(path.join(root, "content"))).filter((file) => /\.(md|html)$/.test(file));
			writeFileSync(path.join(root, "content", changed ?? ""), "by hand");
			rmSync(path.join(root, "content", deleted ?? ""));
			const second = await run(root);
			expect(readFileSync(path.join(root, "content", changed ?? ""), "utf8")).toBe("by hand");
			expect(existsSync(path.join(root, "content", deleted ?? ""))).toBe(false);
			expect(
				second.problems
					.filter(({ rule }) => rule === "edited-by-hand")
					.map(({ file }) => file)
					.sort(),
			).toEqual([changed, deleted].sort());
			expect(addsUp(second)).toBe(true);
			expect(second.skipped).toHaveLength(first.skipped.length + 1);
		});

		it("goes on where it was stopped, and gives the same tree", async () => {
			const { root: whole, report: first } = await imported();
			for (const stopAt of new Set([1, Math.max(1, Math.floor(first.written / 2))])) {
				const root = emptyFolder();
				await expect(importInto(root, dyingAfter(importer, stopAt), sources, options)).rejects.toThrow("killed");
				await run(root);
				expect(treeOf(root)).toEqual(treeOf(whole));
			}
		});

		it("writes nothing in a dry run, and reports the same", async () => {
			const dry = emptyFolder();
			const { report } = await imported();
			expect(await run(dry, { dryRun: true })).toEqual({ ...report, copiedMedia: undefined });
			expect(readdirSync(dry)).toEqual([]);
		});
	});
}
