/** Percent-encodes a URL so far that no syntax of a host reads anything in it: not `$`, quotes, `;`, braces, `*` or `:`. */
export function plainUrl(url: string): string {
	return /^[\w/.~%?&=+@-]*$/.test(url) ? url : url.toWellFormed().replace(/[^\w/.~%?&=+@-]/gu, percentEncoded);
}

/** Percent-encodes a decoded path in the same way, percent and question marks with it. */
export function plainPath(path: string): string {
	return /^[\w/.~-]*$/.test(path) ? path : path.toWellFormed().replace(/[^\w/.~-]/gu, percentEncoded);
}

function percentEncoded(character: string): string {
	return bytesOf(character)
		.map((byte) => `%${hex(byte)}`)
		.join("");
}

function bytesOf(text: string): number[] {
	return [...Buffer.from(text)];
}

function hex(byte: number): string {
	return byte.toString(16).toUpperCase().padStart(2, "0");
}

/** A regular expression that fits these bytes and nothing else. No character of it has a meaning in any file of settings but `\x`. */
export function bytePattern(text: string): string {
	return text.replace(/[^\w/-]/gu, (character) =>
		bytesOf(character)
			.map((byte) => `\\x${hex(byte)}`)
			.join(""),
	);
}

/** The same for expressions over characters instead of bytes: only ASCII is written as `\x`. */
export function characterPattern(text: string): string {
	return text.replace(/[^\w/-]/gu, (character) =>
		(character.codePointAt(0) ?? 0) < 128 ? `\\x${hex(character.charCodeAt(0))}` : character,
	);
}
