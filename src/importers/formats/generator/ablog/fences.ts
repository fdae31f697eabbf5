/** A fence of Markdown; of MyST if it names a directive. */
export interface Fence {
	/** In lower case; empty for a fence that only shows code. */
	readonly name: string;
	/** What stands behind the name. */
	readonly argument: string;
	/** Its lines, without the fence. */
	readonly inner: readonly string[];
	/** The index of the line behind it. */
	readonly next: number;
}

const OPEN = /^( {0,3})(`{3,}|:{3,}|~{3,})(.*)$/;
const DIRECTIVE = /^\s*\{([\w:.+-]{1,100})\}\s*(.*)$/;

/** A fence at a line; undefined if none begins there. One that never ends goes on to the end of the text. Colons alone are a fence only with a name. */
export function fenceAt(lines: readonly string[], at: number): Fence | undefined {
	const [, indent = "", sign = "", info = ""] = OPEN.exec(lines[at] ?? "") ?? [];
	if (sign === "") return undefined;
	const [, name = "", argument = ""] = DIRECTIVE.exec(info) ?? [];
	if ((name === "" && sign.startsWith(":")) || (sign.startsWith("`") && info.includes("`"))) return undefined;
	const mark = sign.charAt(0);
	let end = at + 1;
	while (end < lines.length && !isEnd(lines[end] ?? "", mark, sign.length)) end++;
	const inner = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
	return { name: name.toLowerCase(), argument: argument.trim(), inner, next: Math.min(lines.length, end + 1) };
}

function isEnd(line: string, mark: string, length: number): boolean {
	const plain = line.trim();
	return plain.length >= length && plain.charAt(0) === mark && plain === mark.repeat(plain.length);
}

/** The options of a directive of MyST, as lines or as YAML of one level, and the lines of its content. */
export function optionsOf(inner: readonly string[]): {
	readonly options: ReadonlyMap<string, string>;
	readonly content: readonly string[];
	readonly at: number;
} {
	const options = new Map<string, string>();
	let at = 0;
	const isYaml = /^---\s*$/.test(inner[0] ?? "");
	for (at = isYaml ? 1 : 0; at < inner.length; at++) {
		const line = inner[at] ?? "";
		const [, key, value = ""] = (isYaml ? /^([\w-]{1,100}):\s*(.*)$/ : /^:([\w-]{1,100}):\s*(.*)$/).exec(line) ?? [];
		if (key === undefined) break;
		options.set(key.toLowerCase(), value.trim());
	}
	if (isYaml && /^---\s*$/.test(inner[at] ?? "")) at++;
	while (at < inner.length && (inner[at] ?? "").trim() === "") at++;
	return { options, content: inner.slice(at), at };
}
