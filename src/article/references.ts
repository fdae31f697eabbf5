import type { Problem } from "../problem.ts";
import { once } from "../system/once.ts";
import type { Article, Format, ShownPicture, WrittenLink } from "./article.ts";
import { idsIn, idsOfPage } from "./body/ids.ts";
import { linksIn } from "./body/links.ts";
import { ofThisSite, picturesOf } from "./body/pictures.ts";
import { BeyondBound, BOUNDS } from "./bounds/bounds.ts";
import { lettersOf, percentDecoded, readableAddress } from "./text.ts";

/** The files and places of this site that a story names. */
export type Showing = Pick<Article, "file" | "pictures" | "links">;

/** What a body links to, and the places that it has for links. */
interface BodyLinks {
	readonly links?: readonly WrittenLink[];
	readonly ids?: readonly string[];
	readonly problems: readonly Problem[];
}

/**
 * Reads the links of a story's body, and the places in it that links may lead to. A link to a place in the story itself that is not there is a problem.
 * @param bodyAt where in the text the body begins, in characters
 * @throws {BeyondBound} where there are more links than a story may have
 */
export function readLinks(text: string, bodyAt: number, format: Format, file: string, hosts: readonly string[]): BodyLinks {
	const found = linksIn(text, bodyAt, format, hosts);
	const body = text.slice(bodyAt);
	if (found.length > BOUNDS.links.most) throw new BeyondBound("links");
	const isWithin = ({ href }: WrittenLink) => href.startsWith("#");
	const ids = found.some(isWithin) ? idsOfPage(body, format) : idsIn(body, format);
	const problems: Problem[] = [];
	const links = found.filter((link) => {
		if (!isWithin(link)) return true;
		const place = findPlace(link.href, ids);
		if (place === undefined) problems.push(anchorProblem(link.href, file, link.line));
		// The page changes an address that is written otherwise than the id.
		return place !== undefined && place !== link.href;
	});
	return { links: links.length > 0 ? links : undefined, ids: ids.length > 0 ? ids : undefined, problems };
}

/**
 * Finds the place on a page that the fragment of an address names. Every page has a top, and browsers find text by themselves. Systems make
 * ids of headings in different ways, so an id of the same letters and digits is the one that is meant, if there is only one.
 * @param fragment with its `#`, or empty
 * @returns the fragment that leads there; undefined where there is no such place
 */
export function findPlace(fragment: string, ids: readonly string[]): string | undefined {
	// Behind :~: stands text that browsers look for themselves.
	const name = fragment.slice(1).replace(/:~:[^]*$/, "");
	if (name === "" || /^top$/i.test(name) || name.startsWith("bf-")) return fragment;
	const { exact, byLetters } = indexOfIds(ids);
	if (exact.has(name) || exact.has(percentDecoded(name))) return fragment;
	// MediaWiki writes a dot where others write a percent sign.
	const wanted = lettersOf(percentDecoded(name.replace(/\.([\dA-F]{2})/g, "%$1")));
	const alike = wanted === "" ? undefined : byLetters().get(wanted);
	return alike === undefined || alike === SEVERAL ? undefined : `#${encodeURIComponent(alike)}`;
}

/** Stands for several ids of the same letters. */
const SEVERAL = Symbol("several");

/** The ids of a page, as links to it ask for them. */
interface IdIndex {
	readonly exact: ReadonlySet<string>;
	/** By their letters and digits alone. */
	byLetters(): ReadonlyMap<string, string | typeof SEVERAL>;
}

const indexes = new WeakMap<readonly string[], IdIndex>();

/** Many links may lead to one page, so its ids are not gone through for each. */
function indexOfIds(ids: readonly string[]): IdIndex {
	const index = indexes.get(ids) ?? { exact: new Set(ids), byLetters: once(() => idsByLetters(ids)) };
	indexes.set(ids, index);
	return index;
}

function idsByLetters(ids: readonly string[]): ReadonlyMap<string, string | typeof SEVERAL> {
	const found = new Map<string, string | typeof SEVERAL>();
	for (const id of ids) {
		const letters = lettersOf(percentDecoded(id));
		found.set(letters, found.has(letters) ? SEVERAL : id);
	}
	return found;
}

function anchorProblem(href: string, file: string, line: number): Problem {
	return {
		file,
		line,
		rule: "anchor-missing",
		severity: "warning",
		message: `The link ${readableAddress(href)} leads to a place that the story does not have.`,
		remedy: `Give what it is to lead to the id "${percentDecoded(href.slice(1))}", or mend the link.`,
	};
}

/**
 * What a story may show that cannot be read, and so is not published: whatever in its file may be the name of a file.
 * It is what must not be published on its account, so too much does less harm than too little.
 */
export function showingOfUnread(text: string, format: Format, file: string, hosts: readonly string[]): Showing {
	try {
		return showingOfParsed(text, format, file, hosts);
	} catch {
		return showingOfText(text, file);
	}
}

/** What a text may show that cannot be parsed: whatever may be the name of a file. */
export function showingOfText(text: string, file: string): Showing {
	const names = text.matchAll(/[^\s"'`()<>[\]{}=,;]+/g);
	const files = new Set([...names].map(([name]) => name).filter((name) => name.length < 500 && /\.[a-z\d]{2,5}$/i.test(name)));
	return { file, pictures: [...files].map((src): ShownPicture => ({ src })), links: [] };
}

function showingOfParsed(text: string, format: Format, file: string, hosts: readonly string[]): Showing {
	const pictures = ofThisSite(picturesOf(text, format), file, hosts) ?? [];
	const values = text.slice(0, 20_000).matchAll(/[:=[,-][ \t]*["']?([^\s"'{}[\],:][^\n"'{}[\],:]{0,300}?\.[a-z\d]{3,4})(?=["'\s,}\]]|$)/gi);
	const fields = [...values].map(([, src = ""]): ShownPicture => ({ src }));
	return { file, pictures: [...pictures, ...fields], links: linksIn(text, 0, format, hosts) };
}
