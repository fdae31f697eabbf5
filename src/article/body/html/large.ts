import { BOUNDS } from "../../bounds/bounds.ts";

/** A tag, and whether its element is one that a parser opens anew in each paragraph behind it until it is closed (HTML, section 13.2.4.3). */
const TAG = /<\/?(?:((?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>])|[a-z])/gi;

/** So many tags, or fewer, are never deeper than the bound, with those that Markdown may have around them. */
const SHALLOW = BOUNDS.depth.most - 112;

/** As many elements come about at most where tags are closed in another order than they were opened, for each tag. */
const MISNESTED = 40;

/**
 * Whether HTML may be beyond a bound, so that it has to be parsed to know. It counts the most that may come of the tags, which is seldom
 * near the bound: most stories need not be parsed for it.
 * @param others how many tags there are besides, as those that Markdown makes
 */
export function mayBeLarge(html: string, others = 0): boolean {
	let tags = 0;
	let reopened = 0;
	TAG.lastIndex = 0;
	for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
		tags++;
		if (match[1] !== undefined) reopened++;
	}
	return (
		tags > SHALLOW ||
		(tags + others) * (reopened + MISNESTED) > BOUNDS.elements.most ||
		html.length * reopened > BOUNDS.growth.most * 1_000_000
	);
}
