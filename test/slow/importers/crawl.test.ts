import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { warc } from "../../../src/importers/formats/warc/warc.ts";
import type { StoryStep } from "../../../src/importers/importer.ts";
import { openSource } from "../../../src/importers/reading/sources.ts";
import { addsUp, type ImportReport } from "../../../src/importers/report/report.ts";
import { stepsOf } from "../../importers/contract.ts";
import { cards } from "../../importers/formats/html/layouts/cards.ts";
import { german } from "../../importers/formats/html/layouts/german.ts";
import type { Layout, MadeStory } from "../../importers/formats/html/layouts/made.ts";
import { scoreOf } from "../../importers/formats/html/layouts/score.ts";
import { pagesOf, storiesOf } from "../../importers/formats/html/layouts/site.ts";
import { tables } from "../../importers/formats/html/layouts/tables.ts";
import { DOT, INFO, type MadeRecord, recordOf } from "../../importers/formats/warc/crawl.ts";
import { putProgram } from "../../scripts/compiled.ts";

/** How many stories the large crawl has: BACKFILE_PAGES=20000 for the figures that are promised. */
const PAGES = Number(process.env.BACKFILE_PAGES ?? 2_000);

const scratch = mkdtempSync(path.join(tmpdir(), "backfile-crawl-"));
let cli = "";
beforeAll(() => {
	cli = putProgram(path.join(scratch, "program"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A crawl as a crawler would have made it: each page twice, some that only redirect, a request beside each answer, pictures. */
function writeCrawl(file: string, layout: Layout, stories: readonly MadeStory[]): void {
	const site = `http://www.${layout.name}.example/`;
	let waiting: Buffer[] = [];
	const add = (made: MadeRecord) => {
		waiting.push(gzipSync(recordOf(made)));
		if (waiting.length >= 500) flush();
	};
	const flush = () => {
		appendFileSync(file, Buffer.concat(waiting));
		waiting = [];
	};
	add(INFO);
	let number = 0;
	for (const [name, html] of pagesOf(layout, stories)) {
		const url = site + name;
		add({ url, type: "request", body: "" });
		add({
			url,
			date: "2015-01-01T00:00:00Z",
			headers: { "Content-Encoding": "gzip" },
			body: gzipSync(html.replace(/<p/g, "<p><b>old</b>")),
		});
		add({ url, date: "2016-05-04T00:00:00Z", headers: { "Content-Encoding": "gzip" }, body: gzipSync(html) });
		add({ url, date: "2017-05-04T00:00:00Z", status: number % 9 === 0 ? "404 Not Found" : "503 Busy" });
		if (number++ % 4 === 0) add({ url: `${site}r/${number}`, status: "301 Moved", headers: { Location: `/${name}` } });
	}
	for (const { number: picture } of stories.slice(0, 500))
		for (const name of [`img/${picture}.webp`, `bilder/${picture}.jpg`])
			add({ url: site + name, headers: { "Content-Type": "image/webp" }, body: DOT });
	flush();
}

describe("a made crawl", () => {
	it.each([cards, german, tables])("gives what its pages hold: $name", async (layout) => {
		const stories = storiesOf(1, 300);
		const file = path.join(scratch, `${layout.name}.warc.gz`);
		writeCrawl(file, layout, stories);
		const steps = await stepsOf(warc, [openSource(file)]);
		const given = steps.filter((step): step is StoryStep => step.step === "story");
		const { found, headlines, dates, authors, bodies, listingsTaken } = scoreOf(layout, stories, given);
		for (const right of [found, headlines, dates, authors, bodies]) expect(right / stories.length).toBeGreaterThanOrEqual(0.95);
		expect(listingsTaken).toBeLessThanOrEqual(3);
	});

	it(`of ${PAGES} stories is imported in little memory, and the report adds up`, { timeout: 3_600_000 }, async () => {
		const file = path.join(scratch, "large.warc.gz");
		for (let first = 1; first <= PAGES; first += 2_000) writeCrawl(file, german, storiesOf(first, Math.min(2_000, PAGES + 1 - first)));
		const { report, seconds, processor, peak } = await importAll(file, path.join(scratch, "content"));
		const pages = report.records;
		const figures = `${pages} pages: ${seconds.toFixed(1)} s, ${(pages / seconds).toFixed()} pages/s; ${processor.toFixed(1)} s of the processor, so ${((2 * pages) / processor).toFixed()} pages/s on two cores that do nothing else; ${(peak / 1e6).toFixed()} MB`;
		console.log(figures);
		expect(addsUp(report)).toBe(true);
		expect(report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(report.written).toBeGreaterThan(PAGES * 0.95);
		expect(report.addresses.redirected).toBeGreaterThan(PAGES / 4);
		expect(peak, figures).toBeLessThan(1.2e9);
	});
});

/** Imports with the program as it is installed. Memory is the peak of all its threads; the processor's time is that of all of them. */
async function importAll(file: string, into: string) {
	const start = performance.now();
	const child = spawn(process.execPath, [cli, "import", file, "--into", into, "--json", "--jobs", "2"]);
	let [peak, processor] = [0, 0];
	const watch = setInterval(() => {
		try {
			peak = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) * 1024 || peak;
			const times = readFileSync(`/proc/${child.pid}/stat`, "utf8")
				.replace(/^.*\) /, "")
				.split(" ");
			// In hundredths of a second: utime and stime (proc_pid_stat, 14 and 15).
			processor = (Number(times[11]) + Number(times[12])) / 100 || processor;
		} catch {
			// It has ended.
		}
	}, 50);
	const parts: Buffer[] = [];
	child.stdout.on("data", (part: Buffer) => parts.push(part));
	await once(child, "close");
	clearInterval(watch);
	const report = JSON.parse(Buffer.concat(parts).toString()) as ImportReport;
	return { report, seconds: (performance.now() - start) / 1000, processor, peak };
}
