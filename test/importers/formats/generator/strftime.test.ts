import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { strftime } from "../../../../src/importers/formats/generator/strftime.ts";

const DATE = DateTime.fromISO("2024-03-05T07:08:09", { zone: "utc", locale: "de" });

it.each([
	["%Y/%m/%d", "2024/03/05"],
	["%-m.%-d.%y", "3.5.24"],
	["%B %b %A", "March Mar Tuesday"],
	["%F %H:%M:%S %%", "2024-03-05 07:08:09 %"],
	["%Q", "%Q"],
])("%s", (pattern, text) => {
	expect(strftime(DATE, pattern)).toBe(text);
});
