/** What may stand behind a CDATA section: the end of an element that an export has, or another section. */
const END = /\]\]>(?!\s*<\/(?:wp:|content:|excerpt:|dc:|title>|category>|link>|guid>|description>|pubDate>)|<!\[CDATA\[)/g;

const LONGEST = 64;

/**
 * Mends CDATA sections that hold `]]>`: old exports put one within another, which XML ends at the first `]]>`.
 * Such an end becomes `]]]]><![CDATA[>`, as newer exports write it.
 */
export function makeUnnester() {
	let held = "";
	let mended = false;
	return {
		/** @param last whether no more comes; else what may be a part of an end is held back */
		mend(text: string, last = false): string {
			const whole = held + text;
			const end = whole.lastIndexOf("]");
			const cut = last || end < whole.length - LONGEST ? whole.length : whole.slice(0, end + 1).replace(/\]+$/, "").length;
			held = whole.slice(cut);
			return whole.slice(0, cut).replace(END, (found) => {
				mended = true;
				return found.replace("]]>", "]]]]><![CDATA[>");
			});
		},
		mended: () => mended,
	};
}
