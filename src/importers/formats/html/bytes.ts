import { declaredEncoding } from "../../../article/encoding/declared.ts";
import { decode } from "../../../article/encoding.ts";
import { chunksOf, type SourceFile } from "../../reading/files.ts";

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

/** A file's text, in the encoding that its bytes have: many pages declare one that their server overrode. */
export async function textOfPage(file: SourceFile): Promise<PageText> {
	const chunks: Buffer[] = [];
	for await (const chunk of chunksOf(file)) chunks.push(chunk);
	return decodePage(Buffer.concat(chunks));
}

/** Does the same with bytes. */
function decodePage(bytes: Uint8Array): PageText {
	const { text: whole, encoding, by, dropped, damaged } = decode(bytes, "declares");
	const text = whole
		// Tools that save a page in one file write its pictures into it.
		.replace(/data:[\w/+.-]+;base64,[A-Za-z\d+/=]{200,}/g, "data:,")
		.replaceAll("\ufeff", "");
	const declared = declaredEncoding(bytes);
	const isOdd = declared !== undefined && declared !== encoding && !isAscii(bytes);
	return { text, encoding, dropped, damaged, isGuessed: by === "evidence", ...(isOdd && { declared }) };
}

function isAscii(bytes: Uint8Array): boolean {
	return !bytes.some((byte) => byte > 0x7f);
}
