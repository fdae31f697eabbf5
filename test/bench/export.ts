import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/**
 * Makes a large WordPress export by repeating the items of a small one. Each repetition has its own ids, names and dates, so that
 * no story is a copy of another.
 * @param change changes the items of each repetition; the first has the number 1
 * @returns the number of repetitions
 */
export function repeatExport(
	source: string,
	file: string,
	isEnough: (round: number, bytes: number) => boolean,
	change: (items: string, round: number) => string = (items) => items,
): number {
	const text = readFileSync(source, "utf8");
	const [first, last] = [text.indexOf("<item>"), text.lastIndexOf("</item>") + "</item>".length];
	const items = text.slice(first, last);
	const out = openSync(file, "w");
	try {
		writeSync(out, text.slice(0, first));
		let round = 1;
		for (let written = 0; !isEnough(round, written); round++) written += writeSync(out, change(numbered(items, round), round));
		writeSync(out, text.slice(last));
		return round - 1;
	} finally {
		closeSync(out);
	}
}

function numbered(items: string, round: number): string {
	const shift = (id: string) => String(Number(id) + round * 100_000);
	return items
		.replace(/(<wp:post_(?:id|parent)>)(\d+)/g, (_, tag: string, id: string) => tag + (id === "0" ? id : shift(id)))
		.replace(/(<wp:post_name>(?:<!\[CDATA\[)?)([^<\]]+)/g, `$1$2-${round}`)
		.replace(/(<link>[^<?]*?)(\/?<\/link>)/g, `$1-${round}$2`)
		.replace(/([?&]p(?:age_id)?=)(\d+)/g, (_, name: string, id: string) => name + shift(id))
		.replace(/(<content:encoded><!\[CDATA\[)(?=[^\]])/g, `$1Round ${round}. `);
}
