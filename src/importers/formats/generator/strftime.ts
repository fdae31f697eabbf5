import type { DateTime } from "luxon";

/** What luxon calls the parts of a date that `strftime` names by letters. */
const TOKENS: Readonly<Record<string, string>> = {
	Y: "yyyy",
	y: "yy",
	m: "MM",
	d: "dd",
	H: "HH",
	I: "hh",
	M: "mm",
	S: "ss",
	j: "ooo",
	b: "MMM",
	h: "MMM",
	B: "MMMM",
	a: "ccc",
	A: "cccc",
	p: "a",
	e: "d",
};

const UNPADDED: Readonly<Record<string, string>> = { m: "M", d: "d", H: "H", I: "h", M: "m", S: "s", j: "o", y: "yy", Y: "yyyy" };

/** A date by a pattern as C, Python and Liquid have it, such as `%Y/%b/%d`. Names are English; what is not known stays. */
export function strftime(date: DateTime, pattern: string): string {
	const english = date.setLocale("en");
	return pattern.replace(/%(-?)([A-Za-z%])/g, (whole, minus: string, letter: string) => {
		if (letter === "%") return "%";
		if (letter === "F") return english.toFormat("yyyy-MM-dd");
		const token = (minus === "-" ? UNPADDED : TOKENS)[letter];
		return token === undefined ? whole : english.toFormat(token);
	});
}
