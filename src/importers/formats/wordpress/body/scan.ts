/** A shortcode's tag: `[name …]`, `[name …/]` or `[/name]`. */
export interface ShortcodeTag {
	readonly name: string;
	readonly isEnd: boolean;
	/** Written as one that has no end. */
	readonly isAlone: boolean;
	/** Written with two brackets, which makes it text. */
	readonly isEscaped: boolean;
	/** What stands behind the name, as it was written. */
	readonly settings: string;
	/** Where it begins and ends in the text, the brackets of an escaped one with it. */
	readonly start: number;
	readonly end: number;
}

const NAME = /\[(\[?)(\/?)([a-z][\w-]*)(?=[\s=/\]])/iy;

/** No shortcode that somebody wrote is longer. */
const LONGEST = 20_000;

/** All that look like tags of shortcodes in a text, in order. */
export function* shortcodeTags(text: string): Generator<ShortcodeTag, void, void> {
	let close = -1;
	for (let start = text.indexOf("["); start >= 0; start = text.indexOf("[", start)) {
		if (close < start) close = text.indexOf("]", start);
		if (close < 0) return;
		NAME.lastIndex = start;
		const [head, bracket, slash, name] = NAME.exec(text) ?? [];
		if (head === undefined || name === undefined || close - start > LONGEST) {
			start++;
			continue;
		}
		const settings = text.slice(start + head.length, close);
		const isEscaped = bracket === "[" && text.charAt(close + 1) === "]";
		const end = close + (isEscaped ? 2 : 1);
		// The slash of an address is none of the tag's.
		const isAlone = /(?:^|[\s"'])\/$/.test(settings.slice(-2));
		// A bracket before one that is not escaped is just a sign.
		const from = bracket === "[" && !isEscaped ? start + 1 : start;
		yield { name, isEnd: slash === "/", isAlone, isEscaped, settings: isAlone ? settings.slice(0, -1) : settings, start: from, end };
		start = end;
	}
}

/** Values by name; an address that stands alone has the name `src`. */
export type Settings = ReadonlyMap<string, string>;

const SETTING = /(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"(https?:[^"]*)"|(https?:\S+)/g;

/** The settings in the brackets of a shortcode; of several with one name the last. */
export function settingsIn(text: string): Settings {
	return new Map(
		[...text.matchAll(SETTING)].map(([, name, double, single, bare, quoted, plain]) => [
			name?.toLowerCase() ?? "src",
			double ?? single ?? bare ?? quoted ?? plain ?? "",
		]),
	);
}

/** Values without names, in order: `[box "Two words" blue]`. */
export function valuesIn(text: string): string[] {
	const rest = text.replace(/(?<![\w-])[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'\]]+)/g, " ");
	return [...rest.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
}

/** Finds texts, each search beginning behind the last one, without looking twice for one that does not come any more. */
export function makeFinder(text: string): (wanted: string, from: number) => number {
	const found = new Map<string, number>();
	return (wanted, from) => {
		const known = found.get(wanted);
		if (known !== undefined && (known < 0 || known >= from)) return known;
		const at = text.indexOf(wanted, from);
		found.set(wanted, at);
		return at;
	};
}
