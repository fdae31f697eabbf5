/** What stands in a line: template code, a link, a footnote, an address, a raised or lowered text, or one between marks. */
const PIECE =
	/(\{\{[<%].{0,2000}?[>%]\}\})|\[\[([^[\]]{1,2000})\](?:\[([^[\]]{1,2000})\])?\]|\[fn:([\w-]*)(?::([^[\]]*))?\]|(https?:\/\/[^\s<>[\]()]+)|([_^])\{([^{}]{1,200})\}|(?<=^|[\s\-({'"])([*/_+=~])(?=\S)(.{1,500}?)(?<=\S)\9(?=$|[\s\-.,:;!?'")}\][])/g;

const MARKS: Readonly<Record<string, string>> = { "*": "**", "/": "*", "+": "~~" };

const PICTURE = /\.(jpe?g|png|gif|svg|webp|avif)$/i;

/** Marks within marks are read so deep. */
const DEEPEST = 4;

/** A line of Org mode as one of Markdown. Template code stays as typed. */
export function orgLine(line: string, depth = 0): string {
	const parts: string[] = [];
	let at = 0;
	for (const match of line.matchAll(PIECE)) {
		const [whole, code, target, words, note, noteText, address, shift, shifted = "", mark = "", held = ""] = match;
		parts.push(escaped(line.slice(at, match.index)));
		at = match.index + whole.length;
		if (code !== undefined) parts.push(code);
		else if (target !== undefined) parts.push(link(target, words, depth));
		else if (note !== undefined) parts.push(noteText === undefined ? `[^${note}]` : ` (${orgLine(noteText.trim(), depth)})`);
		else if (address !== undefined) parts.push(withEnd(address));
		else if (shift !== undefined) parts.push(`<${shift === "^" ? "sup" : "sub"}>${escaped(shifted)}</${shift === "^" ? "sup" : "sub"}>`);
		else parts.push(marked(mark, held, depth));
	}
	return (parts.join("") + escaped(line.slice(at))).replace(/\\\\\\\\\s*$/, "\\");
}

function marked(mark: string, held: string, depth: number): string {
	if (mark === "=" || mark === "~") return span(held);
	const inner = depth < DEEPEST ? orgLine(held, depth + 1) : escaped(held);
	return mark === "_" ? `<u>${inner}</u>` : `${MARKS[mark] ?? ""}${inner}${MARKS[mark] ?? ""}`;
}

function span(code: string): string {
	const longest = [...code.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 0);
	const ticks = "`".repeat(longest + 1);
	return longest > 0 ? `${ticks} ${code} ${ticks}` : ticks + code + ticks;
}

/** A picture, a link, or only its words where it leads to a place that only Org mode knows. */
function link(target: string, words: string | undefined, depth: number): string {
	const address = target
		.trim()
		.replace(/^file:/, "")
		.replace(/::.*$/, "");
	if (words === undefined && PICTURE.test(address)) return `![](${inLink(address)})`;
	const shown = words !== undefined && PICTURE.test(words) ? `![](${inLink(words.replace(/^file:/, ""))})` : undefined;
	const text = shown ?? orgLine(words ?? target, depth + 1);
	return /^(?:\*|id:|attachment:|[a-z]+$)/i.test(address) ? text : `[${words === undefined ? escaped(address) : text}](${inLink(address)})`;
}

function inLink(address: string): string {
	return /[\s()]/.test(address) && !address.includes("{{") ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address;
}

/** An address without the mark that ends its sentence. */
function withEnd(address: string): string {
	const [end = ""] = /[.,;:!?'"]+$/.exec(address) ?? [];
	return `<${address.slice(0, address.length - end.length)}>${end}`;
}

/** Text in which nothing is Markdown. */
function escaped(text: string): string {
	return text.replace(/[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}
