import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/**
 * Makes a large WordPress export by repeating the items of a small one. Every repetition has ids, names, addresses and words of
 * its own, so that no story is a copy of another.
 * @param bytes the least that it shall have
 */
export function makeExport(source: string, file: string, bytes: number): void {
	const text = readFileSync(source, "utf8");
	const [first, last] = [text.indexOf("<item>"), text.lastIndexOf("</item>") + "</item>".length];
	const items = text.slice(first, last);
	const out = openSync(file, "w");
	try {
		let written = writeSync(out, text.slice(0, first));
		for (let round = 1; written < bytes; round++) written += writeSync(out, repeated(items, round));
		writeSync(out, text.slice(last));
	} finally {
		closeSync(out);
	}
}

function repeated(items: string, round: number): string {
	const shift = (id: string) => String(Number(id) + round * 100_000);
	return items
		.replace(/(<wp:post_(?:id|parent)>)(\d+)/g, (_, tag: string, id: string) => tag + (id === "0" ? id : shift(id)))
		.replace(/(<wp:post_name>(?:<!\[CDATA\[)?)([^<\]]+)/g, `$1$2-${round}`)
		.replace(/(<link>[^<?]*?)(\/?<\/link>)/g, `$1-${round}$2`)
		.replace(/([?&]p(?:age_id)?=)(\d+)/g, (_, name: string, id: string) => name + shift(id))
		.replace(/(<content:encoded><!\[CDATA\[)(?=[^\]])/g, `$1Round ${round}. `);
}
