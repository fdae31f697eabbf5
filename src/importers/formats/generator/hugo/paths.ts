/*
 * How Hugo makes a part of an address out of a text (`paths.Sanitize`, `PathSpec.URLize`).
 */

/** What may stand in an address as it is. */
const ALLOWED = /[\p{L}\p{Nd}\p{M}./\\_#+~@-]|%(?=[\da-f]{2})/iu;

/** How a site writes its addresses. */
export interface PathForm {
	/** `disablePathToLower`. */
	readonly keepsCase: boolean;
	/** `removePathAccents`. */
	readonly removesAccents: boolean;
}

/** A path without the characters that addresses do not have; blanks become hyphens, and a `#` is no place on the page. */
export function sanitised(text: string, { keepsCase, removesAccents }: PathForm): string {
	const signs: string[] = [];
	let isParted = false;
	for (const [sign] of text.matchAll(/%[\da-f]{2}|[^]/giu)) {
		if (sign.length > 1 || ALLOWED.test(sign)) {
			if (isParted && sign !== "-") signs.push("-");
			isParted = false;
			signs.push(sign);
		} else if (/\s/u.test(sign) && signs.length > 0 && signs.at(-1) !== "-") isParted = true;
	}
	const path = signs.join("");
	const plain = removesAccents
		? path
				.normalize("NFD")
				.replace(/\p{Mn}/gu, "")
				.normalize("NFC")
		: path;
	return keepsCase ? plain : plain.toLowerCase();
}

/** An address with one slash between its parts and one at its beginning. */
export function joined(...parts: readonly string[]): string {
	return `/${parts.join("/")}`.replace(/\/{2,}/g, "/");
}
