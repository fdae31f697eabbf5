import slugify from "@sindresorhus/slugify";

/** A text in letters of ASCII, as Python's `unidecode` writes it. */
export function asciiOf(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/[\u2010-\u2015]/g, "-")
		.replace(/[^\p{ASCII}]/gu, (letter) => slugify(letter, { lowercase: false, decamelize: false }));
}
