/** A tag as it is to be written, together with the ends of elements that must stand before it. */
export interface MendedTag {
	/** Where it ends in the text. */
	readonly end: number;
	readonly xml: string;
	/** Whether it is not as it was written. */
	readonly isFaulty: boolean;
}

/** Keeps count of the open elements, so that each begins and ends where it should. */
export interface TagBalance {
	/** The tag at a place; undefined where there is none, or none that is whole. */
	tagAt(text: string, at: number): MendedTag | undefined;
	/** Whether no element is open. */
	isOutside(): boolean;
}

interface Open {
	/** From the root. */
	readonly names: string[];
	/** How many are open of each name. */
	readonly counts: Map<string, number>;
	/** Whether the root has ended. */
	isOver: boolean;
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}:._-]*`;
const PLAIN = new RegExp(String.raw`<(${NAME})(?:\s+${NAME}\s*=\s*(?:"[^<"]*"|'[^<']*'))*\s*(\/?)>`, "uy");
const END = new RegExp(String.raw`<\/\s*(${NAME})[^<>]*>`, "uy");
const QUOTED = new RegExp(String.raw`<(${NAME})((?:[^<>"']|"[^<"]*"|'[^<']*')*)>`, "uy");
const ANY = new RegExp(String.raw`<(${NAME})([^<>]*)>`, "uy");
const ATTRIBUTE = new RegExp(String.raw`(${NAME})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?`, "gu");

/** Elements of HTML that have no end; that have one where they stand in a feed are left out. */
const VOID = new Set("area base basefont br col hr img input meta param wbr".split(" "));

/**
 * @param isRecord whether elements of a name stand beside each other, never within
 * @param holder the name of the element that they stand in, where it is known: what else is open there ends before a record
 */
export function makeTagBalance(isRecord: (name: string) => boolean, holder?: string): TagBalance {
	const open: Open = { names: [], counts: new Map(), isOver: false };
	return {
		tagAt(text, at) {
			if (text.charAt(at + 1) === "/") return endAt(text, at, open);
			const tag = startAt(text, at);
			if (!tag) return undefined;
			if (open.isOver) return { end: tag.end, xml: "", isFaulty: true };
			const before = isRecord(tag.name) ? endsBefore(tag.name, holder, open) : "";
			if (!tag.isAlone) begin(tag.name, open);
			return { end: tag.end, xml: before + tag.xml, isFaulty: tag.isFaulty || before !== "" };
		},
		isOutside: () => open.names.length === 0,
	};
}

/** The ends that must stand before a record. */
function endsBefore(name: string, holder: string | undefined, open: Open): string {
	if (holder === undefined || !isOpen(holder, open)) return isOpen(name, open) ? closeThrough(name, open) : "";
	let ends = "";
	for (let last = open.names.at(-1); last !== undefined && last !== holder; last = open.names.at(-1)) ends += closeThrough(last, open);
	return ends;
}

interface StartTag extends MendedTag {
	readonly name: string;
	readonly isAlone: boolean;
}

function startAt(text: string, at: number): StartTag | undefined {
	const [plain, plainName = "", slash] = matchAt(PLAIN, text, at) ?? [];
	if (plain !== undefined && (slash === "/" || !VOID.has(plainName)))
		return { name: plainName, end: at + plain.length, xml: plain, isAlone: slash === "/", isFaulty: false };
	const [whole, name = "", written = ""] = matchAt(QUOTED, text, at) ?? matchAt(ANY, text, at) ?? [];
	if (whole === undefined) return undefined;
	const isAlone = /\/\s*$/.test(written.slice(-20)) || VOID.has(name);
	const attributes = new Map<string, string>();
	for (const [, key = "", double, single, bare] of written.matchAll(ATTRIBUTE))
		if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? key);
	const pairs = [...attributes].map(([key, value]) => ` ${key}="${value.replaceAll('"', "&quot;")}"`);
	return { name, end: at + whole.length, xml: `<${name}${pairs.join("")}${isAlone ? "/" : ""}>`, isAlone, isFaulty: true };
}

function endAt(text: string, at: number, open: Open): MendedTag | undefined {
	const [whole, name = ""] = matchAt(END, text, at) ?? [];
	if (whole === undefined) return undefined;
	const end = at + whole.length;
	if (!isOpen(name, open)) return { end, xml: "", isFaulty: true };
	const isFaulty = open.names.at(-1) !== name;
	return { end, xml: closeThrough(name, open), isFaulty };
}

function begin(name: string, { names, counts }: Open): void {
	names.push(name);
	counts.set(name, (counts.get(name) ?? 0) + 1);
}

function isOpen(name: string, { counts }: Open): boolean {
	return (counts.get(name) ?? 0) > 0;
}

/** The ends of all open elements up to the innermost of a name. */
function closeThrough(name: string, open: Open): string {
	let ends = "";
	for (let last = open.names.pop(); last !== undefined; last = open.names.pop()) {
		open.counts.set(last, (open.counts.get(last) ?? 1) - 1);
		ends += `</${last}>`;
		if (last === name) break;
	}
	open.isOver = open.names.length === 0;
	return ends;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
