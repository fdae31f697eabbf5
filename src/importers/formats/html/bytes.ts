import { declaredEncoding } from "../../../article/encoding/declared.ts";
import { encodingName } from "../../../article/encoding/decoders.ts";
import { type Decoded, decode, decodeAs } from "../../../article/encoding.ts";

/** A page's text. */
export interface PageText {
	readonly text: string;
	/** How many control characters were dropped. */
	readonly dropped: number;
	/** How many characters could not be read; each of them is U+FFFD. */
	readonly damaged: number;
	/** The encoding that the page declares, where its bytes are of another. */
	readonly declared?: string;
	/** The encoding in which it was read. */
	readonly encoding: string;
	/** Whether nothing but its bytes told of that. */
	readonly isGuessed: boolean;
}

/** Pages are read whole. Files with more bytes than this are refused: no story is so large, even with its pictures in it. */
export const LARGEST = 20_000_000;

/** The most characters that a page may have, without the pictures in it. A book has as many. */
export const LONGEST = 2_000_000;

/**
 * A page's text, in the encoding that its bytes have: many pages declare one that their server overrode.
 * @param charset what the server said, which counts more than what the page says
 */
export function decodePage(bytes: Uint8Array, charset?: string): PageText {
	const { text: whole, encoding, by, dropped, damaged } = decodeSaid(bytes, charset);
	const text = whole
		// Tools that save a page in one file write its pictures into it.
		.replace(/data:[\w/+.-]+;base64,[A-Za-z\d+/=]{200,}/g, "data:,")
		.replaceAll("\ufeff", "");
	const declared = declaredEncoding(bytes);
	const isOdd = declared !== undefined && declared !== encoding && !isAscii(bytes);
	return { text, encoding, dropped, damaged, isGuessed: by === "evidence", ...(isOdd && { declared }) };
}

/** What is UTF-8 is that, whatever a server says: many say of all pages the same. */
function decodeSaid(bytes: Uint8Array, charset: string | undefined): Decoded {
	const found = decode(bytes, "declares");
	const said = charset === undefined ? undefined : encodingName(charset);
	if (said === undefined || said === "utf-8" || said === found.encoding || /^(mark|valid|damaged)$/.test(found.by)) return found;
	return decodeAs(bytes, { name: said, by: "declaration" });
}

function isAscii(bytes: Uint8Array): boolean {
	return !bytes.some((byte) => byte > 0x7f);
}
