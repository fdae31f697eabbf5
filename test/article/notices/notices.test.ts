import { describe, expect, it } from "vitest";
import { afterNotice, findNotice } from "../../../src/article/notices/notices.ts";
import { slowness } from "../../linear.ts";

const untilBy = (line: string) => findNotice(`${line}\n\nWords.`, 0, "text", "Europe/London")?.until;

describe("a line at the head of a story", () => {
	it.each([
		["EMBARGOED UNTIL 3 March 2030", "2030-03-03"],
		["** Embargoed until March 3, 2030 **", "2030-03-03"],
		["EMBARGO: 2030-03-03 10:00", "2030-03-03T10:00:00+00:00"],
		["Sperrfrist: 3. März 2030", "2030-03-03"],
		["SOUS EMBARGO JUSQU'AU 3 mars 2030", "2030-03-03"],
		["Embargado hasta el 3 de marzo de 2030", "2030-03-03"],
		["HOLD FOR RELEASE UNTIL 3 March 1958", "1958-03-03"],
		["Not to be used before 3 March 2030", "2030-03-03"],
		["// NOT FOR USE BEFORE 1200 GMT MARCH 3, 2030", "2030-03-05"],
		// A time in an unknown form may be of any zone.
		["EMBARGOED UNTIL 0001 GMT 3 March 2030", "2030-03-05"],
		["EMBARGOED UNTIL 3 March 2030 1900 GMT (issued 1 March 2030)", "2030-03-05"],
		["EMBARGOED UNTIL noon on 31 December 2030", "2031-01-02"],
	])("%s names a moment: %s", (line, until) => {
		expect(untilBy(line)).toBe(until);
	});

	it.each([
		"EMBARGOED",
		"EMBARGOED UNTIL FRIDAY",
		"EMBARGOED UNTIL 3 March 1900 GMT",
		"Strictly embargoed for release until further notice",
		"HOLD FOR RELEASE",
		"NOT FOR PUBLICATION BEFORE MONDAY",
		"Not for publication",
		"DO NOT PUBLISH - lawyers reading",
		"<!-- do not publish -->",
		"# Nicht zur Veröffentlichung",
		"NE PAS PUBLIER",
		"Sperrfrist: Freitag, 10 Uhr",
	])("%s asks to wait, and does not say how long", (line) => {
		expect(findNotice(`A headline\n\n${line}\n\nWords.`, 0, "markdown", "UTC")).toMatchObject({ line: 3, until: undefined });
	});

	it.each([
		"Embargo on arms lifted",
		"EMBARGO ON ARMS LIFTED",
		"EMBARGOED GOODS SEIZED AT DOVER",
		"Embargo: what it means for farmers",
		"Not for publication, she said, and told us all.",
		"Do not publish and be damned",
		"FOR IMMEDIATE RELEASE",
		"NOT FOR RELEASE, PUBLICATION OR DISTRIBUTION, DIRECTLY OR INDIRECTLY, IN THE UNITED STATES",
		"Hold for release of hostages",
		"Not to be used before meals",
		"The letter was marked NOT FOR PUBLICATION",
	])("%s is a line of a story", (line) => {
		expect(afterNotice(line)).toBeUndefined();
	});

	it("takes the date from the next line where it names none", () => {
		expect(untilBy("EMBARGOED UNTIL:\n3 March 2030")).toBe("2030-03-03");
	});

	it("is looked for behind the heading of a page", () => {
		const nav = "<li><a href=x>Here</a></li>\n".repeat(40);
		const html = `<html><head><title>A</title></head><body>${nav}<h1>A</h1>\n<p><b>NOT FOR PUBLICATION</b></p><p>Words.</p></body></html>`;
		expect(findNotice(html, 0, "html", "UTC")).toEqual({ line: 42, text: "NOT FOR PUBLICATION", until: undefined });
	});

	it("is not looked for in the middle of a text", () => {
		expect(findNotice(`${"A line of words.\n".repeat(12)}NOT FOR PUBLICATION\n`, 0, "text", "UTC")).toBeUndefined();
	});

	it.each(["<", "<p", "embargo for ", "<!--", "strictly "])("is found in linear time among many %j", async (piece) => {
		expect(await slowness((text) => findNotice(text, 0, "html", "UTC"), piece, 1_000_000)).toBeUndefined();
	});
});
