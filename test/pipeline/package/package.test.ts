import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Form } from "../../../src/pipeline/package/package.ts";
import { compiledCli } from "../../scripts/compiled.ts";
import { makeArchive, temporary, treeOf, write } from "../archives.ts";
import { CANNOT_MOUNT, mount } from "../disks.ts";
import { packArchive } from "./pack.ts";
import { builtArchive } from "./site.ts";

const FORMS = ["bag", "zip", "wacz"] as const;

function placesIn(folder: string): Record<Form, string> {
	return { bag: path.join(folder, "bag"), zip: path.join(folder, "a.zip"), wacz: path.join(folder, "a.wacz") };
}

describe("packages", () => {
	it("are the same bytes for the same content, in any time zone and language", async () => {
		const root = await builtArchive();
		const [first, second] = [temporary(), temporary()];
		const made = await packArchive(root, { targets: placesIn(first) });
		expect(made.map(({ form }) => form)).toEqual(FORMS);
		const places = placesIn(second);
		const out = execFileSync(
			process.execPath,
			[
				compiledCli(),
				"package",
				"--json",
				"--config",
				`${root}/.eleventy.ts`,
				"--at",
				"2026-01-01",
				...FORMS.flatMap((form) => [`--${form}`, places[form]]),
			],
			{ env: { ...process.env, TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" }, encoding: "utf8" },
		);
		expect(treeOf(second)).toEqual(treeOf(first));
		const { packages } = JSON.parse(out) as { readonly packages: readonly object[] };
		expect(packages).toEqual(made.map((one) => ({ ...one, target: places[one.form] })));
		expect(readdirSync(first).sort()).toEqual(["a.wacz", "a.zip", "bag"]);
	});

	it("leave nothing of a package that was stopped", async () => {
		const root = await builtArchive();
		for (const form of FORMS) {
			const folder = temporary();
			const stopping = new AbortController();
			const packed = packArchive(root, {
				targets: { [form]: placesIn(folder)[form] },
				signal: stopping.signal,
				onProgress: ({ step }) => step === form && stopping.abort(),
			});
			await expect(packed).rejects.toThrow("The packing was stopped.");
			expect(readdirSync(folder)).toEqual([]);
		}
	});

	it("leave nothing on a disk that is full", async (test) => {
		const root = await builtArchive();
		for (const form of FORMS) {
			const folder = temporary();
			if (!mount(folder, "size=16k")) return test.skip(CANNOT_MOUNT);
			await expect(packArchive(root, { targets: { [form]: placesIn(folder)[form] } })).rejects.toThrow("the disk is full");
			expect(readdirSync(folder)).toEqual([]);
		}
	});
});

describe("a site that cannot be packed", () => {
	let root: string;
	const output = () => path.join(root, "dist");
	const packed = () => packArchive(root, { targets: { zip: path.join(temporary(), "a.zip") } });
	beforeEach(() => {
		root = makeArchive({});
	});

	it("was never published", async () => {
		await expect(packed()).rejects.toThrow(".backfile.json is missing");
		mkdirSync(output(), { recursive: true });
		await expect(packed()).rejects.toThrow(".backfile.json is missing");
	});

	it.each([
		[
			"is being published",
			(dist: string) => writeFileSync(path.join(dist, ".backfile-journal.json"), '{"backfile":1,"files":{}}'),
			"A build was stopped",
		],
		["has a list that is cut off", (dist: string) => truncateSync(path.join(dist, ".backfile.json"), 500), "is cut off"],
		[
			"has a file that was changed",
			(dist: string) => appendFileSync(path.join(dist, "2024/index.html"), " "),
			/2024\/index\.html in .* is not as it was published/,
		],
		["lacks a file", (dist: string) => rmSync(path.join(dist, "feed.xml")), /feed\.xml in .* was published and is missing/],
		[
			"has a folder where a file was",
			(dist: string) => {
				rmSync(path.join(dist, "feed.xml"));
				mkdirSync(path.join(dist, "feed.xml"));
			},
			/feed\.xml in .* cannot be read \(EISDIR\)/,
		],
	])("%s", async (_, harm, message) => {
		const archive = await builtArchive();
		harm(path.join(archive, "dist"));
		const folder = temporary();
		await expect(packArchive(archive, { targets: placesIn(folder) })).rejects.toThrow(message);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe("a place that cannot be used", () => {
	let root: string;
	beforeEach(() => {
		root = makeArchive({});
		write(root, { "dist/.backfile.json": '{"backfile":1,"files":{}}\n' });
	});
	const packed = (form: Form, target: string, force = false) =>
		packArchive(root, { targets: { [form]: target }, force, day: "2024-01-01" });

	it("lies in the site or in what it is made from", async () => {
		const link = path.join(temporary(), "link");
		mkdirSync(path.join(root, "templates"), { recursive: true });
		symlinkSync(path.join(root, "dist"), link);
		for (const folder of [path.join(root, "dist"), link])
			await expect(packed("zip", path.join(folder, "a.zip"))).rejects.toThrow("lies in the output folder");
		await expect(packed("bag", path.join(root, "content/bag"))).rejects.toThrow("lies in the content folder");
		await expect(packed("bag", path.join(root, "dist"), true)).rejects.toThrow("lies in the output folder");
		await expect(packed("bag", path.join(root, "templates/bag"))).rejects.toThrow("lies in the folder of templates");
	});

	it("is not there, or has the wrong name", async () => {
		await expect(packed("zip", path.join(temporary(), "none/a.zip"))).rejects.toThrow("is not there");
		await expect(packed("wacz", path.join(temporary(), "a.zip"))).rejects.toThrow("does not end in .wacz");
		const file = path.join(temporary(), "a.wacz");
		await expect(packArchive(root, { targets: { zip: file, wacz: file } })).rejects.toThrow("Two packages have one place");
	});

	it.each(FORMS)("is taken, unless an earlier %s may be replaced", async (form) => {
		const folder = temporary();
		const target = placesIn(folder)[form];
		await packed(form, target);
		await expect(packed(form, target)).rejects.toThrow("exists already");
		await packed(form, target, true);
		expect(readdirSync(folder)).toEqual([path.basename(target)]);
		const other = placesIn(temporary())[form];
		write(path.dirname(other), { [form === "bag" ? "bag/letter.txt" : path.basename(other)]: "A letter." });
		await expect(packed(form, other, true)).rejects.toThrow("that could be replaced");
		expect(existsSync(form === "bag" ? path.join(other, "letter.txt") : other)).toBe(true);
	});

	it("has no date where no story has one", async () => {
		await expect(packArchive(root, { targets: { bag: path.join(temporary(), "bag") } })).rejects.toThrow("would have no date");
	});
});
