/** Names of the list of records in an object that holds it. */
const LISTS = /^(articles|data|docs|documents|entries|hits|items|pages|posts|records|results|rows|stories)$/i;

/**
 * Finds the list of records in a JSON text that begins with an object: `{"posts": [{…}]}`, `{"response": {"docs": [{…}]}}`.
 * @param head the beginning of the text, perhaps cut off
 * @returns the keys that lead to it; undefined where no list of objects of such a name begins there
 */
export function listInObject(head: string): readonly string[] | undefined {
	const keys: string[] = [];
	/** What is open: an object, or a list. */
	const open: string[] = [];
	const tokens = /"((?:[^"\\]|\\.)*)"\s*(:?)|[{}[\]]/gy;
	for (let at = head.search(/[{"]/); at >= 0 && at < head.length; ) {
		tokens.lastIndex = at;
		const [whole, text, colon] = tokens.exec(head) ?? [];
		if (whole === undefined) {
			// Numbers, commas and blanks; a text that is cut off has no end.
			if (head.charAt(at) === '"') return undefined;
			at++;
			continue;
		}
		at += whole.length;
		if (whole === "{") open.push("{");
		else if (whole === "[") {
			const name = keys[open.length - 1] ?? "";
			const isRecords = open.every((one) => one === "{") && LISTS.test(name) && /^\s*\{/.test(head.slice(at, at + 1_000));
			if (isRecords) return keys.slice(0, open.length);
			open.push("[");
		} else if (whole === "}" || whole === "]") {
			open.pop();
			if (open.length === 0) return undefined;
			keys.length = Math.min(keys.length, open.length);
		} else if (colon === ":" && text !== undefined) keys[open.length - 1] = text;
	}
	return undefined;
}
