import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type PackRecord, packName, packRecord, partName, partRecord } from "../../../src/pipeline/parts/records.ts";
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
		return [`content/${index}.md`, story(`Story ${index}`, { published, tags: ["Flood", `t${index % 3}`] }, `The sea **rose** ${index} times.`)];
	});
	const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>';
	const templates = { "templates/partials/colophon.njk": "<p>Set by {{ site.title }}.</p>" };
	return makeArchive({ ...Object.fromEntries(stories), "content/sea.svg": picture, ...templates }, settings);
}

/** The site as one machine builds it. */
async function builtAlone(root: string): Promise<Tree> {
	await buildArchive(root, { cache: false });
	const tree = siteIn(root);
	rmSync(path.join(root, "dist"), { recursive: true });
	return tree;
}

const siteIn = (root: string) => treeOf(path.join(root, "dist"));

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
		const root = archive({ search: true, icons: true, cards: "stories" });
		const alone = await builtAlone(root);
		const plan = await planInto(root, 7);
		expect(plan).toMatchObject({ parts: 7, rendered: 0, shards: 1, published: false });
		expect(plan.outputs).toBeGreaterThan(50);
		const parts = partsIn(root);
		expect(await renderParts(root, parts.toReversed())).toEqual(Array(7).fill(true));
		expect(await renderParts(root)).toEqual(Array(7).fill(false));
		expect(await planInto(root, 7)).toMatchObject({ parts: 7, rendered: 7 });
		expect(partsIn(root)).toEqual(parts);
		const packs = () => parts.map((hash) => sha256At(path.join(storeIn(root), packName(hash))));
		const before = packs();
		for (const hash of parts) rmSync(path.join(storeIn(root), packName(hash)));
		expect(await renderParts(root)).toEqual(Array(7).fill(true));
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

describe("assembling", () => {
	let root: string;
	beforeAll(async () => {
		root = archive();
		await planInto(root, 3);
		await renderParts(root);
	});
});
