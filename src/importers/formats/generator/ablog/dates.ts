import { oneLine } from "../../../../article/text.ts";
import { pythonDate } from "../python/dates.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** What the letters of a pattern of Python stand for. */
const PARTS: Readonly<Record<string, string>> = {
	Y: "(?<year>\\d{4})",
	m: "(?<month>\\d{1,2})",
	d: "(?<day>\\d{1,2})",
	b: "(?<name>[A-Za-z]{3})[a-z]*\\.?",
	B: "(?<name>[A-Za-z]{3})[a-z]*",
	H: "(?<hour>\\d{1,2})",
	M: "(?<minute>\\d{2})",
};

/**
 * A date of a post as the house reads it: by the pattern of the configuration (`post_date_format`), or else as Python's dateutil reads it.
 * @param pattern such as `%d/%m/%Y`
 */
export function postDate(written: string, pattern: string | undefined): string {
	const text = oneLine(written);
	const { year, month, day, name, hour, minute } = patternOf(pattern)?.exec(text)?.groups ?? {};
	const number = name === undefined ? Number(month) : MONTHS.indexOf(name.toLowerCase()) + 1;
	if (year === undefined || day === undefined || !(number >= 1 && number <= 12)) return pythonDate(text);
	const date = [year, String(number).padStart(2, "0"), day.padStart(2, "0")].join("-");
	return hour === undefined || minute === undefined ? date : `${date}T${hour.padStart(2, "0")}:${minute}`;
}

function patternOf(pattern: string | undefined): RegExp | undefined {
	if (pattern === undefined || pattern.length > 100) return undefined;
	let isKnown = true;
	const used = new Set<string>();
	const source = pattern.replace(/%-?([A-Za-z%])|\s+|[\\^$.*+?()[\]{}|/]/g, (sign, letter: string | undefined) => {
		if (letter === undefined) return /\s/.test(sign) ? "\\s+" : `\\${sign}`;
		const part = PARTS[letter];
		const group = letter === "B" ? "b" : letter;
		if (part === undefined || used.has(group)) isKnown = false;
		used.add(group);
		return part ?? "";
	});
	return isKnown ? new RegExp(`^${source}$`) : undefined;
}
