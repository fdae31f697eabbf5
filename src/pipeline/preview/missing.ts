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

/** Why nothing stands at addresses of a site that is built again and again. */
export interface Reasons {
	/**
	 * Says why nothing stands at an address: percent-encoded, with the path of the site.
	 * @throws {CannotRun} where the archive cannot be read
	 */
	why(address: string): Promise<Missing>;
	/** Forgets all that was said: another build may have other reasons. */
	forget(): void;
}

/**
 * Opens what says why nothing stands at addresses. Each is explained once a build, and one after the other.
 * @param explain explains a whole address
 * @param base gives the path of the site
 */
export function openReasons(explain: (asked: string) => Promise<Explanation>, base: () => string): Reasons {
	const told = new Map<string, Promise<Missing>>();
	let before: Promise<unknown> = Promise.resolve();
	return {
		why(address) {
			const known = told.get(address);
			if (known) return known;
			// With a host it is an address, and no file of this machine.
			const explained = before.then(() => explain(`http://localhost${address}`));
			const missing = explained.then((explanation) => missingAt(address, explanation, base()));
			before = missing.catch(() => undefined);
			told.set(address, missing);
			return missing;
		},
		forget: () => told.clear(),
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
