import type { Relative } from "./targets.ts";

const ADDRESS = /url\(\s*(?:("[^"]*"|'[^']*')|([^()"'\s]+))\s*\)|(@import\s+)("[^"]*"|'[^']*')/gi;

/** A style sheet, or the text of a `style` attribute, with its addresses changed. */
export function rewriteStyles(css: string, relative: Relative): string {
	return css.replace(ADDRESS, (_, quoted?: string, plain?: string, rule?: string, named?: string) => {
		const written = plain ?? (quoted ?? named ?? "").slice(1, -1);
		const address = `"${relative(written).replace(/["\\]/g, encodeURIComponent)}"`;
		return rule === undefined ? `url(${address})` : rule + address;
	});
}
