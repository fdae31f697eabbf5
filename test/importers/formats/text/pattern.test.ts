import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readPattern } from "../../../../src/importers/formats/text/pattern.ts";
import { text } from "../../../../src/importers/formats/text/text.ts";
import { CannotRun } from "../../../../src/problem.ts";
import { emptyFolder, importInto } from "../../contract.ts";
import { readTwice } from "../../passes.ts";

const gazette = path.join(import.meta.dirname, "gazette");

describe("a pattern for dates", () => {
	const read = (pattern: string, file: string) => {
		const facts = readPattern(pattern)(file);
		return facts?.published ?? facts?.impossible ?? facts;
	};

	it("reads the end of a path, from where a name begins", () => {
		expect(read("{year}/{month}-{day}", "x/y/1957/03-04")).toBe("1957-03-04");
		expect(read("{year}/{month}-{day}", "1957/03-04 Strike")).toBeUndefined();
		expect(read("{year}/{month}-{day}", "x1957/03-04")).toBeUndefined();
		expect(read("{year}/{month}-{day} {*}", "1957/3-4 Strike ends")).toBe("1957-03-04");
		expect(read("{*}{year}-{month}-{day}{*}", "Gazette 1957-03-04 p3")).toBe("1957-03-04");
		expect(read("{month} {year}/{*}", "March 1957/12 a b")).toBe("1957-03");
		expect(read("{year}/{*}/{*}", "1957/a/b")).toBe("1957");
		expect(read("{year}{month}{day}", "19570304")).toBe("1957-03-04");
		expect(read("{day}{month}{year}{*}", "04031957x")).toBe("1957-03-04");
		expect(read("{*}{day}.{month}.{year}", "a.b4.3.1957")).toBe("1957-03-04");
	});

	it("takes no number that is a part of another", () => {
		expect(read("{*}{year}{*}", "no 21957 of 1958")).toBe("1958");
		expect(read("{year}-{month}{*}", "1957-0311")).toBeUndefined();
		expect(read("{year}-{month}", "1957-003")).toBeUndefined();
	});

	it("reads months by their names in several languages", () => {
		for (const name of ["March", "mar", "MARCH", "März", "mars", "marzo", "março", "maart", "mrt"])
			expect(read("{day} {month} {year}", `4 ${name} 1957`), name).toBe("1957-03-04");
		expect(read("{month}{year}", "Sept1957")).toBe("1957-09");
		expect(read("{month} {year}", "fe\u0301vrier 1957")).toBe("1957-02");
		expect(read("{month} {year}", "Smarch 1957")).toBe("1957-Smarch");
	});

	it("has no name that is that of two months", () => {
		const months = ["en", "de", "fr", "es", "it", "pt", "nl"].flatMap((locale) =>
			["long", "short"].flatMap((length) =>
				Array.from({ length: 12 }, (_, month) => {
					const name = new Intl.DateTimeFormat(locale, { month: length as "long", timeZone: "UTC" }).format(Date.UTC(2001, month));
					return [name.replace(/\.$/, ""), `1957-${String(month + 1).padStart(2, "0")}`] as const;
				}),
			),
		);
		for (const [name, month] of months) expect(read("{month} {year}", `${name} 1957`), name).toBe(month);
	});

	it("invents no day, and knows which days there were", () => {
		expect(readPattern("{year}/{*}")("1957/x")).toEqual({ published: "1957" });
		expect(readPattern("{year}-{month}-{day}")("2021-02-31")).toEqual({ impossible: "2021-02-31" });
		expect(readPattern("{year}-{month}-{day}")("1900-02-29")).toEqual({ impossible: "1900-02-29" });
		expect(readPattern("{year}-{month}")("1957-13")).toEqual({ impossible: "1957-13" });
		expect(readPattern("{year}")("0957")).toEqual({ impossible: "0957" });
	});

	it("takes a year of two digits only with its century", () => {
		expect(read("{yy:19}-{month}", "57-03")).toBe("1957-03");
		expect(read("{yy:18}{month}{day}", "570304")).toBe("1857-03-04");
		expect(() => readPattern("{yy}-{month}")).toThrow("{yy} does not say which century");
	});

	it("takes down section and slug", () => {
		expect(readPattern("{section}/{year}/{month}-{day} {slug}")("Sport/1957/03-04 cup final")).toEqual({
			published: "1957-03-04",
			section: "Sport",
			slug: "cup final",
		});
	});

	it("is refused before anything is read if it is none", async () => {
		for (const [pattern, why] of [
			["", "it has no {year}"],
			["{month}-{day}", "it has no {year}"],
			["{year}-{day}", "a {day} and no {month}"],
			["{year}-{mon}", "{mon} is not known"],
			["{year", "a brace is not closed"],
			["{year}}", "a brace is not closed"],
			["{year}-{year}", "{year} stands in it twice"],
			["{year}-{yy:19}", "it has two years"],
			["{year}{*}{slug}", "nothing parts {*} from {slug}"],
			["{year:4}", "{year:4} is not known"],
			["{}{year}", "{} is not known"],
		] as const) {
			expect(() => readPattern(pattern), pattern).toThrow(CannotRun);
			expect(() => readPattern(pattern), pattern).toThrow(why);
		}
		await expect(readTwice(text, [gazette], { dateFrom: "{mon}" })).rejects.toThrow(CannotRun);
		const root = emptyFolder();
		await expect(importInto(root, text, [gazette], { dateFrom: "{mon}" })).rejects.toThrow(CannotRun);
		expect(readdirSync(root)).toEqual([]);
	});
});
