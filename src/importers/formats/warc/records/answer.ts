import { readHead } from "./heads.ts";
import { endOfHead, LONGEST_HEAD, type RawRecord } from "./records.ts";

/** The types of record that can hold what a server sent; a `revisit` says that it was sent before. */
export type AnswerType = "response" | "resource" | "revisit";

/** A record that says what stood at an address. */
export interface Answer {
	readonly type: AnswerType;
	readonly address: string;
	/** When it was captured, as digits: `20140315093000`. */
	readonly date: string;
	/** Of HTTP; 200 for a record that is no answer of a server. */
	readonly status: number;
	/** Where it redirects to, as the server wrote it. */
	readonly location?: string;
	/** Its media type, in small letters, without parameters; undefined if the server did not say. */
	readonly media?: string;
	readonly charset?: string;
	/** Whether it is only a part of what stands at the address (HTTP 206). */
	readonly isPart: boolean;
	/** How its bytes are packed: the values of `Transfer-Encoding` and `Content-Encoding`. */
	readonly transfer: string;
	readonly encoding: string;
	/** Where the content begins in the record's block. */
	readonly start: number;
	readonly id?: string;
	readonly digest?: string;
	/** What a `revisit` says of the record that has its content. */
	readonly earlier?: { readonly id?: string; readonly address?: string; readonly date?: string };
}

const TYPES: ReadonlySet<string> = new Set<AnswerType>(["response", "resource", "revisit"]);

/** The type of a record, in small letters. Most records are not answers, and need no more than this. */
export function typeOf({ head }: Pick<RawRecord, "head">): string {
	return /^warc-type:[ \t]*([\w-]{1,40})/im.exec(head.toString("latin1"))?.[1]?.toLowerCase() ?? "unknown";
}

/** Whether records of a type hold the answer of a server. */
export function isAnswerType(type: string): type is AnswerType {
	return TYPES.has(type);
}

/**
 * Reads the heads of a record of such a type: its own and that of the server's answer.
 * @returns undefined if it has no address or no date, or holds something else than an answer of HTTP
 */
export function readAnswer(record: Pick<RawRecord, "head" | "block">, type: AnswerType): Answer | undefined {
	const isHttp = type !== "resource" && /^HTTP\/\d/i.test(record.block.subarray(0, 10).toString("latin1"));
	if (type === "response" && !isHttp) return undefined;
	const start = isHttp ? (endOfHead(record.block.subarray(0, LONGEST_HEAD)) ?? record.block.length) : 0;
	const own = readHead(record.head);
	const http = isHttp ? readHead(record.block.subarray(0, Math.min(start, LONGEST_HEAD))) : undefined;
	const address = own.get("warc-target-uri")?.replace(/^<|>$/g, "");
	const date = digitsOf(own.get("warc-date"));
	if (address === undefined || date === undefined) return undefined;
	const said = http?.get("content-type") ?? (type === "resource" ? own.get("content-type") : undefined);
	return {
		type,
		address,
		date,
		status: http ? Number(/^\S+[ \t]+(\d{3})\b/.exec(http.first)?.[1] ?? 0) : 200,
		location: http?.get("location"),
		...mediaIn(said),
		isPart: isHttp && !isWhole(http?.get("content-range")),
		transfer: http?.get("transfer-encoding") ?? "",
		encoding: http?.get("content-encoding") ?? "",
		start,
		id: own.get("warc-record-id"),
		digest: own.get("warc-payload-digest"),
		...(type === "revisit" && {
			earlier: {
				id: own.get("warc-refers-to"),
				address: own.get("warc-refers-to-target-uri"),
				date: digitsOf(own.get("warc-refers-to-date")),
			},
		}),
	};
}

function digitsOf(date: string | undefined): string | undefined {
	const digits = date?.replace(/\D/g, "").slice(0, 14) ?? "";
	return digits.length < 4 ? undefined : digits.padEnd(14, "0");
}

/** The media type and the charset of a `Content-Type` (RFC 9110, section 8.3). */
function mediaIn(said: string | undefined): Pick<Answer, "media" | "charset"> {
	const media = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(said ?? "")?.[1]?.toLowerCase();
	const charset = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(said ?? "")?.[1]?.toLowerCase();
	return { ...(media !== undefined && { media }), ...(charset !== undefined && { charset }) };
}

function isWhole(range: string | undefined): boolean {
	if (range === undefined) return true;
	const [, from, to, of] = /^bytes\s+(\d+)-(\d+)\/(\d+)/i.exec(range) ?? [];
	return from === "0" && Number(to) + 1 === Number(of);
}
