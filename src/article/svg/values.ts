import { plainAddress } from "../body/schemes.ts";

/** Why a value in an SVG picture is refused: the end of a sentence about it; undefined where it is harmless. */
type Refusal = string | undefined;

/** A page of nowhere, to see whether an address leads to the site that the picture is on. */
const NOWHERE = "https://nowhere.invalid/a/b.svg";

/** Data that hold a picture of dots, which cannot run. */
const RASTER = /^data:image\/(png|jpe?g|pjpeg|gif|webp|avif|bmp|x-icon)[;,]/i;

const FONT = /^data:(font\/|application\/(x-)?(font|vnd\.ms-fontobject)|application\/octet-stream)/i;

/**
 * Whether an address may stand in an SVG picture.
 * @param isLink whether a reader follows it; else the picture loads what it leads to
 */
export function addressRefusal(address: string, isLink: boolean): Refusal {
	if (RASTER.test(address.trim())) return undefined;
	if (!URL.canParse(address, NOWHERE)) return "is no address";
	const { protocol, host } = new URL(address, NOWHERE);
	if (isLink) return /^(https?|mailto|tel):$/.test(protocol) ? undefined : `leads to ${protocol}`;
	// "https:a/b" is a path on a page of the same scheme, and an address of another site on any other.
	const isPath = !/^[a-z][a-z\d+.-]*:/i.test(plainAddress(address));
	if (isPath && protocol === "https:" && host === "nowhere.invalid") return undefined;
	return /^https?:$/.test(protocol) ? "loads something of another site" : `loads ${protocol}`;
}

/** A name that CSS takes to run or to load something. Those that load take addresses without `url(`. */
const ACTIVE =
	/@import|@charset|expression\s*\(|-moz-binding|behaviou?r\s*:|(java|vb|live)script\s*:|(^|[^\w-])(-webkit-)?(image-set|cross-fade|image|src|element)\s*\(/i;

/** An address in CSS. */
const URL_IN_CSS = /url\(\s*["']?([^"')]*)/gi;

/** Declarations of names, which load nothing. */
const NAMESPACE_RULE = /@namespace\s+[\w-]{0,50}\s*(url\()?["']?http:\/\/www\.w3\.org\/[\w/]{0,50}["']?\)?\s*;/g;

/** Whether CSS may stand in an SVG picture. A comment counts as what it holds: the CSS of browsers divides texts otherwise than we would. */
export function cssRefusal(css: string): Refusal {
	if (!/[\\(@:]/.test(css)) return undefined;
	const plain = unescaped(css).replace(NAMESPACE_RULE, "");
	const [active] = ACTIVE.exec(plain) ?? [];
	if (active !== undefined) return `holds ${active.trim()}`;
	for (const [, address = ""] of plain.matchAll(URL_IN_CSS)) {
		const refusal = FONT.test(address.trim()) ? undefined : addressRefusal(address, false);
		if (refusal !== undefined) return refusal;
	}
	return undefined;
}

/** CSS with what its backslashes stand for (CSS Syntax, section 4.3.7). */
function unescaped(css: string): string {
	return css.includes("\\")
		? css.replace(/\\(?:([\da-f]{1,6})\s?|\n|(.))/gi, (_, code?: string, sign = "") => (code === undefined ? sign : signOf(code)))
		: css;
}

function signOf(code: string): string {
	const point = Number.parseInt(code, 16);
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
}
