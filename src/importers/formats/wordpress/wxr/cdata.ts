/** `]]>` that is followed neither by an end tag of an export nor by another CDATA section: it does not end its section. */
const STRAY_END = /\]\]>(?!\s*<\/(?:wp:|content:|excerpt:|dc:|title>|category>|link>|guid>|description>|pubDate>)|<!\[CDATA\[)/g;

/** How much text must follow `]]>` to tell whether it ends its section, in UTF-16 units. */
const BEHIND = 64;

/** Mends text piece by piece. Unless it is the last piece, what may be a part of `]]>` is held back. */
export type SectionMender = (text: string, isLast: boolean) => string;

/**
 * Mends CDATA sections that hold `]]>`. Old exports put one section within another, and for XML both end at the first `]]>`.
 * Such an end becomes `]]]]><![CDATA[>`, as newer exports write it.
 * @param onFirst is called when there is something to mend for the first time, with the text of the piece that stands before it
 */
export function makeSectionMender(onFirst: (before: string) => void): SectionMender {
	let held = "";
	let hasMended = false;
	return (text, isLast) => {
		const whole = held + text;
		const end = whole.lastIndexOf("]");
		// An end begins with two brackets.
		const cut = isLast || end < whole.length - BEHIND ? whole.length : end - (whole.charAt(end - 1) === "]" ? 1 : 0);
		held = whole.slice(cut);
		const piece = whole.slice(0, cut);
		return piece.replace(STRAY_END, (found, at: number) => {
			if (!hasMended) onFirst(piece.slice(0, at));
			hasMended = true;
			return found.replace("]]>", "]]]]><![CDATA[>");
		});
	};
}
