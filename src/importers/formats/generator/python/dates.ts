/**
 * A date as Python's dateutil reads it, in a form that means one day only: `05/04/2015` is 4 May, `25/04/2015` is 25 April.
 * A zone that is named in words is left out.
 */
export function pythonDate(written: string): string {
	const plain = written.trim().replace(/\s+[A-Za-z]+(?:\/[A-Za-z_+-]+)+$/, "");
	const [whole = "", first = "", second = "", year = ""] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=[ T]|$)/.exec(plain) ?? [];
	if (whole === "") return plain;
	const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
	return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${plain.slice(whole.length)}`;
}
