import { describe, expect, it } from "vitest";
import { parseDate } from "../../../src/article/date.ts";
import { dateInEra } from "../../../src/article/dates/eras.ts";

describe("dateInEra", () => {
	it.each([
		["昭和32年3月4日", "1957-03-04"],
		["平成28年4月", "2016-04"],
		["令和元年5月1日", "2019-05-01"],
		["昭和64年1月7日", "1989-01-07"],
		["明治45年7月30日", "1912-07-30"],
		["民國105年4月1日", "2016-04-01"],
		["昭和三十二年十二月三十一日", "1957-12-31"],
		["昭和二十年八月十日", "1945-08-10"],
		["二〇一六年四月一日", "2016-04-01"],
		["一九五七年三月", "1957-03"],
	])("reads %s as %s", (text, edtf) => {
		expect(dateInEra(text)?.edtf).toBe(edtf);
	});

	it.each([
		"昭和65年1月1日",
		"令和元年4月30日",
		"明治5年1月1日",
		"32年3月4日",
		"二十年",
		"昭和百年",
		"昭和三十二年十二月三十二日",
		"寛永3年1月1日",
	])("refuses %s, which never was, or may be of several years", (text) => {
		expect(dateInEra(text)).toBeUndefined();
	});

	it("is asked for fields, with a weekday and a time as well", () => {
		expect(parseDate("昭和３２年３月４日(月) 10:00", "Asia/Tokyo")?.edtf).toBe("1957-03-04T10:00:00+09:00");
	});
});
