import { hash } from "node:crypto";
import { refuseTooManyOpen } from "../../../system/openfiles.ts";
import type { ProblemStep, Step } from "../../importer.ts";
import { plainCopy } from "../../reading/copy.ts";
import { problemStep } from "../../reading/files.ts";
import { isHtml } from "../html/files.ts";
import { crawledAddress } from "./addresses.ts";
import { type Capture, type Captures, makeCaptures } from "./captures.ts";
import { emptyProblem, makeFaultList, strangerProblem } from "./faults.ts";
import { type Answer, isAnswerType, readAnswer, typeOf } from "./records/answer.ts";
import { isMember, unpackMember } from "./records/member.ts";
import { LONGEST_HEAD, type RawRecord, recordsOf } from "./records/records.ts";
import { openStretch, type Stretch } from "./stretches.ts";

/** What the records of a crawl are. */
export interface CrawlIndex {
	readonly captures: Captures;
	readonly problems: readonly ProblemStep[];
	/** How many records there are that say nothing of what stood at an address, by their type; and answers that were passed over, by why. */
	readonly passedOver: ReadonlyMap<string, number>;
	readonly records: number;
}

/** Captures of other days do not count. */
export interface Days {
	/** Digits of a time, as far as they are given: `2014`, `201403`, `20140315`. */
	readonly from?: string;
	readonly to?: string;
}

const PAGES = new Set(["text/html", "application/xhtml+xml"]);

/** What a page loads to look and to work as it does: no story shows it. */
const MACHINERY =
	/^(text\/(css|javascript|ecmascript)|application\/((x-)?javascript|ecmascript|json|ld\+json|manifest\+json|.*font.*|wasm|x-shockwave-flash|rss\+xml|atom\+xml|xml)|font\/.*|text\/xml)$/;

/** Reads all records, without holding any of them. */
export async function* indexCrawl(stretches: readonly Stretch[], days: Days): AsyncGenerator<Step, CrawlIndex, void> {
	const captures = makeCaptures();
	const problems: ProblemStep[] = [];
	const passedOver = new Map<string, number>();
	let records = 0;
	const pass = (why: string) => void passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
	for (const [number, stretch] of stretches.entries()) {
		const faults = makeFaultList(stretch.name);
		const before = records + problems.length;
		try {
			for await (const found of answersOf(stretch)) {
				if ("problem" in found) problems.push(found);
				else if ("fault" in found) faults.add(found);
				else {
					records++;
					const why = noteRecord(found, number, days, captures);
					if (why !== undefined) pass(why);
					if (records % 500 === 0) yield { step: "progress", bytes: stretch.before + found.record.place.at };
				}
			}
		} catch (error) {
			problems.push(unreadable(stretch, error));
		}
		problems.push(...faults.problems());
		if (records + problems.length === before) problems.push(emptyProblem(stretch.name));
	}
	return { captures, problems, passedOver, records };
}

/** A record, and what it says if it is an answer. */
interface FoundRecord {
	readonly record: Pick<RawRecord, "place">;
	readonly type: string;
	readonly answer?: Answer;
	readonly kind: Pick<Capture, "is" | "sum">;
}

async function* answersOf(stretch: Stretch) {
	const bytes = openStretch(stretch);
	try {
		const stranger = strangerProblem(stretch.name, beginningOf(bytes));
		if (stranger) return void (yield stranger);
		for (const record of recordsOf(bytes)) {
			if ("fault" in record) yield record;
			else {
				const type = typeOf(record);
				const answer = isAnswerType(type) ? readAnswer(record, type) : undefined;
				yield { record, type, answer, kind: answer ? kindWithSum(answer, record) : { is: "other" } } satisfies FoundRecord;
			}
		}
	} finally {
		bytes.close();
	}
}

function beginningOf(bytes: ReturnType<typeof openStretch>): Buffer {
	return isMember(bytes, 0) ? unpackMember(bytes, 0, LONGEST_HEAD).bytes.subarray(0, 20) : bytes.at(0, 20).subarray(0, 20);
}

/** @returns why the record was passed over */
function noteRecord(
	{ record, type, answer, kind }: FoundRecord,
	stretch: number,
	{ from, to }: Days,
	captures: Captures,
): string | undefined {
	if (!isAnswerType(type)) return `records of type ${type}`;
	if (!answer) return "records that hold no answer of a server";
	const at = crawledAddress(answer.address);
	if (!at) return "records whose address is not one of the web";
	if ((from !== undefined && answer.date.slice(0, from.length) < from) || (to !== undefined && answer.date.slice(0, to.length) > to))
		return "captures of other days";
	captures.add(plainCopy(answer), at, { stretch, ...record.place }, kind);
	return undefined;
}

function kindWithSum(answer: Answer, { block, length }: RawRecord): Pick<Capture, "is" | "sum"> {
	const is = kindOf(answer, block);
	// Part of a block, or none, says nothing of the whole.
	const isHere = is === "page" && answer.status === 200 && answer.type !== "revisit" && block.length === length;
	return isHere ? { is, sum: hash("sha1", block.subarray(answer.start), "base64") } : { is };
}

/** What a capture is, by its media type; by its beginning, where the server gave none or one that says nothing. */
function kindOf({ media, start, encoding, type }: Answer, block: Buffer): Capture["is"] {
	if (media !== undefined && PAGES.has(media)) return "page";
	if (media !== undefined && MACHINERY.test(media)) return "other";
	// Its content is that of an earlier capture, which tells.
	if (media === undefined && type === "revisit") return "page";
	const isVague = media === undefined || media === "text/plain" || media === "application/octet-stream" || media === "unknown/unknown";
	const beginning = block.subarray(start, start + 4_096).toString("latin1");
	return isVague && encoding === "" && /^\s*<(!doctype|html|head|body|!--)/i.test(beginning) && isHtml(beginning) ? "page" : "file";
}

function unreadable({ name }: Stretch, error: unknown): ProblemStep {
	refuseTooManyOpen(error);
	if (!(error instanceof Error && ("syscall" in error || "code" in error))) throw error;
	const message = `The file cannot be read: ${error.message}.`;
	return problemStep({ file: name }, "source-syntax", "error", message, "Look whether it is there and may be read, or get it again.");
}
