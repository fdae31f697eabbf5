import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addsUp, type ImportReport } from "../../../src/importers/report/report.ts";
import { build } from "../../../src/pipeline/build.ts";
import { eachBatch } from "../../../src/system/batches.ts";
import { PAYLOADS, TEMPLATES } from "../../importers/attacks.ts";
import { hasBrowser } from "../sample.ts";
import { ghostOf, rssOf, wxrOf } from "./pages.ts";
import { openTrap, type Trap } from "./trap.ts";

/** Imports and builds every payload in every part of a format. */
const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
const site = path.join(root, "dist");

/** Every how many pages one is opened; 1, which opens all, unless the environment says otherwise. */
const EVERY = Number(process.env.BACKFILE_EVERY ?? 1);

const CLI = path.resolve(import.meta.dirname, "../../../src/cli.ts");

describe.skipIf(!hasBrowser)(`${PAYLOADS.length} payloads, imported and opened in a browser`, () => {
	let trap: Trap;
	beforeAll(async () => {
		writeFileSync(
			path.join(root, ".eleventy.ts"),
			`import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://archive.example/", timeZone: "Europe/London", calendar: "year", onThisDay: false, search: false, data: false, termFeeds: [], feedSize: 500 });
export default function (config) { config.addPlugin(backfile, archive); }
`,
		);
		for (const [name, text] of [
			["hostile.xml", wxrOf(PAYLOADS)],
			["hostile.json", ghostOf(PAYLOADS)],
			["feed.xml", rssOf(PAYLOADS)],
		] as const) {
			writeFileSync(path.join(root, name), text);
			const out = execFileSync(
				process.execPath,
				["--import", "tsx", CLI, "import", path.join(root, name), "--json", "--config", path.join(root, ".eleventy.ts")],
				{
					encoding: "utf8",
					maxBuffer: 1 << 28,
				},
			);
			const report = JSON.parse(out) as ImportReport;
			expect(addsUp(report)).toBe(true);
			expect(report.written).toBeGreaterThan(PAYLOADS.length - 20);
		}
		const built = await build({ config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1) });
		expect(built.problems.filter(({ severity }) => severity === "error")).toEqual([]);
		trap = await openTrap(site);
	}, 300_000);
	afterAll(async () => {
		await trap?.close();
		rmSync(root, { recursive: true, force: true });
	});

	it("would be noticed: where nobody cleans them, most run or fetch", async () => {
		const raw = path.join(site, "raw");
		mkdirSync(raw);
		const sprung: string[] = [];
		const some = PAYLOADS.filter((_, index) => index % 3 === 0);
		for (const [number, payload] of some.entries()) {
			writeFileSync(path.join(raw, `${number}.html`), `<!doctype html><title>x</title><body>${payload}`);
			if ((await trap.open(`/raw/${number}.html`)).length > 0) sprung.push(payload);
		}
		rmSync(raw, { recursive: true });
		expect(sprung.length).toBeGreaterThan(some.length / 2);
	}, 300_000);

	it("run nowhere on the site, and fetch nothing", async () => {
		const pages = readdirSync(site, { recursive: true, encoding: "utf8" })
			.map((file) => file.split(path.sep).join("/"))
			.filter((file) => /\.(html|xml|json|svg)$/.test(file) && !file.startsWith(".backfile"))
			.sort();
		expect(pages.length).toBeGreaterThan(4 * PAYLOADS.length);
		const some = pages.filter((_, index) => index % EVERY === 0);
		const sprung: string[] = [];
		await eachBatch(some, 4, async (file) => {
			const found = await trap.open(`/${file.split("/").map(encodeURIComponent).join("/")}`);
			sprung.push(...found.map((what) => `${file}: ${what}`));
		});
		expect(sprung.sort().slice(0, 30)).toEqual([]);
	}, 600_000);

	it("run in no reader that shows a feed's texts as they are", async () => {
		const bodies = [
			"feed.json",
			...readdirSync(site, { recursive: true, encoding: "utf8" }).filter((file) => /feed[^/]*\.json$/.test(file)),
		]
			.filter((file, index, all) => all.indexOf(file) === index)
			.flatMap((file) => {
				const { items } = JSON.parse(readFileSync(path.join(site, file), "utf8")) as { items: { content_html?: string }[] };
				return items.flatMap(({ content_html: html }) => html ?? []);
			});
		expect(bodies.length).toBeGreaterThan(10);
		mkdirSync(path.join(site, "reader"));
		const sprung: string[] = [];
		for (let at = 0; at < bodies.length; at += 20) {
			writeFileSync(
				path.join(site, "reader/x.html"),
				`<!doctype html><title>x</title>${bodies
					.slice(at, at + 20)
					.map((html) => `<article>${html}</article>`)
					.join("\n")}`,
			);
			sprung.push(...(await trap.open("/reader/x.html")));
		}
		rmSync(path.join(site, "reader"), { recursive: true });
		expect(sprung).toEqual([]);
	}, 300_000);

	it("are text where they are templates", () => {
		const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
		const texts = pages.map((file) => readFileSync(path.join(site, file), "utf8"));
		expect(texts.filter((text) => /\b1337\b|root:x:0|PATH=/.test(text))).toEqual([]);
		expect(texts.filter((text) => text.includes("{{ 7 * 191 }}")).length).toBeGreaterThan(TEMPLATES.length);
	});
});
