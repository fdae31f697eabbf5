import { isUtf8 } from "node:buffer";

/** The head of a record (ISO 28500, section 4), or of an answer of HTTP (RFC 9112): its first line, and the fields after it. */
export interface Head {
	readonly first: string;
	/**
	 * @param name in small letters
	 * @returns the value, without white space around it; of a field that is there more than once, all of them with commas. A field without a value is missing
	 */
	get(name: string): string | undefined;
}

/** The names that a field can have (RFC 9110, section 5.6.2). */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** No value holds these; what stands there is damaged. */
const DAMAGE = /[\0\r]/;

/**
 * Reads a head. Its lines can end as on Unix, and the empty line at its end can be missing. A line that begins with white space goes on with the
 * value of the line before. Lines that are no field are passed over.
 */
export function readHead(bytes: Buffer): Head {
	const [first = "", ...lines] = bytes
		.toString(isUtf8(bytes) ? "utf8" : "latin1")
		.split("\n")
		.map(withoutReturns);
	const fields: { readonly name: string; value: string }[] = [];
	let last: (typeof fields)[number] | undefined;
	for (const line of lines) {
		if (line === "") break;
		if (last && /^[ \t]/.test(line)) last.value += line.trimEnd();
		else {
			const colon = line.indexOf(":");
			const value = line.slice(colon + 1).trim();
			last = colon < 0 || value === "" ? undefined : { name: line.slice(0, colon).trimStart().toLowerCase(), value };
			if (last) fields.push(last);
		}
	}
	const values = new Map<string, string>();
	for (const { name, value } of fields) {
		if (!NAME.test(name) || DAMAGE.test(value)) continue;
		const before = values.get(name);
		values.set(name, before === undefined ? value : `${before}, ${value}`);
	}
	return { first: first.trim(), get: (name) => values.get(name) };
}

/** An expression would look for the end of a row of them again and again. */
function withoutReturns(line: string): string {
	let end = line.length;
	while (line[end - 1] === "\r") end--;
	return line.slice(0, end);
}
