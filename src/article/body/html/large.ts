import { BOUNDS } from "../../bounds/bounds.ts";

const TAG = /<(\/?)([a-z][a-z\d]*)/gi;

/** Elements that a parser opens anew in each paragraph behind them until they are closed (HTML, section 13.2.4.3). */
const FORMATTING: ReadonlySet<string> = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));

/** Elements in which an end tag may close nothing that was opened before them (HTML, section 13.2.4.2). */
const SCOPES: ReadonlySet<string> = new Set(
	"applet body button caption desc foreignobject html marquee math object select svg table tbody td template tfoot th thead title tr".split(
		" ",
	),
);

/** So many tags, or fewer, are never deeper than the bound, with those that Markdown may have around them. */
const SHALLOW = BOUNDS.depth.most - 112;

/** As many elements come about at most where tags are closed in another order than they were opened, for each tag. */
const MISNESTED = 40;

/** What the tags of a text come to. */
interface TagCounts {
	readonly tags: number;
	/** How many formatting elements may be open at one time. */
	readonly open: number;
}

/**
 * Whether HTML may be beyond a bound, so that it has to be parsed to know. It counts the most that may come of the tags, which is seldom
 * near the bound: most stories need not be parsed for it.
 * @param others how many tags there are besides, as those that Markdown makes
 */
export function mayBeLarge(html: string, others = 0): boolean {
	const { tags, open } = countTags(html, others > 0 && html.includes("|"));
	const most = (tags + others) * (1 + open) + tags * MISNESTED;
	return tags > SHALLOW || most > BOUNDS.elements.most || html.length * open > BOUNDS.growth.most * 1_000_000;
}

/** @param isScoped whether there are elements in which an end tag may close nothing, so that no end tag counts */
function countTags(html: string, isScoped: boolean): TagCounts {
	const openByName = new Map<string, number>();
	let holdsScopes = isScoped;
	let [tags, begun, open, most] = [0, 0, 0, 0];
	TAG.lastIndex = 0;
	for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
		tags++;
		const name = (match[2] ?? "").toLowerCase();
		holdsScopes ||= SCOPES.has(name);
		if (!FORMATTING.has(name)) continue;
		const before = openByName.get(name) ?? 0;
		if (match[1] === "") {
			begun++;
			most = Math.max(most, ++open);
			openByName.set(name, before + 1);
		} else if (before > 0) {
			open--;
			openByName.set(name, before - 1);
		}
	}
	return { tags, open: holdsScopes ? begun : most };
}
