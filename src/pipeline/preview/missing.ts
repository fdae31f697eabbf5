import type { Explanation } from "../explain/explanation.ts";

/** What a page of the preview says where nothing stands, beside the site's own 404 page. */
export interface Missing {
	/** Why nothing stands there, in one sentence or several. */
	readonly answer: string;
	/** What to do about it. */
	readonly remedies: readonly string[];
	/** What may be meant: addresses of the preview, with what they are called; files have no address. */
	readonly nearest: readonly { readonly text: string; readonly href?: string }[];
	/** The command that says all that is known of it. */
	readonly command: string;
}

/**
 * What is said of an address at which nothing stands.
 * @param address as a browser asks for it: percent-encoded, with the path of the site
 * @param base the path of the site, such as `/` or `/archive/`
 */
export function missingAt(address: string, { answer, facts }: Pick<Explanation, "answer" | "facts">, base: string): Missing {
	const valuesOf = (about: string) => facts.filter((fact) => fact.about === about).flatMap(({ values }) => values);
	return {
		answer,
		remedies: valuesOf("remedy"),
		nearest: valuesOf("nearest").map((text) => (text.startsWith("/") ? { text, href: base + text.slice(1) } : { text })),
		command: `backfile explain ${asPlainWord(address)}`,
	};
}

/** An address as a word in which no shell finds anything to run: it may come from a link that somebody else has written. */
function asPlainWord(address: string): string {
	const plain = address.replace(/[^\w./%~?=&-]/gu, percentEncoded);
	return /[?&]/.test(plain) ? `"${plain}"` : plain;
}

function percentEncoded(sign: string): string {
	return [...Buffer.from(sign)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
