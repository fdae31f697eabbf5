import path from "node:path";
import { describe, expect, it } from "vitest";
import { wordpress } from "../../../src/importers/formats/wordpress/wordpress.ts";
import { reportLines } from "../../../src/importers/report/lines.ts";
import { emptyFolder, importInto } from "../contract.ts";

const courier = path.join(import.meta.dirname, "../formats/wordpress/courier.xml");

describe("the report for people", () => {
	it("names what moved and what is gone, a line each, whatever the source's names hold", async () => {
		const report = await importInto(emptyFolder(), wordpress, [courier]);
		const gone = [{ record: "Old\u001b[2J\nstory", file: "2019/old.md" }];
		const lines = reportLines({ ...report, gone, fieldsNotCarried: { "a\r\nb": 1 } }, false);
		expect(lines).toContain("Old listings, for a redirect by your server: 7");
		expect(lines).toContain("    /category/harbour/ → /sections/harbour-and-sea/");
		expect(lines).toContain("    2019/old.md (Old[2J story)");
		// oxlint-disable-next-line no-control-regex -- these are what is looked for
		expect(lines.filter((line) => /[\u0000-\u001f\u007f]/.test(line))).toEqual([]);
	});
});
