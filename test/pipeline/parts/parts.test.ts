import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type PackRecord, PLAN, packName, packRecord, partName, partRecord, planRecord } from "../../../src/pipeline/parts/records.ts";
import { getRecord, putRecord } from "../../../src/pipeline/stores/objects.ts";
import { openStore } from "../../../src/pipeline/stores/open.ts";
import { CannotRun } from "../../../src/problem.ts";
import { sha256At } from "../../../src/system/hash.ts";
import { buildArchive, makeArchive, story, type Tree, treeOf, write } from "../archives.ts";
import { assembleFrom, partsIn, planInto, renderParts, storeIn } from "./parts.ts";

/** Stories of several years, with all that pages may hold: pictures, a feed of whole texts, a card a story, the search index. */
function archive(settings: Parameters<typeof makeArchive>[1] = {}): string {
	const stories = Array.from({ length: 12 }, (_, index) => {
		const published = `${1957 + (index % 3)}-03-0${1 + (index % 9)}`;
		return [
			`content/${index}.md`,
			story(`Story ${index}`, { published, tags: ["Flood", `t${index % 3}`] }, `The sea **rose** ${index} times.`),
		];
	});
	const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>';
	const templates = {
		"templates/partials/colophon.njk": "<title>Set in Whitby.</title>",
		"templates/drawn.njk": "---\npermalink: /drawn.svg\n---\n<svg>{% include 'partials/colophon.njk' %}</svg>",
	};
	stories.push(["content/own.md", story("Own", { published: "1957-03-01" }, "![Drawn](/drawn.svg)")]);
	const comments = { "content/comments/3.yml": "- { id: 1, name: Anna Zimmerli, text: Of *Ebbe* }\n- { reply_to: 1, text: No }\n" };
	return makeArchive({ ...Object.fromEntries(stories), "content/sea.svg": picture, ...comments, ...templates }, settings);
}

/** The site as one machine builds it. */
async function builtAlone(root: string): Promise<Tree> {
	await buildArchive(root, { cache: false });
	const tree = siteIn(root);
	rmSync(path.join(root, "dist"), { recursive: true });
	return tree;
}

function siteIn(root: string): Tree {
	const dist = path.join(root, "dist");
	return existsSync(dist) ? treeOf(dist) : {};
}

/** The error that some work throws, as a user sees it. */
function refusalOf(work: Promise<unknown>): Promise<string> {
	return work.then(
		() => "",
		(error) => (error instanceof CannotRun ? `${error.message} ${error.remedy}` : Promise.reject(error)),
	);
}

/** Changes the record of a pack. */
async function editPack(root: string, hash: string, edit: (pack: PackRecord) => unknown): Promise<void> {
	const store = await openStore(storeIn(root));
	const pack = await getRecord(store, packName(hash), packRecord);
	if (!pack) throw new Error("There is no pack.");
	await putRecord(store, packName(hash), edit(pack));
}

const objectPath = (root: string, sha256 = "") => path.join(storeIn(root), "objects", sha256.slice(0, 2), sha256);

describe("parts", () => {
	it("make the same site as one machine, in any order, and where each is done twice", async () => {
		const root = archive({ search: true, icons: true, comments: { search: true, names: "initials" } });
		const alone = await builtAlone(root);
		const plan = await planInto(root, 4);
		expect(plan).toMatchObject({ parts: 4, rendered: 0, shards: 1, published: false });
		expect(plan.outputs).toBeGreaterThan(50);
		const parts = partsIn(root);
		expect(await renderParts(root, parts.toReversed())).toEqual(Array(4).fill(true));
		expect(await renderParts(root)).toEqual(Array(4).fill(false));
		expect(await planInto(root, 4)).toMatchObject({ parts: 4, rendered: 4 });
		expect(partsIn(root)).toEqual(parts);
		const packs = () => parts.map((hash) => sha256At(path.join(storeIn(root), packName(hash))));
		const before = packs();
		for (const hash of parts) rmSync(path.join(storeIn(root), packName(hash)));
		expect(await renderParts(root)).toEqual(Array(4).fill(true));
		expect(packs()).toEqual(before);
		const { changes, problems } = await assembleFrom(root);
		expect(problems).toEqual([]);
		expect(siteIn(root)).toEqual(alone);
		expect(changes.added).toHaveLength(Object.keys(alone).length);
	});

	it("are only of what is stale, and need neither content nor settings to be rendered", async () => {
		const root = archive();
		await buildArchive(root);
		write(root, { "content/new.md": story("New", { published: "1958-04-01" }, "A new story.") });
		const { outputs } = await planInto(root, 2);
		expect(outputs).toBeGreaterThan(0);
		expect(outputs).toBeLessThan(Object.keys(siteIn(root)).length / 2);
		const settings = readFileSync(path.join(root, ".eleventy.ts"));
		rmSync(path.join(root, ".eleventy.ts"));
		await renderParts(root);
		writeFileSync(path.join(root, ".eleventy.ts"), settings);
		const { changes } = await assembleFrom(root);
		expect(changes.added.map((change) => change.path)).toContain("1958/04/01/new.html");
		const site = siteIn(root);
		expect(await builtAlone(root)).toEqual(site);
	});
});

/** A small archive that is planned, and of which all parts are rendered. */
async function rendered(): Promise<{ readonly root: string; readonly parts: readonly string[] }> {
	const root = makeArchive({
		"content/a.md": story("First", { published: "1957-03-01" }, "The sea."),
		"content/b.md": story("Second", { published: "1957-03-02" }, "The wall."),
	});
	await planInto(root, 2);
	await renderParts(root);
	return { root, parts: partsIn(root) };
}

describe("assembling", () => {
	it("says which parts are not rendered, and publishes nothing", async () => {
		const { root, parts } = await rendered();
		rmSync(path.join(storeIn(root), packName(parts[1] ?? "")));
		expect(await refusalOf(assembleFrom(root))).toBe(
			`Part 2 of 2 is not rendered. Render each: backfile render --store ${storeIn(root)} --part 2. Nothing was published.`,
		);
		truncateSync(path.join(storeIn(root), packName(parts[0] ?? "")), 100);
		expect(await refusalOf(assembleFrom(root))).toMatch(/^Parts 1-2 of 2 are not rendered\. /);
		expect(siteIn(root)).toEqual({});
	});

	it("names an object that was cut off, which is made again", async () => {
		const { root, parts } = await rendered();
		const alone = await builtAlone(root);
		let cut = "";
		await editPack(root, parts[0] ?? "", (pack) => {
			cut = pack.objects[0]?.sha256 ?? "";
			return pack;
		});
		truncateSync(objectPath(root, cut), 10);
		expect(await refusalOf(assembleFrom(root))).toContain(cut);
		expect(siteIn(root)).toEqual({});
		expect(await renderParts(root)).toEqual([true, false]);
		await assembleFrom(root);
		expect(siteIn(root)).toEqual(alone);
	});

	it.each(["../outside.html", "/etc/outside.html", "a/../../outside.html", "a\\..\\outside.html", ""])(
		"refuses a part that names %j",
		async (name) => {
			const { root, parts } = await rendered();
			await editPack(root, parts[0] ?? "", (pack) => {
				const [object] = pack.objects;
				const files = object?.files.map((file, index) => (index === 0 ? { ...file, path: name } : file));
				return { ...pack, objects: [{ ...object, files }] };
			});
			expect(await refusalOf(assembleFrom(root))).toMatch(/^packs\/\w+\.json in the store .* leaves the output folder/);
			expect(siteIn(root)).toEqual({});
		},
	);

	it("refuses a shard of the search index with files elsewhere", async () => {
		const { root, parts } = await rendered();
		await editPack(root, parts[0] ?? "", (pack) => ({
			...pack,
			objects: pack.objects.map((object) => ({ ...object, shard: "search/all" })),
		}));
		expect(await refusalOf(assembleFrom(root))).toMatch(/^packs\/\w+\.json in the store .* leaves the folder of its shard/);
	});

	it("takes nothing out of a part that is not planned, and no other bytes than its record names", async () => {
		const { root, parts } = await rendered();
		const alone = await builtAlone(root);
		await editPack(root, parts[0] ?? "", ({ objects, ...pack }) => {
			const [object] = objects;
			return {
				...pack,
				objects: [...objects, { ...object, files: object?.files.map((file) => ({ ...file, path: `more/${file.path}` })) }],
			};
		});
		await assembleFrom(root);
		expect(siteIn(root)).toEqual(alone);
		rmSync(path.join(root, "dist"), { recursive: true });
		await editPack(root, parts[0] ?? "", ({ objects, ...pack }) => {
			const [first, ...others] = objects;
			return { ...pack, objects: [{ ...first, files: first?.files.map((file) => ({ ...file, sha256: "0".repeat(64) })) }, ...others] };
		});
		expect(await refusalOf(assembleFrom(root))).toContain("with other bytes than the record of its part says");
	});

	it("says so where the archive or its templates are no longer as they were planned", async () => {
		const { root } = await rendered();
		write(root, { "content/a.md": story("First", { published: "1957-03-01" }, "The sea again.") });
		expect(await refusalOf(assembleFrom(root))).toMatch(
			/^The parts in the store are not of the archive as it is now: they lack .* Plan again/,
		);
		write(root, { "content/a.md": story("First", { published: "1957-03-01" }, "The sea."), "templates/partials/x.njk": "x" });
		expect(await refusalOf(assembleFrom(root))).toMatch(/^The settings, the templates, .* Plan again/);
	});

	it("refuses the store of another site, one without a plan, and the plan of another version", async () => {
		const { root } = await rendered();
		const other = makeArchive({ "content/a.md": story("Other") }, { title: "Other", url: "https://other.example/" });
		const options = { config: path.join(other, ".eleventy.ts") };
		const refused = `${storeIn(root)} holds the parts of Test (https://example.org/), and this archive is https://other.example/.`;
		expect(await refusalOf(planInto(root, 1, options))).toContain(refused);
		expect(await refusalOf(assembleFrom(root, options))).toContain(refused);
		expect(await refusalOf(assembleFrom(other))).toMatch(/^There is no plan in .* Make one: backfile plan --store /);
		const store = await openStore(storeIn(root));
		const record = await getRecord(store, PLAN, planRecord);
		await putRecord(store, PLAN, { ...record, versions: { backfile: "9.9.9", node: "99.0.0", code: "f".repeat(64) } });
		expect(await refusalOf(assembleFrom(root))).toMatch(
			/^The parts were planned by Backfile 9\.9\.9 on Node 99\.0\.0 .*, and this is Backfile \d/,
		);
	});

	it("leaves out a story that a worker could not render, once it is planned again", async () => {
		const { root, parts } = await rendered();
		const problem = {
			file: "b.md",
			rule: "file-fault",
			severity: "error",
			message: "It could not be rendered.",
			remedy: "Mend it.",
		} as const;
		await editPack(root, parts[0] ?? "", (pack) => ({ ...pack, faults: [{ file: "b.md", problem }] }));
		expect(await refusalOf(assembleFrom(root))).toContain("Plan again");
		const plan = await planInto(root, 2);
		expect(plan).toMatchObject({ articles: 1, leftOut: 1, problems: [problem] });
		await renderParts(root);
		const { problems } = await assembleFrom(root);
		expect(problems).toEqual([problem]);
		expect(Object.keys(siteIn(root)).filter((file) => file.startsWith("1957/03/0"))).toEqual([
			"1957/03/01/a.html",
			"1957/03/01/index.html",
		]);
	});
});

describe("a renderer", () => {
	it("names what is damaged of a part, which planning makes again", async () => {
		const { root, parts } = await rendered();
		const [hash = ""] = parts;
		const store = await openStore(storeIn(root));
		const part = await getRecord(store, partName(hash), partRecord);
		truncateSync(objectPath(root, part?.pages[0]), 10);
		rmSync(path.join(storeIn(root), packName(hash)));
		expect(await refusalOf(renderParts(root, [hash]))).toContain(part?.pages[0]);
		await planInto(root, 2);
		expect(await renderParts(root, [hash])).toEqual([true]);
	});

	it("does not know a part that is not in the store", async () => {
		const { root } = await rendered();
		expect(await refusalOf(renderParts(root, ["0".repeat(64)]))).toBe("The store has no part 000000000000. Plan again: backfile plan.");
	});
});
