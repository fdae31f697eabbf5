import edtf from "edtf";
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { compareDates, dateOfInstant, type NewsDate, parseDate, startOf } from "../../src/article/date.ts";
import { parseExtended } from "../../src/article/dates/extended.ts";

const LONDON = "Europe/London";

function read(text: string, zone = LONDON): NewsDate {
	const date = parseDate(text, zone);
	if (!date) throw new Error(`"${text}" was not read as a date.`);
	return date;
}

const utc = (iso: string) => Date.parse(iso.includes("T") ? iso : `${iso}T00:00:00Z`);
const lastOf = (day: string) => utc(day) + 86_400_000 - 1;

describe("parseDate", () => {
	it.each([
		["1957", "1957", "1957-01-01", "1957-12-31"],
		["1957-03", "1957-03", "1957-03-01", "1957-03-31"],
		["1957-03-04", "1957-03-04", "1957-03-04", "1957-03-04"],
		["  1957-03-04\n", "1957-03-04", "1957-03-04", "1957-03-04"],
		["1957-3-4", "1957-03-04", "1957-03-04", "1957-03-04"],
		["1957/3/4", "1957-03-04", "1957-03-04", "1957-03-04"],
		["19570304", "1957-03-04", "1957-03-04", "1957-03-04"],
		["2024-W01-1", "2024-01-01", "2024-01-01", "2024-01-01"],
		["2024-060", "2024-02-29", "2024-02-29", "2024-02-29"],
		["4 March 1957", "1957-03-04", "1957-03-04", "1957-03-04"],
		["4th Mar. 1957", "1957-03-04", "1957-03-04", "1957-03-04"],
		["March 4, 1957", "1957-03-04", "1957-03-04", "1957-03-04"],
		["Mar 4 1957", "1957-03-04", "1957-03-04", "1957-03-04"],
		["March 1957", "1957-03", "1957-03-01", "1957-03-31"],
		["195X", "195X", "1950-01-01", "1959-12-31"],
		["195x", "195X", "1950-01-01", "1959-12-31"],
		["19XX", "19XX", "1900-01-01", "1999-12-31"],
		["1957?", "1957?", "1957-01-01", "1957-12-31"],
		["1957-03~", "1957-03~", "1957-03-01", "1957-03-31"],
		["1957-03-04%", "1957-03-04%", "1957-03-04", "1957-03-04"],
		["1957-XX", "1957-XX", "1957-01-01", "1957-12-31"],
		["1957-03-XX", "1957-03-XX", "1957-03-01", "1957-03-31"],
		["1957/1959", "1957/1959", "1957-01-01", "1959-12-31"],
		["1957-03-04/1957-03-06", "1957-03-04/1957-03-06", "1957-03-04", "1957-03-06"],
		["2000-02-29", "2000-02-29", "2000-02-29", "2000-02-29"],
		["1000", "1000", "1000-01-01", "1000-12-31"],
		["9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"],
	])("reads %j", (text, name, first, last) => {
		const date = read(text);
		expect(date).toMatchObject({ edtf: name, from: utc(first), to: lastOf(last) });
		expect(date.instant).toBeUndefined();
	});

	it.each([
		["1957-03-04T10:00:00Z", LONDON, "1957-03-04T10:00:00Z", "1957-03-04T10:00:00Z"],
		["2024-07-01T10:00:00Z", LONDON, "2024-07-01T10:00:00Z", "2024-07-01T11:00:00Z"],
		["2024-07-01 10:00", LONDON, "2024-07-01T09:00:00Z", "2024-07-01T10:00:00Z"],
		["2024/7/1 9:05", LONDON, "2024-07-01T08:05:00Z", "2024-07-01T09:05:00Z"],
		["2024-07-01T10:00:00+02:00", "UTC", "2024-07-01T08:00:00Z", "2024-07-01T08:00:00Z"],
		["2024-07-01 10:00:00 +0200", "UTC", "2024-07-01T08:00:00Z", "2024-07-01T08:00:00Z"],
		["2024-07-01 10:00:00 UTC", "Asia/Tokyo", "2024-07-01T10:00:00Z", "2024-07-01T19:00:00Z"],
		["2024-07-01T10:00:00.250Z", "UTC", "2024-07-01T10:00:00.250Z", "2024-07-01T10:00:00.250Z"],
		["20240701T100000Z", "UTC", "2024-07-01T10:00:00Z", "2024-07-01T10:00:00Z"],
		["Mon, 01 Jul 2024 10:00:00 +0000", "Asia/Tokyo", "2024-07-01T10:00:00Z", "2024-07-01T19:00:00Z"],
		["1 Jul 2024 10:00:00 GMT", "UTC", "2024-07-01T10:00:00Z", "2024-07-01T10:00:00Z"],
	])("reads the instant %j in %s", (text, zone, instant, wall) => {
		expect(read(text, zone)).toMatchObject({ instant: utc(instant), from: utc(wall), to: utc(wall) });
	});

	it("files an instant by the wall clock of the site, with its offset", () => {
		const [london, tokyo] = [LONDON, "Asia/Tokyo"].map((zone) => read("2024-06-30T23:30:00Z", zone));
		expect(london).toMatchObject({ edtf: "2024-07-01T00:30:00+01:00", year: 2024, month: 7, day: 1 });
		expect(tokyo).toMatchObject({ edtf: "2024-07-01T08:30:00+09:00", year: 2024, month: 7, day: 1 });
		expect(read("2024-06-30T23:30:00Z", "America/New_York")).toMatchObject({ edtf: "2024-06-30T19:30:00-04:00", month: 6, day: 30 });
	});

	it.each<[string, Partial<NewsDate>]>([
		["1957-03-04", { year: 1957, month: 3, day: 4 }],
		["1957-03-04/1957-03-06", { year: 1957, month: 3 }],
		["1957-03", { year: 1957, month: 3 }],
		["1957-03/1957-05", { year: 1957 }],
		["1957", { year: 1957 }],
		["1957/1959", { decade: 1950 }],
		["195X", { decade: 1950 }],
		["1959/1960", {}],
		["19XX", {}],
		["1957/..", {}],
		["../1957", {}],
		["1957/", {}],
	])("files %j as far as it is certain", (text, expected) => {
		const { year, month, day, decade } = read(text);
		expect({ year, month, day, decade }).toEqual({ year: undefined, month: undefined, day: undefined, decade: undefined, ...expected });
	});

	it("sorts an interval with one known end by that end", () => {
		expect(read("1957-03/..")).toMatchObject({ from: utc("1957-03-01"), to: utc("1957-03-01") });
		expect(read("../1957-03")).toMatchObject({ from: lastOf("1957-03-31"), to: lastOf("1957-03-31") });
	});

	it.each([
		"",
		"   ",
		"soon",
		"0",
		"195",
		"2021-02-31",
		"2021-02-29",
		"1900-02-29",
		"2021/2/30",
		"2021-13",
		"2021-00",
		"2021-13-01",
		"2021-04-31/2021-05-02",
		"2021-02-29~",
		"2021-02-30T10:00:00Z",
		"2021-02-03T25:00",
		"20210231",
		"2021-366",
		"30 February 2021",
		"February 30, 2021",
		"0999",
		"0001-01-01",
		"1959/1957",
		"../..",
		"03/04/1957",
		"04.03.1957",
		"99999-01-01",
		"Y170000002",
		"{1957,1959}",
		"NaN",
		"constructor",
	])("refuses %j", (text) => {
		expect(parseDate(text, LONDON)).toBeUndefined();
	});
});

describe("parseDate, not yet", () => {
	it.each([
		["1957-21", "1957-01-01", "1957-03-31"],
		["1957-22", "1957-04-01", "1957-06-30"],
		["1957-24", "1957-10-01", "1957-12-31"],
	])("reads the season %j", (text, first, last) => {
		expect(read(text)).toMatchObject({ edtf: text, from: utc(first), to: lastOf(last), year: 1957 });
	});

	it.each(["Sept. 4, 1957", "4 Sept 1957"])("reads September as agencies shorten it: %j", (text) => {
		expect(read(text)).toMatchObject({ edtf: "1957-09-04" });
	});

	it("makes no day of a week", () => expect(parseDate("2024-W01", LONDON)).not.toMatchObject({ day: 1 }));

	it("makes no century of a small number", () => expect(parseDate("12", LONDON)).toBeUndefined());
});

const two = (value: number) => String(value).padStart(2, "0");
const year = fc.integer({ min: 1000, max: 9998 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 31 });
const qualifier = fc.constantFrom("", "?", "~", "%");
const plain = fc.oneof(
	year.map(String),
	fc.tuple(year, month).map(([y, m]) => `${y}-${two(m)}`),
	fc.tuple(year, month, day).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`),
);
const level1 = fc.oneof(
	plain,
	fc.tuple(plain, qualifier).map(([date, mark]) => date + mark),
	fc.integer({ min: 100, max: 999 }).map((decade) => `${decade}X`),
	fc.integer({ min: 10, max: 99 }).map((century) => `${century}XX`),
	year.map((y) => `${y}-XX`),
	year.map((y) => `${y}-XX-XX`),
	fc.tuple(year, month).map(([y, m]) => `${y}-${two(m)}-XX`),
	fc.tuple(plain, qualifier, plain, qualifier).map(([from, a, to, b]) => `${from}${a}/${to}${b}`),
	fc.tuple(plain, fc.constantFrom("", "..")).map(([from, open]) => `${from}/${open}`),
	fc.tuple(fc.constantFrom("", ".."), plain).map(([open, to]) => `${open}/${to}`),
);

describe("parseDate beside edtf.js", () => {
	const hasEnd = (end: unknown) => typeof end === "object" && end !== null && "min" in end;

	function oracle(text: string): { from: number; to: number } | undefined {
		try {
			const { type, min, max, lower, upper } = edtf(text, { level: 1 });
			if (type === "Interval" && !hasEnd(upper)) return { from: min, to: min };
			if (type === "Interval" && !hasEnd(lower)) return { from: max, to: max };
			return { from: min, to: max };
		} catch {
			return undefined;
		}
	}

	it("finds the same first and last moment, and refuses what edtf.js refuses", () => {
		let both = 0;
		fc.assert(
			fc.property(level1, (text) => {
				const [ours, theirs] = [parseDate(text, LONDON), oracle(text)];
				if (!theirs) expect(ours).toBeUndefined();
				if (!ours || !theirs) return;
				both++;
				expect(ours).toMatchObject({ edtf: text, ...theirs });
			}),
			{ numRuns: 2_000 },
		);
		expect(both).toBeGreaterThan(1_000);
	});

	it("refuses nothing that edtf.js takes, but 29 February of a common year and a span that runs back", () => {
		fc.assert(
			fc.property(level1, (text) => {
				const theirs = oracle(text);
				if (!theirs || theirs.from > theirs.to) return;
				const leap = [...text.matchAll(/(\d{4})-02-29/g)].every(([, y]) => new Date(Date.UTC(Number(y), 1, 29)).getUTCDate() === 29);
				if (leap) expect(parseDate(text, LONDON)).toBeDefined();
			}),
			{ numRuns: 2_000 },
		);
	});

	it("takes nothing else than edtf.js does, whatever stands in a text", () => {
		const parts = [
			"1957",
			"1959",
			"0957",
			"0057",
			"005",
			"19",
			"2",
			"X",
			"XX",
			"-",
			"-XX",
			"-01",
			"-02",
			"-03",
			"-29",
			"-31",
			"-22",
			"-25",
			"/",
			"..",
			"?",
			"~",
			"%",
			"Y",
			" ",
		];
		const texts = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 7 }).map((all) => all.join(""));
		let both = 0;
		fc.assert(
			fc.property(texts, (text) => {
				const ours = parseExtended(text);
				const theirs = oracle(text);
				const days = text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
				if (ours) {
					both++;
					expect([text, ours.from, ours.to]).toEqual([text, theirs?.from, theirs?.to]);
				} else if (theirs && /\d\d[\dX]{2}/.test(text) && days.every((each) => parseDate(each, LONDON))) {
					// It reads years before 1000 and after 9999, spans without any end, and two figures as a century.
					const inRange = [theirs.from, theirs.to].every((at) => at >= utc("1000-01-01") && at < utc("9999-12-31"));
					expect([text, inRange]).toEqual([text, false]);
				}
			}),
			{ numRuns: 5_000 },
		);
		expect(both).toBeGreaterThan(50);
	});

	it("reads back what it wrote", () => {
		const moment = fc.date({ min: new Date("1000-01-02"), max: new Date("9998-12-31"), noInvalidDate: true });
		fc.assert(
			fc.property(moment, fc.constantFrom("UTC", LONDON, "Asia/Kolkata", "America/St_Johns"), (when, zone) => {
				// Offsets of mean solar time have seconds, which ISO 8601 cannot write.
				fc.pre(when.getUTCFullYear() > 1950);
				const date = dateOfInstant(when.getTime(), zone);
				expect(parseDate(date.edtf, zone)).toEqual(date);
			}),
		);
	});

	it("never throws", () => {
		const dateLike = fc
			.array(fc.constantFrom(..."0123456789Xx?~%/.TZ:+- "), { minLength: 1, maxLength: 24 })
			.map((parts) => parts.join(""));
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "binary" }), dateLike), (text) => {
				const date = parseDate(text, LONDON);
				expect(date === undefined || date.from <= date.to).toBe(true);
			}),
		);
	});
});

describe("an instant with an offset", () => {
	const ZONES = ["UTC", "Etc/UTC", LONDON, "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia"];
	const moment = fc.integer({ min: utc("1960-01-01"), max: utc("2060-01-01") });

	it("is what luxon makes of it, in any zone", () => {
		fc.assert(
			fc.property(moment, fc.constantFrom("UTC", "UTC+1", "UTC-3:30", "UTC+12:45"), fc.constantFrom(...ZONES), (at, written, zone) => {
				const text = DateTime.fromMillis(at, { zone: written }).toISO({ suppressMilliseconds: true }) ?? "";
				const local = DateTime.fromMillis(at, { zone });
				expect(read(text, zone)).toMatchObject({ edtf: local.toISO({ suppressMilliseconds: true }), instant: at });
			}),
			{ numRuns: 2_000 },
		);
	});

	it("has the clock of its second on a day on which clocks change", () => {
		const edtf = ["00:59:59", "01:00:00"].map((time) => read(`2024-03-31T${time}Z`).edtf);
		expect(edtf).toEqual(["2024-03-31T00:59:59+00:00", "2024-03-31T02:00:00+01:00"]);
	});

	it.each(["2024-02-30T10:00Z", "2024-03-15T10:60Z", "2024-03-15T10:00:61Z", "2024-03-15T25:00+01:00"])("refuses %s", (text) => {
		expect(parseDate(text, LONDON)).toBeUndefined();
	});
});

describe("compareDates", () => {
	it("puts the coarser of two that begin together first, and the unknown last", () => {
		const ordered = ["19XX", "1949-12-31", "195X", "1950", "1950-01", "1950-01-01", "1950-01-01T00:00", "1950-02", "1957/1959", "1957"];
		const dates = [...ordered.map((text) => read(text)), undefined];
		for (const shuffled of [dates.toReversed(), [...dates.slice(4), ...dates.slice(0, 4)]]) {
			expect(shuffled.toSorted(compareDates).map((date) => date?.edtf)).toEqual(dates.map((date) => date?.edtf));
		}
	});

	it("finds equal dates and two unknown ones equal", () => {
		expect(compareDates(read("1957-03"), read("1957-03~"))).toBe(0);
		expect(compareDates(undefined, undefined)).toBe(0);
	});
});

describe("startOf", () => {
	it.each([
		["2024-07-01", LONDON, "2024-06-30T23:00:00Z"],
		["2024-01-01", LONDON, "2024-01-01T00:00:00Z"],
		["2024-07", "Asia/Tokyo", "2024-06-30T15:00:00Z"],
		["2024-07-01T12:00:00Z", "Asia/Tokyo", "2024-07-01T12:00:00Z"],
		["1957/..", "UTC", "1957-01-01T00:00:00Z"],
	])("%s begins in %s at %s", (text, zone, start) => {
		expect(new Date(startOf(read(text, zone), zone)).toISOString()).toBe(new Date(start).toISOString());
	});
});

describe("dateOfInstant", () => {
	it("gives an instant its wall clock", () => {
		expect(dateOfInstant(utc("2024-07-01T10:00:00Z"), LONDON)).toEqual(read("2024-07-01T11:00:00+01:00"));
	});

	it("refuses what no calendar holds", () => {
		expect(() => dateOfInstant(Number.NaN, LONDON)).toThrow(RangeError);
	});
});
