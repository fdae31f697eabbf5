import { describe, expect, it } from "vitest";
import { batchesOf } from "../../../src/pipeline/render/batches.ts";
import type { Kind } from "../../../src/site/kinds.ts";
import type { Rendered } from "../../../src/site/output.ts";

function outputs(kind: Kind, count: number, weight?: number): Rendered[] {
	return Array.from({ length: count }, (_, index) => {
		const path = `${kind}/${index}.html`;
		return { sort: "rendered", url: `/${path}`, path, kind, data: () => ({}), weight };
	});
}

const shapeOf = (batches: readonly Rendered[][]) =>
	batches.map((batch) => `${batch.length} ${[...new Set(batch.map(({ kind }) => kind))]}`);

describe("batchesOf", () => {
	it("makes no batch of nothing", () => {
		expect(batchesOf([])).toEqual([]);
	});

	it("cuts at 500, and keeps a kind together", () => {
		const mixed = [...outputs("term", 2), ...outputs("story", 600), ...outputs("term", 3)];
		expect(shapeOf(batchesOf(mixed))).toEqual(["500 story", "105 story,term"]);
	});

	it("puts outputs of one time together, and those of none last", () => {
		const at = (from: number, kind: Kind, count: number) => outputs(kind, count).map((output) => ({ ...output, from }));
		const mixed = [...outputs("robots", 1), ...at(2, "story", 300), ...at(1, "story", 400), ...at(1, "period", 50), ...at(2, "period", 50)];
		expect(shapeOf(batchesOf(mixed))).toEqual(["500 story,period", "301 story,period,robots"]);
		expect(batchesOf(mixed)[0]?.map(({ from }) => from)).toEqual([...Array(450).fill(1), ...Array(50).fill(2)]);
	});

	it("cuts where outputs hold more than 2,500 stories, and leaves a heavier one alone", () => {
		expect(shapeOf(batchesOf(outputs("sitemap", 5, 1_000)))).toEqual(["2 sitemap", "2 sitemap", "1 sitemap"]);
		expect(shapeOf(batchesOf([...outputs("sitemap", 1, 10_000), ...outputs("robots", 1)]))).toEqual(["1 sitemap", "1 robots"]);
	});

	it("loses no output", () => {
		const mixed = [...outputs("story", 1_234), ...outputs("rss", 7, 900), ...outputs("term", 321)];
		expect(new Set(batchesOf(mixed).flat())).toEqual(new Set(mixed));
	});
});
