import path from "node:path";
import { describe, expect, it } from "vitest";
import { filedUnder, UNDATED, yearOf } from "../../src/site/periods.ts";
import { dateWords } from "../../src/view/dates.ts";
import { loadWords } from "../../src/view/words.ts";
import { on } from "../archive/articles.ts";

const templates = path.resolve(import.meta.dirname, "../../templates");

const english = dateWords(loadWords([templates], "en-GB"), "Europe/London");

describe("dates in words", () => {
	it.each([
		["1957-03-04", "4 March 1957"],
		["1957-03", "March 1957"],
		["1957-XX-XX", "1957"],
		["195X", "1950s"],
		["19XX", "1900 – 1999"],
		["1957~", "about 1957"],
		["1957-21", "spring 1957"],
		["1957/1959", "1957 – 1959"],
	])("%s is “%s”", (date, text) => expect(english.dateText(on(date)).toLowerCase()).toBe(text.toLowerCase()));

	it("have the time of an instant where that is asked for", () => {
		const instant = on("2024-05-03T10:00");
		expect([english.dateText(instant), english.dateTimeText(instant)]).toEqual(["3 May 2024", "3 May 2024, 10:00"]);
		expect([english.dateText(undefined), english.dateTimeText(undefined), english.machineDate(undefined)]).toEqual(["", "", ""]);
	});

	it("have the weekday of a day that is certain, where that is asked for", () => {
		// Versions of Node differ in the comma.
		const full = (date: string) => english.fullDateText(on(date)).replace(/^(\w+day),/, "$1");
		expect(full("1953-02-06")).toBe("Friday 6 February 1953");
		expect(full("2024-05-03T10:00")).toBe("Friday 3 May 2024, 10:00");
		expect(["1953-02", "1953-02-06?", "1953-02-06~", "1752-02-06"].map(full)).toEqual([
			"February 1953",
			"6 February 1953 (uncertain)",
			"about 6 February 1953",
			"6 February 1752",
		]);
		expect(english.fullDateText(undefined)).toBe("");
	});

	it("stand in <time> where they are known for certain", () => {
		const html = (date: string) => english.timeHtml(on(date));
		expect(html("1957-03")).toBe('<time datetime="1957-03">March 1957</time>');
		expect(html("2024-05-03T10:00")).toBe('<time datetime="2024-05-03T10:00:00+01:00">3 May 2024</time>');
		expect(html("2024-05-03T11:00")).toBe('<time datetime="2024-05-03T11:00:00+01:00">3 May 2024</time>');
		expect([html("1957?"), english.timeHtml(undefined)]).toEqual(["1957 (uncertain)", "Date unknown"]);
	});

	it("are written for feeds in the zone", () => {
		expect(english.rfc822(on("2024-07-01"))).toBe("Mon, 01 Jul 2024 00:00:00 +0100");
		expect(english.rfc3339(on("2024-07-01"))).toBe("2024-07-01T00:00:00+01:00");
		expect([english.rfc822(on("2024-07")), english.rfc3339(undefined)]).toEqual(["", ""]);
	});
});

describe("periods in words", () => {
	const nameOf = (date: string) => english.periodText(filedUnder(on(date), { calendar: "day" }).period);

	it("name a day, a month, a year, a decade", () => {
		// Versions of Node differ in the comma.
		expect(nameOf("1957-03-04").replace(",", "")).toBe("Monday 4 March 1957");
		expect(["1957-03", "1957", "195X"].map(nameOf)).toEqual(["March 1957", "1957", "1950s"]);
	});

	it("name what has no date", () => {
		expect(english.periodText(UNDATED)).toBe("No date, or several decades");
	});

	it("are shorter within a longer period", () => {
		expect(english.dayText(filedUnder(on("1957-03-04"), { calendar: "day" }).period)).toBe("Mon 4");
		expect(english.dayText(filedUnder(on("1957-03-04"), { calendar: "month" }).period)).toBe("March");
		expect(english.dayText(yearOf(on("1957")))).toBe("1957");
		expect(english.anniversaryText({ month: 2, day: 29 })).toBe("29 February");
	});

	it("name a month alone in the nominative", () => {
		const month = filedUnder(on("1957-03-04"), { calendar: "month" }).period;
		const alone = (language: string) => dateWords(loadWords([templates], language), "UTC").dayText(month);
		expect(["el", "fr", "ru", "pl", "ja", "zh"].map(alone)).toEqual(["Μάρτιος", "mars", "март", "marzec", "3月", "三月"]);
	});

	it("stand before their time with the comma of the language, or with none", () => {
		const written = (language: string) => dateWords(loadWords([templates], language), "UTC").dateTimeText(on("2024-05-03T10:00"));
		expect(written("de")).toBe("3. Mai 2024, 10:00");
		expect(written("ja")).toBe("2024年5月3日 10:00");
		expect(written("ar")).toContain("2024، ");
	});
});
