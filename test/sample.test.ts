import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldNames } from "../src/article/fields.ts";
import { build } from "../src/pipeline/build.ts";
import { planNow } from "../src/pipeline/plannow.ts";
import { foldersOf, loadConfig } from "../src/pipeline/settings/load.ts";
import { KIND_NAMES } from "../src/site/kinds.ts";
import { type Tree, treeOf } from "./pipeline/archives.ts";
import { faultsIn } from "./view/validhtml.ts";

const repository = path.resolve(import.meta.dirname, "..");
const config = path.join(repository, ".eleventy.ts");
const at = Date.UTC(2026, 10, 24);

/** How many pages of each kind are validated here. test/slow/builds/sample.test.ts validates all. */
const PAGES_OF_A_KIND = 2;

/** The rendered outputs of the sample, without building it. */
async function planOfSample() {
	const { settings, root } = await loadConfig(config);
	const { plan } = planNow(settings, foldersOf(settings, root), root, at);
	return plan.outputs.filter((output) => output.sort === "rendered");
}

describe("the sample archive", () => {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-"));
	let tree: Tree = {};
	let report: Awaited<ReturnType<typeof build>>;
	beforeAll(async () => {
		report = await build({ config, output: path.join(folder, "site"), at });
		tree = treeOf(path.join(folder, "site"));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it("has nothing wrong with it", () => {
		expect(report.problems.filter(({ severity }) => severity !== "info")).toEqual([]);
		expect(report.articles).toBeGreaterThanOrEqual(40);
		expect(report.files).toBe(report.articles + report.leftOut);
	});

	it("has an output of every kind, and uses every field", async () => {
		const rendered = await planOfSample();
		expect(new Set(rendered.map(({ kind }) => kind))).toEqual(
			new Set(KIND_NAMES.filter((kind) => kind !== "term-part" && kind !== "host")),
		);
		const stories = JSON.stringify(rendered.map((output) => output.data()));
		const names: Readonly<Record<string, string>> = {
			hide_headline: "",
			redirect_from: "redirectFrom",
			checks_off: "checksOff",
			embargo: "",
		};
		const unused = fieldNames.filter(
			(name) => names[name] !== "" && !new RegExp(`"${names[name] ?? name}":(?!\\[\\]|false|"")`).test(stories),
		);
		expect(unused).toEqual([]);
	});

	it("tells of the days of the year how many stories they have", () => {
		const index = tree["on-this-day/index.html"];
		for (const label of ["5 February: 0 stories", "6 February: 4 stories"]) expect(index).toContain(`aria-label="${label}"`);
	});

	it("has print issues in a calendar whose weeks begin as those of its language do", () => {
		const week =
			/<tr>\s*(?:<td>[2-5]<\/td>\s*){4}<td class="shade1"><a href="\/issues\/1953-02-06\/" aria-label="Issue of 6 February 1953">6</;
		expect(tree["issues/index.html"]).toMatch(week);
	});

	it("marks in the masthead of every page where a reader is", () => {
		const marked = (file: string) => {
			const [nav = ""] = /class="masthead-nav".*?<\/nav>/s.exec(tree[file] ?? "") ?? [];
			return [...nav.matchAll(/aria-current="(\w+)"[^>]*>([^<]*)/g)].map(([, how, name]) => `${how} ${name}`);
		};
		expect(marked("index.html")).toEqual([]);
		expect(marked("flood/index.html")).toEqual(["true News"]);
		expect(marked("sections/news/index.html")).toEqual(["page News"]);
		expect(marked("calendar/index.html")).toEqual(["page Calendar"]);
		expect(marked("1953/02/index.html")).toEqual(["true Calendar"]);
		expect(marked("search.html")).toEqual(["page Search"]);
	});

	it("is valid HTML on every story, and on the first pages of every other kind", async () => {
		const met = new Map<string, number>();
		const outputs = (await planOfSample()).filter(({ kind, path: file }) => {
			const before = met.get(kind) ?? 0;
			met.set(kind, before + 1);
			return file.endsWith(".html") && (kind === "story" || before < PAGES_OF_A_KIND);
		});
		expect(outputs.length).toBeGreaterThan(60);
		expect(await faultsIn(Object.fromEntries(outputs.map(({ path: file }) => [file, tree[file] ?? ""])))).toEqual([]);
	});

	it("links to nothing that is not there", () => {
		const missing = new Set<string>();
		for (const [file, html] of Object.entries(tree)) {
			if (!file.endsWith(".html")) continue;
			for (const [, link = ""] of html.matchAll(/(?:href|src)="(\/[^"#?]*)/g)) {
				const target = decodeURIComponent(link.replaceAll("&amp;", "&")).slice(1);
				if (!(target in tree) && !(`${target}index.html` in tree)) missing.add(`${file} → ${link}`);
			}
		}
		expect([...missing]).toEqual([]);
	});

	it("shows braces as they were typed, and no value that is none", () => {
		const html = Object.values(tree).join("\n");
		expect(html.includes("{{ braces }}")).toBe(true);
		expect(/\[object Object\]|Invalid DateTime|>undefined<|>null</.exec(html)).toBeNull();
	});

	it("has feeds with the newest stories", () => {
		expect(tree["feed.xml"]).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n/i);
		expect(tree["feed.xml"]?.match(/<item>/g)?.length).toBe(50);
		expect(tree["atom.xml"]?.match(/<entry>|<entry /g)?.length).toBe(50);
		expect(JSON.parse(tree["feed.json"] ?? "").items).toHaveLength(50);
	});
});
