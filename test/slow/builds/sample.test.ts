import path from "node:path";
import { expect, it } from "vitest";
import { build } from "../../../src/pipeline/build.ts";
import { temporary, treeOf } from "../../pipeline/archives.ts";
import { faultsIn } from "../../view/validhtml.ts";

it("the sample archive is valid HTML on every page", async () => {
	const output = path.join(temporary(), "site");
	await build({ config: path.resolve(import.meta.dirname, "../../../.eleventy.ts"), output, at: Date.UTC(2026, 10, 24) });
	const pages = Object.fromEntries(Object.entries(treeOf(output)).filter(([file]) => file.endsWith(".html")));
	expect(Object.keys(pages).length).toBeGreaterThan(400);
	expect(await faultsIn(pages)).toEqual([]);
});
