/** The values of a piece of template code. */
export interface Arguments {
	readonly values: readonly string[];
	readonly named: ReadonlyMap<string, string>;
}

/** `name=`, `name:` before a text in quotation marks, a text in quotation marks, or a word; commas and blanks part them. */
const PART =
	/([\w-]+)\s*=\s*(?=[^\s=])|([a-z_][\w-]*):\s*(?=["'])|"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|`([^`]*)`|\[([^[\]]*)\]|([^\s,"'`]+)|[\s,]+|[^]/gi;

/** Values with and without names as templates write them: `"a b" c title="d" width=3`, `src="x", caption='y'`, `caption:"z"`. */
export function parseArguments(written: string): Arguments {
	const values: string[] = [];
	const named = new Map<string, string>();
	let name: string | undefined;
	for (const [, equal, colon, double, single, back, list, bare] of written.matchAll(PART)) {
		const before = equal ?? colon;
		if (before !== undefined) {
			name = before;
			continue;
		}
		const value = double?.replace(/\\(["\\])/g, "$1") ?? single?.replace(/\\(['\\])/g, "$1") ?? back ?? list ?? bare;
		if (value === undefined) continue;
		if (name === undefined) values.push(value);
		else if (!named.has(name)) named.set(name, value);
		name = undefined;
	}
	return { values, named };
}
