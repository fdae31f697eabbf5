import { describe, expect, it } from "vitest";
import { parseDate } from "../../../src/article/date.ts";
import { marksOf } from "../../../src/pipeline/preview/marks.ts";
import { addressKey } from "../../../src/pipeline/preview/state.ts";
import { OUR_TEMPLATES } from "../../../src/pipeline/settings/load.ts";
import { defineArchive } from "../../../src/settings.ts";

const zone = "Europe/London";
const marks = (language: string) =>
	marksOf(
		[
			{ url: "/undated/a.html", why: "draft" },
			{ url: "/2030/b/", why: "embargo", until: parseDate("2030-05-01T12:00", zone) },
			{ url: "/2031/c", why: "date-in-future", until: parseDate("2031-03-02", zone) },
		],
		defineArchive({ title: "T", url: "https://example.org/archive/", language, timeZone: zone }),
		[OUR_TEMPLATES],
	);

describe("marksOf", () => {
	it("says what each story waits for, at its address below the path of the site", () => {
		expect(marks("en-GB")).toEqual({
			"/archive/undated/a": "Draft",
			"/archive/2030/b": "Embargoed until 1 May 2030, 12:00",
			"/archive/2031/c": "Not published before 2 March 2031",
		});
	});

	it.each(["ar", "de", "el", "es", "fr", "ja"])("says it in %s", (language) => {
		const english = Object.values(marks("en"));
		const said = Object.values(marks(language));
		expect(new Set([...english, ...said]).size).toBe(6);
		expect(said.slice(1).every((text) => /2030|2031|٢٠٣/.test(text))).toBe(true);
	});
});

describe("addressKey", () => {
	it.each([
		["/a/index.html", "/a"],
		["/a/", "/a"],
		["/a.html", "/a"],
		["/a", "/a"],
		["/", "/"],
		["/index.html", "/"],
	])("writes %s as %s", (address, key) => {
		expect(addressKey(address)).toBe(key);
	});
});
