import { BOUNDS } from "../bounds/bounds.ts";

const { most: MOST_MB } = BOUNDS.megabytes;

/** Encodings in which every byte below 0x80 is the ASCII character: nothing can be hidden in them. In others, such as ISO-2022-JP, it can. */
const PLAIN = /^(utf-?8|(us-)?ascii|(iso-?8859-(1|2|3|4|5|7|9|10|13|14|15|16))|latin1|windows-125[0-8]|koi8-[ru])$/i;

/** How a packed file (gzip) begins. */
const PACKED = "\x1f\x8b";

/** Decodes an SVG picture as browsers do: by its mark, else by its declaration, else as UTF-8. */
export function decodeSvg(bytes: Uint8Array): { readonly text: string } | { readonly fault: string } {
	if (bytes.length > MOST_MB * 1024 * 1024) return { fault: `is larger than ${MOST_MB} MB` };
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024)).toString("latin1");
	if (head.startsWith(PACKED)) return { fault: "is compressed" };
	const marked = markOf(head);
	if (marked !== undefined) return { text: new TextDecoder(marked).decode(bytes) };
	if (head.includes("\0")) return { fault: "is in an encoding that it does not name" };
	const [, declared = "utf-8"] = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{0,50})["']/.exec(head) ?? [];
	if (!PLAIN.test(declared)) return { fault: `is in the encoding ${declared}, in which something could be hidden` };
	return { text: new TextDecoder(declared).decode(bytes) };
}

/** The encoding that a byte order mark names. */
function markOf(head: string): string | undefined {
	if (head.startsWith("\xef\xbb\xbf")) return "utf-8";
	if (head.startsWith("\xff\xfe")) return "utf-16le";
	return head.startsWith("\xfe\xff") ? "utf-16be" : undefined;
}
