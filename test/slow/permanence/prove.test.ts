import path from "node:path";
import { expect, it } from "vitest";
import { proveNames } from "../../../src/pipeline/prove/prove.ts";
import { buildArchive, makeArchive } from "../../pipeline/archives.ts";
import { nameOf, PLANTINGS, plant } from "../../pipeline/prove/plant.ts";

/** How many names are planted behind the build's back. */
const NAMES = Number(process.env.BACKFILE_NAMES ?? 1_000);

/** How many stories the site has. */
const STORIES = Number(process.env.BACKFILE_STORIES ?? 500);

it(`${NAMES} planted names are found where they stand, and as many others nowhere`, async () => {
	const stories = Array.from({ length: STORIES }, (_, index): [string, string] => {
		const date = `20${String(index % 20).padStart(2, "0")}-01-02`;
		return [
			`content/${index}.md`,
			`---\nheadline: Story ${index} of the harbour\ndate: ${date}\nauthors: Edith Marlowe\n---\n\nThe wall fell, for the ${index}th time.\n`,
		];
	});
	const root = makeArchive(Object.fromEntries(stories), { search: true });
	await buildArchive(root);
	const output = path.join(root, "dist");
	const planted = Array.from({ length: NAMES }, (_, index) => ({
		name: nameOf(index * 7),
		folder: `planted-${index}`,
		planting: PLANTINGS[index % PLANTINGS.length],
	}));
	for (const { name, folder, planting } of planted) if (planting) plant(path.join(output, folder), planting, name);
	const others = Array.from({ length: NAMES }, (_, index) => nameOf(index * 7 + 3));
	const { things, unread, files } = await proveNames([...planted.map(({ name }) => name), ...others], { output, root, cache: true });
	const wrong = things.filter(({ places }, index) => {
		const folder = planted[index]?.folder;
		return folder === undefined ? places.length > 0 : places.length === 0 || places.some((place) => !place.path.startsWith(`${folder}/`));
	});
	expect(wrong).toEqual([]);
	expect(unread).toEqual([]);
	expect(files).toBeGreaterThan(STORIES + NAMES);
});
