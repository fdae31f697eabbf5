import { decodeHTMLStrict } from "entities";

/** A piece of source text that is no plain character. */
export type Markup = Reference | Tag;

/** Characters that are written otherwise: `&ouml;`, `%C3%B6`. */
interface Reference {
	readonly kind: "reference";
	readonly end: number;
	readonly text: string;
}

/** What readers do not see as text: a tag, the address of a link. Names may stand in it. */
interface Tag {
	readonly kind: "tag";
	readonly end: number;
	/** Whether it stands within words, as `<b>` does; else it keeps them apart. */
	readonly as: "unseen" | "blank" | "line" | "other";
	readonly inside: "tag" | "address";
	readonly from: number;
	readonly to: number;
}

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const PERCENT = /%(?:[2-7][\da-f]|[c-d][\da-f]%[89ab][\da-f]|e[\da-f](?:%[89ab][\da-f]){2}|f[0-4](?:%[89ab][\da-f]){3})/iy;
/** Tags are bounded, so that what is not closed takes no long time. */
const TAG = /<[/!?]?([a-z][a-z\d-]{0,30})(?:[^<>"']|"[^"]{0,3000}"|'[^']{0,3000}'){0,3000}>/iy;
const COMMENT = /<!--[^]{0,1000}?-->/y;
const LINK = /\]\((?:[^()\n\\]|\\.|\([^()\n]{0,500}\)){0,3000}\)/y;
const LINK_BY_NAME = /\]\[[^\]\n]{0,200}\]/y;
const FOOTNOTE = /\[\^[^\]\s]{1,50}\]/y;
const WEB_ADDRESS = /https?:\/\/[^\s<>"'`)\]]{1,3000}/iy;

const INLINE =
	/^(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)$/i;

/**
 * The markup that begins at a place in a text; undefined where a plain character stands.
 * @param isInside whether the text itself is a tag or an address: then only other ways to write characters are known
 */
export function markupAt(text: string, at: number, end: number, isInside: boolean): Markup | undefined {
	const code = text.charCodeAt(at);
	if (code === 38) return referenceAt(text, at, end);
	if (code === 37) return percentAt(text, at, end);
	if (isInside) return undefined;
	if (code === 60) return tagAt(text, at, end);
	if (code === 93) return linkAt(text, at, end);
	if (code === 91) return tagOf(FOOTNOTE, text, at, end, { as: "unseen", inside: "tag" });
	if (code === 104 || code === 72) return tagOf(WEB_ADDRESS, text, at, end, { as: "other", inside: "address" });
	return undefined;
}

function referenceAt(text: string, at: number, end: number): Markup | undefined {
	const written = match(REFERENCE, text, at, end)?.[0];
	const decoded = written === undefined ? undefined : decodeHTMLStrict(written);
	return written === undefined || decoded === undefined || decoded === written
		? undefined
		: { kind: "reference", end: at + written.length, text: decoded };
}

function percentAt(text: string, at: number, end: number): Markup | undefined {
	const written = match(PERCENT, text, at, end)?.[0];
	if (written === undefined) return undefined;
	try {
		return { kind: "reference", end: at + written.length, text: decodeURIComponent(written) };
	} catch {
		return undefined;
	}
}

function tagAt(text: string, at: number, end: number): Markup | undefined {
	if (text.startsWith("<!--", at)) return tagOf(COMMENT, text, at, end, { as: "unseen", inside: "tag" });
	const found = match(TAG, text, at, end);
	if (!found) return undefined;
	const [written, name = ""] = found;
	const as = /^br$/i.test(name) ? "line" : INLINE.test(name) ? "unseen" : "blank";
	return { kind: "tag", end: at + written.length, as, inside: "tag", from: at + 1, to: at + written.length - 1 };
}

function linkAt(text: string, at: number, end: number): Markup | undefined {
	const next = text.charCodeAt(at + 1);
	if (next === 40) return tagOf(LINK, text, at, end, { as: "unseen", inside: "address" });
	return next === 91 ? tagOf(LINK_BY_NAME, text, at, end, { as: "unseen", inside: "tag" }) : undefined;
}

function tagOf(form: RegExp, text: string, at: number, end: number, what: Pick<Tag, "as" | "inside">): Tag | undefined {
	const written = match(form, text, at, end)?.[0];
	return written === undefined ? undefined : { kind: "tag", end: at + written.length, from: at, to: at + written.length, ...what };
}

function match(form: RegExp, text: string, at: number, end: number): RegExpExecArray | undefined {
	form.lastIndex = at;
	const found = form.exec(text);
	return found && at + found[0].length <= end ? found : undefined;
}
