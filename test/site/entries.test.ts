import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Settings } from "../../src/settings.ts";
import type { StoryEntry } from "../../src/site/entries.ts";
import type { Carried } from "../../src/site/material.ts";
import { article, byPath, planOf } from "./articles.ts";

interface TermPage {
	readonly stories: readonly (StoryEntry & { readonly wide?: readonly object[] })[];
}

/** The stories on the page of the tag of some stories. */
function listed(articles: readonly Article[], settings: Partial<Settings> = {}, files: readonly Carried[] = []): TermPage["stories"] {
	const page = byPath(planOf(articles, settings, [], files)).get("tags/flood/index.html");
	return ((page?.data() ?? { stories: [] }) as TermPage).stories;
}

const tagged = (id: string, fields: Partial<Article> = {}) => article(id, "1957-03-04", { tags: ["Flood"], ...fields });

describe("an entry of a listing", () => {
	it("opens with the standfirst, else with the description, cut behind a word", () => {
		const openingOf = (fields: Partial<Article>) => listed([tagged("a", fields)])[0]?.opening;
		expect(openingOf({ standfirst: "In short.", description: "At length." })).toBe("In short.");
		expect(openingOf({ description: "At length." })).toBe("At length.");
		expect(openingOf({ description: "" })).toBeUndefined();
		expect(openingOf({ headline: "The same", description: "The same" })).toBeUndefined();
		const cut = openingOf({ standfirst: "water ".repeat(100) }) ?? "";
		expect(cut.length).toBeLessThanOrEqual(240);
		expect(cut).toMatch(/water…$/);
	});

	it("has the byline as printed, else the authors, the section and the page in print", () => {
		const [entry] = listed([
			tagged("a", { byline: "From our own correspondent", authors: [{ name: "Ann" }], section: "News", print: { page: "3" } }),
		]);
		expect(entry).toMatchObject({ byline: "From our own correspondent", section: "News", page: "3" });
		expect(entry?.authors).toBeUndefined();
		expect(listed([tagged("a", { authors: [{ name: "Ann" }, { name: "Bob" }] })])[0]?.authors).toEqual(["Ann", "Bob"]);
	});

	it("is a headline and a date in a listing of more than 200 stories", () => {
		const many = (count: number) => Array.from({ length: count }, (_, index) => tagged(`a${index}`, { description: "Words." }));
		expect(listed(many(200), { listingSize: 100 }).every(({ opening }) => opening === "Words.")).toBe(true);
		expect(listed(many(201), { listingSize: 200 }).some(({ opening }) => opening !== undefined)).toBe(false);
	});
});

describe("the picture of an entry", () => {
	const copy = (width: number) => ({ width, path: `pictures/a-${width}.webp`, from: "/a", sha256: "0" });
	const file = (width: number, height: number, bytes: number, variants?: ReturnType<typeof copy>[]): Carried => ({
		path: "media/a.jpg",
		from: "/a.jpg",
		bytes,
		picture: { width, height, variants },
	});
	const shown = (carried: Carried) => {
		const [first, second] = listed(
			["a", "b"].map((id) => tagged(id, { description: "Words.", pictures: [{ src: "/media/a.jpg" }] })),
			{},
			[carried],
		);
		return [first?.wide, second?.picture];
	};

	it("is its narrowest copy, and has its size", () => {
		const [wide, small] = shown(file(1200, 800, 5_000_000, [copy(480), copy(960)]));
		expect(small).toEqual({ url: "/pictures/a-480.webp", width: 480, height: 320 });
		expect(wide).toEqual([
			{ url: "/pictures/a-480.webp", width: 480, height: 320 },
			{ url: "/pictures/a-960.webp", width: 960, height: 640 },
		]);
	});

	it("is the picture itself where it has no copies and is light", () => {
		expect(shown(file(800, 600, 50_000))[1]).toEqual({ url: "/media/a.jpg", width: 800, height: 600 });
		expect(shown(file(800, 600, 300_000))).toEqual([[{ url: "/media/a.jpg", width: 800, height: 600 }], undefined]);
		expect(shown(file(800, 600, 3_000_000))).toEqual([undefined, undefined]);
	});

	it("is none that is a sign or a banner, or of no known size", () => {
		expect(shown(file(32, 32, 500))).toEqual([undefined, undefined]);
		expect(shown(file(900, 90, 500))).toEqual([undefined, undefined]);
		expect(shown({ path: "media/a.jpg", from: "/a.jpg", bytes: 500 })).toEqual([undefined, undefined]);
	});

	it("is in the fingerprint of the listing", () => {
		const fingerprintWith = (carried: Carried) => {
			const plan = planOf([tagged("a", { pictures: [{ src: "/media/a.jpg" }] }), tagged("b")], {}, [], [carried]);
			const output = byPath(plan).get("1957/03/04/index.html");
			return output && plan.fingerprint({ ...output, data: output.data() });
		};
		expect(fingerprintWith(file(800, 600, 50_000))).not.toBe(fingerprintWith(file(800, 601, 50_000)));
		expect(fingerprintWith(file(800, 600, 50_000))).toBe(fingerprintWith(file(800, 600, 50_000)));
	});
});
