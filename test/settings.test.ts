import { describe, expect, it } from "vitest";
import { parseMoment } from "../src/settings/moment.ts";
import { basePath, defineArchive, isLanguageTag, WrongSettings } from "../src/settings.ts";

const paper = { title: "Paper", url: "https://example.org/" };

describe("the face of a paper", () => {
	it("is taken as CSS has it", () => {
		const face = { light: { accent: "oklch(40% 0.1 30 / 90%)" }, serif: '"Source Serif 4", Georgia, serif', measure: "36rem" };
		expect(defineArchive({ ...paper, face }).face).toEqual(face);
	});

	it.each([
		[{ light: { accent: "red; } body { display: none" } }, "face.light.accent"],
		[{ serif: "x</style>" }, "face.serif"],
		[{ measure: "@import" }, "face.measure"],
		[{ dark: { background: "#000" } }, "background"],
		[{ fonts: [{ family: 'x"; } body { display: none', src: "/a.woff2" }] }, "face.fonts.0.family"],
		[{ fonts: [{ family: "x", src: "https://fonts.example/a.woff2" }] }, "face.fonts.0.src"],
		[{ fonts: [{ family: "x", src: '/a"); }.woff2' }] }, "face.fonts.0.src"],
		[{ fonts: [{ family: "x", src: "/a.woff2", weight: "heavy; x: y" }] }, "face.fonts.0.weight"],
		[{ fonts: [{ family: "x", src: "/a.woff2", range: "U+0-7F; x: y" }] }, "face.fonts.0.range"],
	])("refuses %o by name", (face, name) => {
		expect(() => defineArchive({ ...paper, face: face as object })).toThrow(name);
	});

	it("wants the size of a masthead", () => {
		expect(() => defineArchive({ ...paper, masthead: { src: "/m.svg" } as never })).toThrow("masthead.width");
	});
});

describe("the address for reports", () => {
	it.each(["desk@courier.example", "/about.html", "https://desk.example/new?body={url}"])("may be %s", (contact) => {
		expect(defineArchive({ ...paper, contact }).contact).toBe(contact);
	});

	it("loses its scheme where it is one for letters, and may have no other than that of pages", () => {
		expect(defineArchive({ ...paper, contact: "mailto:desk@courier.example" }).contact).toBe("desk@courier.example");
		for (const contact of ["javascript:alert(1)", "desk", "//desk.example", "desk@a.example?bcc=b@c.example"]) {
			expect(() => defineArchive({ ...paper, contact }), contact).toThrow("contact");
		}
	});
});

describe("a setting that there is not", () => {
	it.each([
		[{ titel: "x" }, "title"],
		[{ termFeed: true }, "termFeeds"],
		[{ face: { serf: "Georgia" } }, "serif"],
		[{ face: { fonts: [{ family: "A", src: "/a.woff2", wieght: 400 }] } }, "weight"],
	])("is answered by the nearest: %j", (settings, near) => {
		expect(() => defineArchive({ ...paper, ...settings } as never)).toThrow(`there is no such setting. Did you mean ${near}?`);
	});

	it("is answered by none where none is like it", () => {
		expect(() => defineArchive({ ...paper, colour: "red" } as never)).toThrow(/there is no such setting\.$/);
	});
});

describe("a value that is of another sort", () => {
	it.each([
		[{ title: undefined }, "title: is missing, and must be a text in quotes."],
		[{ title: "" }, "title: must not be empty."],
		[{ sections: "News" }, 'sections: must be a list in brackets, such as ["News", "Sport"].'],
		[{ search: "yes" }, "search: must be true or false, without quotes."],
		[{ host: "ngnix" }, '"caddy", "s3". Did you mean nginx?'],
		[{ feedSize: 9999 }, "feedSize: must be at most 500."],
		[{ face: [] }, "face: must be a group of settings in braces."],
	])("is answered by what is to be written: %j", (settings, words) => {
		expect(() => defineArchive({ ...paper, ...settings } as never)).toThrow(words);
	});
});

describe("how rules are told of", () => {
	it("is taken by rule", () => {
		expect(defineArchive({ ...paper, checks: { mojibake: "off", "alt-missing": "error" } }).checks).toEqual({
			mojibake: "off",
			"alt-missing": "error",
		});
		expect(defineArchive(paper).checks).toEqual({});
	});

	it("names a rule that there is not, and what may be said of one", () => {
		const declare = (checks: object) => () => defineArchive({ ...paper, checks });
		expect(declare({ mojibak: "off" })).toThrow(
			"checks.mojibak: there is no such rule; docs/problems.md lists all. Did you mean mojibake?",
		);
		expect(declare({ mojibake: "info" })).toThrow('checks.mojibake: must be "off", "note", "warning" or "error"');
	});
});

describe("defineArchive", () => {
	it("fills in the defaults, and ends the address of the site with a slash", () => {
		const settings = defineArchive({ title: " Paper ", url: "https://example.org/archive" });
		expect(settings).toMatchObject({
			title: "Paper",
			url: "https://example.org/archive/",
			timeZone: "UTC",
			calendar: "day",
			output: "dist",
		});
		expect(basePath(settings)).toBe("/archive/");
	});

	it("names every wrong setting, and its line where the file is known", () => {
		const wrong = { ...paper, timeZone: "Mars/Olympus", colour: "red", permalink: "/{day}/" };
		let error: unknown;
		try {
			defineArchive(wrong);
		} catch (thrown) {
			error = thrown;
		}
		expect(error).toBeInstanceOf(WrongSettings);
		const { message } = (error as WrongSettings).placedIn(
			".eleventy.ts",
			'title: "Paper",\n\t"timeZone": "Mars/Olympus",\npermalink: "/{day}/",\n',
		);
		expect(message).toContain(".eleventy.ts:2: timeZone: must be a time zone");
		expect(message).toContain(".eleventy.ts:3: permalink: must begin with");
		expect(message).toContain("; colour: there is no such setting");
	});
});

describe("parseMoment", () => {
	it.each([
		["2024-03-15T06:00Z", "2024-03-15T06:00:00.000Z"],
		[" 2024-03-15 06:00 ", "2024-03-15T10:00:00.000Z"],
		["2024-03-15T06:00+02:00", "2024-03-15T04:00:00.000Z"],
		["2024-03-15", "2024-03-15T04:00:00.000Z"],
	])("reads %j in the zone of the site", (written, instant) => {
		expect(new Date(parseMoment(written, "America/New_York") ?? 0).toISOString()).toBe(instant);
	});

	it.each(["noon", "2024-02-30", "06:00", ""])("reads nothing from %j", (written) => {
		expect(parseMoment(written, "UTC")).toBeUndefined();
	});
});

describe("isLanguageTag", () => {
	it("takes what BCP 47 takes", () => {
		expect(["en", "pt-BR", "zh-Hant-TW", "e", "en_GB", ""].map(isLanguageTag)).toEqual([true, true, true, false, false, false]);
	});
});

describe("former hosts", () => {
	it("are hosts as browsers write them", () => {
		expect(defineArchive({ ...paper, formerHosts: ["Old.Example.org", "www.paper.example:8080", "straße.example"] }).formerHosts).toEqual([
			"old.example.org",
			"www.paper.example:8080",
			"xn--strae-oqa.example",
		]);
	});

	it.each(["https://old.example.org", "old.example.org/blog", "a b", "me@old.example.org", ""])("%s is none", (host) => {
		expect(() => defineArchive({ ...paper, formerHosts: [host] })).toThrow("formerHosts");
	});
});
