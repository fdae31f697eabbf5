import { makeTable } from "../../survey/namedtable.ts";
import { makeRows, type Rows } from "../../survey/rows.ts";
import { type CrawledAddress, crawledAddress } from "./addresses.ts";
import type { Answer } from "./records/answer.ts";
import type { Packing } from "./records/content.ts";
import type { RecordPlace } from "./records/records.ts";

/** Where the content of a capture is. */
export interface Stored extends RecordPlace {
	/** The number of the stretch. */
	readonly stretch: number;
}

/** What is kept of a capture: what a server answered for an address at some time. Plain data. */
export interface Capture extends Pick<CrawledAddress, "address" | "key" | "plain">, Pick<Answer, "date" | "status" | "charset"> {
	readonly stored: Stored;
	readonly packing: Packing;
	/** Whether it is a page, or a file that a page may show; else it is an answer without content. */
	readonly is: "page" | "file" | "other";
	readonly media?: string;
	/** Where it redirects to: a whole address. */
	readonly to?: string;
	/** A hash of its content as the server sent it, where it is a page. */
	readonly sum?: string;
	readonly digest?: string;
	/** Whose content it has, where its record only says that this is the same as before. */
	readonly earlier?: Answer["earlier"];
}

/** The captures of a crawl by address. */
export interface Captures {
	add(answer: Answer, at: CrawledAddress, stored: Stored, kind: Pick<Capture, "is" | "sum">): void;
	/** What is known of each address, in the order of its newest capture. */
	addresses(): Iterable<CapturedAddress>;
	/** What is known of an address, by its key. */
	at(key: string): CapturedAddress | undefined;
	/** How many captures there are, and of how many addresses. */
	readonly counts: { readonly captures: number; readonly addresses: number };
}

/** What is known of an address. */
export interface CapturedAddress {
	/** The newest good capture, as the place of its content tells. */
	readonly good?: Capture;
	/** The newest of all. */
	readonly newest: Capture;
	/** Whether there is a good one whose content is not in the crawl. */
	readonly isLost: boolean;
}

/** No captures yet. */
export function makeCaptures(): Captures {
	const rows = makeRows<Capture>();
	/** The numbers of captures by the key of their address: the newest good one, the newest good one that has its content, the newest. */
	const [good, solid, newest] = [makeTable(), makeTable(), makeTable()];
	/** The captures that have content, by what later ones may say of it. */
	const contents = makeTable();
	const counts = { captures: 0, addresses: 0 };
	return {
		counts,
		add(answer, { address, key, plain }, stored, { is, sum }) {
			const { date, status, charset, media, digest, earlier, start, transfer, encoding } = answer;
			const packing = { start, transfer, encoding };
			const isGood = status === 200 && !answer.isPart && is !== "other";
			const redirect =
				status >= 300 && status < 400 && answer.location !== undefined ? crawledAddress(whole(answer.location, address)) : undefined;
			const base = { address, key, plain, date, status, charset, stored, packing, is, media, sum, to: redirect?.address };
			// Only a capture without content needs the digest, to find the one that has it.
			const capture: Capture = earlier === undefined ? base : { ...base, digest, earlier };
			const number = rows.add(capture);
			counts.captures++;
			if (newest.get(key) === undefined) counts.addresses++;
			note(newest, key, number, date);
			if (!isGood) return;
			note(good, key, number, date);
			if (earlier !== undefined) return;
			note(solid, key, number, date);
			for (const name of namesOf(answer, key)) contents.add(name, number);
		},
		*addresses() {
			let number = 0;
			for (const capture of rows) {
				const { key } = capture;
				if (newest.get(key) === number++) yield capturedAddress(key, capture);
			}
		},
		at(key) {
			const latest = rowOf(rows, newest.get(key));
			return latest && capturedAddress(key, latest);
		},
	};

	/** Notes a capture if it is the newest. Of two of the same second the later record counts. */
	function note(table: typeof newest, key: string, number: number, date: string): void {
		const before = table.get(key);
		if (before === undefined || (rows.at(before)?.date ?? "") <= date) table.set(key, number);
	}

	function capturedAddress(key: string, latest: Capture): CapturedAddress {
		const best = rowOf(rows, good.get(key));
		const found = best && (best.earlier === undefined ? best : withContent(best, rows, contents));
		return { good: found ?? rowOf(rows, solid.get(key)), newest: latest, isLost: best !== undefined && found === undefined };
	}
}

function whole(location: string, base: string): string {
	return URL.canParse(location, base) ? new URL(location, base).href : location;
}

function rowOf(rows: Rows<Capture>, number: number | undefined): Capture | undefined {
	return number === undefined ? undefined : rows.at(number);
}

function namesOf({ id, digest, date }: Answer, key: string): string[] {
	return [...(id === undefined ? [] : [`id ${id}`]), ...(digest === undefined ? [] : [`digest ${digest}`]), `at ${key} ${date}`];
}

/** A capture whose record says only that its content is that of an earlier one. */
function withContent(capture: Capture, rows: Rows<Capture>, contents: ReturnType<typeof makeTable>): Capture | undefined {
	const { earlier, digest } = capture;
	const at = earlier?.address === undefined ? undefined : crawledAddress(earlier.address)?.key;
	const names = [
		...(earlier?.id === undefined ? [] : [`id ${earlier.id}`]),
		...(at === undefined || earlier?.date === undefined ? [] : [`at ${at} ${earlier.date}`]),
		...(digest === undefined ? [] : [`digest ${digest}`]),
	];
	const number = names.map((name) => contents.get(name)).find((found) => found !== undefined);
	const content = rowOf(rows, number);
	if (!content) return undefined;
	const { stored, packing, is, media, sum } = content;
	return { ...capture, stored, packing, is, media, sum, charset: capture.charset ?? content.charset };
}
