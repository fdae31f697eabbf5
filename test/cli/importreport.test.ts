import { describe, expect, it } from "vitest";
import { importLines } from "../../src/cli/importreport.ts";
import type { ImportReport } from "../../src/importers/report/report.ts";

const empty: ImportReport = {
	format: "wordpress",
	sources: ["export.xml"],
	records: 3,
	written: 1,
	unchanged: 0,
	skipped: [
		{ record: "a", why: "It is a menu." },
		{ record: "b", why: "It is a menu." },
	],
	problems: [],
	fieldsNotCarried: {},
	unknownCode: [],
	removed: {},
	authors: { Ann: 1 },
	sections: {},
	tags: {},
	perYear: { 1957: 1, 1958: 1_000 },
	missingMedia: [],
	gone: [],
	duplicates: [],
	addresses: { kept: 1, redirected: 0, recorded: 0, dead: [], listings: [] },
};

describe("importLines", () => {
	it("counts what became of the records, and leaves out what there is none of", () => {
		expect(importLines(empty)).toEqual([
			"3 records: 1 written, 0 unchanged, 2 skipped.",
			"    skipped 2: It is a menu.",
			"0 errors, 0 warnings.",
			"1 author, 0 sections, 0 tags; stories per year: 1957 1, 1958 1,000",
			"Addresses: 1 kept, 0 lead on, 0 recorded for a server.",
		]);
		expect(importLines(empty, { dry: true })[0]).toBe("3 records: 1 to be written, 0 unchanged, 2 skipped.");
	});

	it("tells standing pages from stories", () => {
		expect(importLines({ ...empty, written: 2, pages: 1 })[1]).toBe("    written or unchanged: 1 story, 1 standing page");
		expect(importLines({ ...empty, written: 9, unchanged: 1, pages: 2 })[1]).toBe("    written or unchanged: 8 stories, 2 standing pages");
	});

	it("counts notes where there are any, as a build does", () => {
		const note = { file: "e.xml", rule: "section-unfiled", severity: "info", message: "So.", remedy: "Do." } as const;
		expect(importLines({ ...empty, problems: [note] })).toContain("0 errors, 0 warnings, 1 note.");
	});

	it("begins with the problems", () => {
		const problems = [{ file: "e.xml", line: 3, rule: "date-odd", severity: "warning", message: "Odd.", remedy: "Mend it." }] as const;
		expect(importLines({ ...empty, problems }).slice(0, 2)).toEqual(["warning: e.xml:3: Odd. [date-odd]", "    Mend it."]);
	});

	it("names what moved, what is missing and what is there twice: ten of each", () => {
		const dead = Array.from({ length: 12 }, (_, index) => ({ name: `/${index}`, stories: ["a"], times: index + 1 }));
		const listings = [{ from: "/category/harbour/", to: "/sections/harbour-and-sea/" }];
		const against = { checked: 2, missing: ["/x"], recorded: [] };
		const lines = importLines({
			...empty,
			duplicates: [{ record: "a", of: "b" }],
			addresses: { ...empty.addresses, dead, listings, against },
		});
		expect(lines.slice(5)).toEqual([
			"Links that lead nowhere: 12",
			"    /0 (a)",
			...Array.from({ length: 9 }, (_, index) => `    /${index + 1} (a and ${index + 1} more)`),
			"    … and 2 more: the folder imports has the whole report, and so has import --json.",
			"Old listings and feeds, which lead on by the rules of a host (the setting host): 1",
			"    /category/harbour/ → /sections/harbour-and-sea/",
			"Same text: 1",
			"    a = b",
			"Against the old list: 2 addresses, 1 lead nowhere, 0 are recorded only.",
			"    /x",
		]);
	});

	it("says what to do about files and template code that are missing", () => {
		const missingMedia = [{ name: "2014/pier.jpg", stories: ["Pier"], times: 1 }];
		const unknownCode = [{ name: "box", times: 2, places: ["e.xml:3"], typed: '[box home="Millers"]' }];
		const report = { ...empty, missingMedia, unknownCode, addresses: { ...empty.addresses, recorded: 2 } };
		expect(importLines(report)).toEqual(
			expect.arrayContaining([
				'    box 2: e.xml:3: [box home="Millers"]',
				"Addresses: 1 kept, 0 lead on, 2 recorded for a server, such as /?p=12 (in old_addresses of their stories; the setting host writes its rules).",
				"Missing media: 1",
				"    2014/pier.jpg (Pier)",
				"    Import again with --media and a copy of the old site's files, such as that of wp-content/uploads.",
			]),
		);
		expect(importLines({ ...report, format: "jekyll" })).toContain("    Import again with --media and a copy of the old site's files.");
		const again = importLines({ ...report, copiedMedia: 1_000 }, { media: "../uploads" });
		expect(again).toContain("Files of the old site: 1,000 copied.");
		expect(again.at(-1)).toBe("    They are not in ../uploads either.");
	});

	it("writes a line for each thing, whatever the source's names hold", () => {
		const gone = [{ record: "Old\u001b[2J\nstory", file: "2019/old.md" }];
		const lines = importLines({ ...empty, gone, fieldsNotCarried: { "a\r\nb": 1 } });
		expect(lines).toContain("Not carried: a  b 1");
		expect(lines).toContain("    2019/old.md (Old[2J story)");
		// oxlint-disable-next-line no-control-regex -- these are what is looked for
		expect(lines.filter((line) => /[\u0000-\u001f\u007f]/.test(line))).toEqual([]);
	});
});
