import path from "node:path";
import { expect, it } from "vitest";
import { proveNamed } from "../../../src/pipeline/prove/named.ts";
import { buildArchive, makeArchive, temporary, write } from "../archives.ts";

const STORY = "---\nheadline: The wall\ndate: 2020-01-02\nauthors: Edith Marlowe\n---\nThe wall fell, Jane Smith said.\n";

it("a name is looked for in the site, the cache and the ledger; places in pages have addresses", async () => {
	const root = makeArchive({ "content/wall.md": STORY });
	await buildArchive(root);
	write(root, { "urls.txt": "/people/jane-smith.html jane\n" });
	const config = path.join(root, ".eleventy.ts");
	const [thing] = (await proveNamed(["Jane Smith"], { config })).things;
	const paths = thing?.places.map((place) => place.path) ?? [];
	expect(paths).toContain("2020/01/02/wall.html");
	expect(paths).toContain("urls.txt");
	expect(paths.filter((file) => file.startsWith(".backfile/")).length).toBeGreaterThan(0);
	expect(thing?.places.find((place) => place.path === "2020/01/02/wall.html")?.address).toBe("https://example.org/2020/01/02/wall.html");
	const [without] = (await proveNamed(["Jane Smith"], { config, cache: false })).things;
	expect(without?.places.some((place) => place.path.startsWith(".backfile/"))).toBe(false);
	expect((await proveNamed(["Zebulon Quartermain"], { config })).things[0]?.places).toEqual([]);
});

it("a folder is searched without settings where there are none", async () => {
	const folder = temporary();
	write(folder, { "a.txt": "Jane Smith" });
	const { things } = await proveNamed(["Jane Smith"], { config: path.join(folder, "none.ts"), output: folder });
	expect(things[0]?.places.map((place) => place.path)).toEqual(["a.txt"]);
});
