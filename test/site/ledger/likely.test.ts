import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storyAddress } from "../../../src/site/address.ts";
import { makeLikely } from "../../../src/site/ledger/likely.ts";
import { slownessOf } from "../../linear.ts";
import { article, settings } from "../articles.ts";

const stories = [
	article("wall", "1957-03-04", { slug: "harbour-wall", section: "Local News" }),
	article("https://old.example/?p=17", "1957-03-05", { slug: "bridge", file: "1957/03/bridge.md" }),
	article("third", "1958-01-01", { slug: "third", extra: { wordpress_id: 18 } }),
	article("w1", "1957-12-31", { slug: "weather" }),
	article("w2", "1958-06-01", { slug: "weather" }),
	article("undated", undefined, { slug: "ueber-uns" }),
	article("renamed", "1960", { slug: "new-name", file: "1960/old-name.md" }),
	article("n1", "1961", { id: "https://old.example/?p=20" }),
	article("n2", "1961", { extra: { wordpress_id: "20" } }),
].map((each) => ({ article: each, url: storyAddress(each, each.slug, settings()).url }));

const likely = makeLikely(stories);
const idOf = (address: string) => likely(address)?.article.id;

describe("the story that an old address was", () => {
	it("is found by the slug at its end", () => {
		for (const address of [
			"/harbour-wall",
			"/harbour-wall/",
			"/harbour-wall.html",
			"/harbour-wall.php?print=1",
			"/1957/03/04/harbour-wall/",
			"/1957/03/harbour-wall/index.html",
			"/1957/harbour-wall",
			"/archives/harbour-wall.asp",
			"/local-news/harbour-wall",
			"/1957/03/05/Harbour_Wall",
		])
			expect(idOf(address), address).toBe("wall");
		expect(likely("/harbour-wall")).toEqual({ article: stories[0]?.article, url: "/1957/03/04/harbour-wall.html" });
		expect(idOf("/%C3%BCber-uns/")).toBe("undated");
		expect(idOf("/1960/old-name/")).toBe("renamed");
		expect(idOf("/weather/1957-12-31-weather.html")).toBeUndefined();
		expect(idOf("/1958/01/01/weather/")).toBe("w1");
	});

	it("is found by its number", () => {
		expect(idOf("/?p=17")).toBe("https://old.example/?p=17");
		expect(idOf("/index.php?page_id=18")).toBe("third");
	});

	it("is not guessed", () => {
		for (const address of [
			"/1957/03/09/harbour-wall/",
			"/1958/harbour-wall/",
			"/sport/harbour-wall/",
			"/harbour",
			"/weather/",
			"/?p=20",
			"/?p=1",
			"/?s=harbour-wall",
			"/",
			"",
			"/%zz",
			"/about?p=17",
			"/1957/",
			"/1957/03/04/",
		])
			expect(idOf(address), address).toBeUndefined();
	});

	it("is the same among many of its name as among few", () => {
		const day = fc
			.date({ min: new Date("1956-12-01"), max: new Date("1958-02-01"), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		const date = fc.oneof(
			day,
			day.map((text) => text.slice(0, 7)),
			day.map((text) => text.slice(0, 4)),
		);
		const folder = fc.constantFrom("news", "sport", "", "weekly/news", "deep/sport/x");
		const many = fc.array(fc.record({ date, folder }), { minLength: 40, maxLength: 80 });
		const asked = fc.record({ date, folder: fc.constantFrom("", "/news", "/sport", "/blog", "/weekly/news", "/none") });
		fc.assert(
			fc.property(many, fc.array(asked, { maxLength: 20 }), (many, asked) => {
				const named = many.map(({ date, folder }, index) =>
					article(`a${index}`, date, { slug: "weather", file: `${folder === "" ? "" : `${folder}/`}${index}.md` }),
				);
				const ofAll = makeLikely(named.map((each) => ({ article: each, url: `/${each.id}` })));
				// Alone, a story is found by every address that may mean it.
				const ofEach = named.map((each) => makeLikely([{ article: each, url: `/${each.id}` }]));
				for (const { date, folder } of asked) {
					const address = `${folder}/${date.replaceAll("-", "/")}/weather/`;
					const alone = ofEach.map((find) => find(address)).filter((found) => found !== undefined);
					const ofDay = alone.filter((found) => date.length === 10 && found.article.published?.edtf === date);
					const [only, another] = ofDay.length > 0 ? ofDay : alone;
					expect(ofAll(address)).toEqual(another ? undefined : only);
				}
			}),
			{ numRuns: 20 },
		);
	});

	it("is found in linear time, though thousands have one name", async () => {
		const find = (days: readonly string[]) => {
			const daily = days.map((day) => ({
				article: article(day, day, { slug: "weather", file: `${day.slice(0, 7)}/${day}.md` }),
				url: `/${day}`,
			}));
			const likely = makeLikely(daily);
			const right = days.filter((day) => likely(`/${day.replaceAll("-", "/")}/weather.html`)?.url === `/${day}`);
			const unsure = days.filter((day) => likely(`/${day.slice(0, 7)}/weather/`) === undefined);
			expect([right.length, unsure.length]).toEqual([days.length, days.length]);
		};
		const daysOf = (length: number) =>
			Array.from({ length }, (_, index) => new Date(Date.UTC(1930, 0, 1 + index)).toISOString().slice(0, 10));
		expect(await slownessOf(find, daysOf, 3_000)).toBeUndefined();
	});
});
