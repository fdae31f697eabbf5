import { UNSEEN } from "./elements.ts";

/** Elements of which a beginning without an end would change all that follows: what they swallow, or where it stands. */
export const SWALLOWING: ReadonlySet<string> = new Set(
	(
		"script style title textarea select optgroup template noscript iframe noembed noframes xmp listing object applet svg math head frameset " +
		"table canvas datalist fieldset"
	).split(" "),
);

const MARKS = new RegExp(`<(/?)(${[...SWALLOWING, ...UNSEEN].join("|")})(?=[\\s/>])`, "gi");

/** For each place where such an element begins, the place of the tag that ends it. */
export type Pairs = ReadonlyMap<number, number>;

/**
 * Finds the ends of elements that swallow what follows, and of those that are not seen. A beginning without an end is not among them.
 * Where one begins twice and ends once, the second is the element: `via <script>, etc` is a word of the text.
 */
export function pairsIn(html: string): Pairs {
	const pairs = new Map<number, number>();
	const open = new Map<string, number[]>();
	for (const match of html.matchAll(MARKS)) {
		const name = match[2]?.toLowerCase() ?? "";
		const starts = open.get(name) ?? [];
		open.set(name, starts);
		if (match[1] === "") {
			// A script that writes a script holds its tags in quotes.
			if (name === "script" && starts.length > 0 && /["'`+]/.test(html.charAt(match.index - 1))) continue;
			starts.push(match.index);
		} else {
			const start = starts.pop();
			if (start !== undefined) pairs.set(start, match.index);
		}
	}
	return pairs;
}
