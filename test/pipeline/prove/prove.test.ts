import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { type ProveReport, proveNames } from "../../../src/pipeline/prove/prove.ts";
import { nameOf, PLANTINGS, plant, zipOf } from "./plant.ts";

const temp = mkdtempSync(path.join(tmpdir(), "prove-"));

afterAll(() => rmSync(temp, { recursive: true }));

const makeTempFolder = () => mkdtempSync(path.join(temp, "site-"));

function write(files: Readonly<Record<string, string | Buffer>>): string {
	const folder = makeTempFolder();
	for (const [name, bytes] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), bytes);
	}
	return folder;
}

const prove = (folder: string, ...names: string[]): Promise<ProveReport> => proveNames(names, { output: folder, cache: false });

const pathsOf = ({ things }: ProveReport) => things.map(({ places }) => places.map((place) => place.path));

describe("a name", () => {
	it("is found in every form, in the file that holds it and in no other", async () => {
		const folder = makeTempFolder();
		const planted = PLANTINGS.map((planting, index) => ({ planting, name: nameOf(index * 7), folder: `site-${index}` }));
		for (const { planting, name, folder: own } of planted) plant(path.join(folder, own), planting, name);
		const report = await prove(folder, ...planted.map(({ name }) => name));
		const elsewhere = planted.map(({ planting: { way }, folder: own }, index) => {
			const places = report.things[index]?.places ?? [];
			return { way, found: places.length > 0, others: places.filter((place) => !place.path.startsWith(`${own}/`)) };
		});
		expect(elsewhere).toEqual(planted.map(({ planting: { way } }) => ({ way, found: true, others: [] })));
		expect(report.unread).toEqual([]);
		const others = await prove(folder, ...Array.from({ length: 300 }, (_, index) => nameOf(index * 7 + 3)));
		expect(others.things.filter(({ places }) => places.length > 0)).toEqual([]);
	});

	it.each([
		["Jörg Müller", "Joerg Mueller wrote"],
		["Joerg Mueller", "Jörg Müller wrote"],
		["Jorg Muller", "JÖRG MÜLLER"],
		["Sean O'Brien", "<a href=/sean-obrien>"],
		["Sean O'Brien", "Sean O’Brien"],
		["Иван Петров", "/authors/ivan-petrov/"],
		["Иван Петров", "ИВАН ПЕТРОВ"],
		["山田太郎", "昨日山田太郎は言った"],
		["Ann Smith", "Ann\u00a0Smith’s"],
		["Ann Mary Smith", "author = {Smith, Ann Mary}"],
		["Strauß", "STRAUSS"],
		["Fiona Field", "Fiona Field"],
	])("%s is found in %s", async (name, text) => {
		expect(pathsOf(await prove(write({ "a.html": text }), name))).toEqual([["a.html"]]);
	});

	it.each([
		["Wei Li", "Wei Lin said"],
		["Ann Smith", "Joann Smith"],
		["Ann Smith", "Ann, a Smith"],
		["Ann Smith", "Smith and Ann"],
		["Müller", "Muehle"],
	])("%s is not claimed in %s", async (name, text) => {
		expect(pathsOf(await prove(write({ "a.html": text }), name))).toEqual([[]]);
	});

	it("is told with how often it stands there, in which form, and with the words around it", async () => {
		const folder = write({ "a.html": `${"x ".repeat(200)}<p>Today <b>Ann</b> <b>Smith</b> met Ann Smith.`, "b.gz": gzipSync("Ann Smith") });
		const { things, files } = await prove(folder, "Ann Smith");
		expect(files).toBe(2);
		expect(things[0]?.places).toEqual([
			{ path: "a.html", forms: ["as written", "with tags between"], count: 2, context: expect.stringMatching(/^….{0,45}Ann Smith\.$/) },
			{ path: "b.gz", forms: ["as written"], count: 1, context: "Ann Smith" },
		]);
	});

	it("must have two letters, and is doubted where it is short or stands in most files", async () => {
		const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.txt`, "harbour"]));
		await expect(prove(write({}), "B")).rejects.toThrow("too short");
		expect((await prove(write({}), "the")).warnings).toEqual([expect.stringContaining("short")]);
		expect((await prove(write(many), "Harbour", "Zebulon")).warnings).toEqual([expect.stringContaining("30 of 30 files")]);
	});

	it("is found across the border of two pieces of a large file, and counted once", async () => {
		const size = 16 * 1024 * 1024;
		const bytes = Buffer.alloc(17 * 1024 * 1024, "all is well. ");
		for (const at of [size - 4, size + 1000, bytes.length - 20]) bytes.write(" Ann Smith ", at);
		const { things } = await prove(write({ "large.txt": bytes }), "Ann Smith");
		expect(things[0]?.places.map(({ count }) => count)).toEqual([3]);
	});
});

describe("what cannot be looked into", () => {
	it("is named, and what can be looked into is searched", async () => {
		const folder = write({
			"a.zip": zipOf("a.txt", Buffer.from("Ann Smith"), 1),
			"b.7z": Buffer.from("7z\xbc\xaf\x27\x1c", "latin1"),
			"c.gz": gzipSync(`Ann Smith ${"x".repeat(1000)}`).subarray(0, 30),
			"d.pdf": "%PDF-1.4 /Encrypt 1 0 R",
			"e.zip": "PK\x03\x04",
			"f.pf_meta": gzipSync(Buffer.concat([Buffer.from("pagefind_dcd"), Buffer.from([0x82, 0x7f, 0x78])])),
			"g.bin": Buffer.concat([
				Buffer.from([0]),
				deflateSync(Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * index * 31 + index) % 251))),
			]),
		});
		const { unread, things } = await prove(folder, "Ann Smith");
		expect(unread.map(({ path: file }) => file)).toEqual(expect.arrayContaining(["a.zip", "b.7z", "c.gz", "d.pdf", "e.zip", "f.pf_meta"]));
		expect(unread.find((place) => place.path === "a.zip")).toEqual({ path: "a.zip", inside: "a.txt", why: "it is encrypted" });
		// What is left of a file that was cut off is searched.
		expect(things[0]?.places.map(({ path: file }) => file)).toEqual(["c.gz"]);
	});

	it("is a folder that is not there: the search does not say that a name stands nowhere", async () => {
		await expect(prove(path.join(makeTempFolder(), "none"), "Ann Smith")).rejects.toThrow("There is no folder");
	});
});
