/** Turns bytes into text, piece by piece; without bytes it ends. What is not of the encoding becomes U+FFFD. */
export type Decoder = (bytes?: Uint8Array) => string;

/** The name of an encoding by one of its labels (WHATWG Encoding, section 4.2), in lower case; undefined where there is none. */
export function encodingName(label: string): string | undefined {
	try {
		return new TextDecoder(label.trim()).encoding;
	} catch {
		return undefined;
	}
}

/** A decoder by an encoding's label (WHATWG Encoding, section 4.2), which drops a byte order mark; undefined where there is no such encoding. */
export function decoderFor(label: string): Decoder | undefined {
	const name = encodingName(label);
	if (name === undefined) return undefined;
	if (name === "windows-1252") return (bytes) => (bytes ? decodeWindows1252(bytes) : "");
	const decoder = new TextDecoder(name);
	return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}

/** The characters of the bytes 0x80 to 0x9f in windows-1252. Node's own decoder reads them as Latin 1, where they are controls. */
const HIGH_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes of windows-1252 as text. */
export function decodeWindows1252(bytes: Uint8Array): string {
	return withoutLatinControls(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
}

/** Text in which the controls U+0080 to U+009F are the letters of windows-1252 that they were meant to be. */
export function withoutLatinControls(text: string): string {
	return text.replace(/[\u0080-\u009f]/g, (character) => HIGH_CONTROLS.charAt(character.charCodeAt(0) - 0x80));
}
