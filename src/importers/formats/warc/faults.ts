import type { ProblemStep } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import type { RecordFault } from "./records/records.ts";

/** A file may be damaged all over: so many faults of a kind are told one by one. */
const MOST_TOLD = 20;

/** What a fault means for the import, and what can be done. An error costs content. */
const FAULTS: Readonly<
	Record<
		RecordFault["fault"],
		{
			readonly rule: "source-syntax" | "source-refused";
			readonly severity: "error" | "warning";
			readonly what: string;
			readonly remedy: string;
		}
	>
> = {
	cut: {
		rule: "source-syntax",
		severity: "error",
		what: "is cut off. All records before it were read",
		remedy: "Get the file again, or crawl again what is missing.",
	},
	damaged: {
		rule: "source-syntax",
		severity: "error",
		what: "is damaged. Reading went on with the next record that could be found",
		remedy: "Get the file again, or crawl again what is missing.",
	},
	length: {
		rule: "source-syntax",
		severity: "warning",
		what: "does not have the length that it says. It was read to where the next record begins",
		remedy: "Look at the story, if it became one.",
	},
	checksum: {
		rule: "source-syntax",
		severity: "warning",
		what: "does not have the checksum that it says. It was read as it stands",
		remedy: "Look at the story, if it became one.",
	},
	large: {
		rule: "source-refused",
		severity: "error",
		what: "unpacks to more than it says, or than any page has. It was left out",
		remedy: "Crawl the page again, if it is one of yours.",
	},
	"packed as a whole": {
		rule: "source-refused",
		severity: "error",
		what: "is the first of many that were packed together. They cannot be read one by one",
		remedy: "Unpack the file (gunzip --keep FILE), and import what comes out.",
	},
};

/** Gathers the faults of a file, and tells them. */
export interface FaultList {
	add(fault: RecordFault): void;
	problems(): ProblemStep[];
}

/** The list of the faults of a file, by the name that problems give it; empty yet. */
export function makeFaultList(file: string): FaultList {
	const problems: ProblemStep[] = [];
	const counts = new Map<RecordFault["fault"], number>();
	return {
		add({ fault, at, address }) {
			const times = (counts.get(fault) ?? 0) + 1;
			counts.set(fault, times);
			if (times > MOST_TOLD) return;
			const { rule, severity, what, remedy } = FAULTS[fault];
			const record = `The record at byte ${at}${address === undefined ? "" : ` (${address})`}`;
			problems.push(problemStep({ file }, rule, severity, `${record} ${what}.`, remedy));
		},
		problems() {
			const more = [...counts].filter(([, times]) => times > MOST_TOLD);
			return [
				...problems,
				...more.map(([fault, times]) => {
					const { rule, severity, what, remedy } = FAULTS[fault];
					return problemStep({ file }, rule, severity, `The same holds of ${times - MOST_TOLD} more records: each ${what}.`, remedy);
				}),
			];
		},
	};
}

/** A file that is no WARC file at all, as its beginning shows. */
export function strangerProblem(file: string, beginning: Buffer): ProblemStep | undefined {
	const letters = beginning.toString("latin1");
	const [message, remedy] = letters.startsWith("filedesc://")
		? ["The file is an ARC file, the form before WARC, which is not read.", "Turn it into WARC, for example with “warcio recompress”."]
		: letters.startsWith("\x28\xb5\x2f\xfd")
			? ["The file is packed with Zstandard, which is not read.", "Unpack it (zstd --decompress FILE), and import what comes out."]
			: [];
	return message === undefined || remedy === undefined ? undefined : problemStep({ file }, "source-refused", "error", message, remedy);
}

/** The problem of a file that holds no record. */
export function emptyProblem(file: string): ProblemStep {
	return problemStep({ file }, "source-syntax", "error", "There is no record in the file.", "Get the file again.");
}
