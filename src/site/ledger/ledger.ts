import { compareText } from "../../problem.ts";

/** What is known of an address that was published, or that an older site had. */
export interface LedgerEntry {
	/** The id of the story that stood there; undefined where it was a page of no story. */
	readonly id?: string;
	/** The hash of that story's text (`Article.textHash`), by which the story is known where its id has changed. */
	readonly textHash?: string;
	/** How often readers asked for it, as an import counted. An address that was never published here has this, and no story. */
	readonly asked?: number;
	/** Why the address was given up, with the day: `2026-11-29 The paper lost the rights`. */
	readonly forgotten?: string;
}

/** Every address that was ever published, below the base of the site, as `Output.url` has it. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

/** The ledger's name, beside the settings. */
export const LEDGER = "urls.txt";

/** A line of a ledger that says nothing that can be understood, or that another line contradicts. */
export interface LedgerFault {
	/** 1-based. */
	readonly line: number;
	/** `conflict`: a merge left its marks. `line`: it is no line of a ledger. `twice`: another line names another story for the same address. */
	readonly sort: "conflict" | "line" | "twice";
	readonly address?: string;
}

/** A ledger as it was read, and what is wrong with its lines. */
export interface ReadLedger {
	readonly entries: Ledger;
	/** The lines of the addresses, 1-based. */
	readonly lineOf: (address: string) => number | undefined;
	readonly faults: readonly LedgerFault[];
}

const HEAD = `# Every address that this site ever published: address, id of its story, hash of the story's text, notes; with tabs between them.
# Backfile keeps it: commit it, and let git merge it line by line (docs/addresses.md).
`;

/** What stands where there is no story, or no hash. */
const NONE = "-";

/** The text of a ledger: sorted by address. */
export function ledgerText(ledger: Ledger): string {
	const lines = [...ledger].sort(([a], [b]) => compareText(a, b)).map(([address, entry]) => lineOf(address, entry));
	return `${HEAD}${lines.join("\n")}${lines.length > 0 ? "\n" : ""}`;
}

function lineOf(address: string, { id, textHash, asked, forgotten }: LedgerEntry): string {
	const notes = [...(asked === undefined ? [] : [`asked ${asked}`]), ...(forgotten === undefined ? [] : [`forgotten ${forgotten}`])];
	if (notes.length === 0 && textHash === undefined) return `${address}\t${id === undefined ? NONE : written(id)}`;
	return [address, id === undefined ? NONE : written(id), textHash ?? NONE, ...notes.map(written)].join("\t");
}

/** A text that stays in its column. An id that would read as none gets a mark before it. */
function written(text: string): string {
	const plain = text.replace(/[\t\r\n\\]/g, (sign) => ({ "\t": "\\t", "\r": "\\r", "\n": "\\n" })[sign] ?? "\\\\");
	return plain === NONE || plain === "" ? `\\${plain}` : plain;
}

function read(column: string): string {
	return column.includes("\\") ? column.replace(/\\(.?)/g, (_, sign: string) => ({ t: "\t", r: "\r", n: "\n" })[sign] ?? sign) : column;
}

/** Reads a ledger, whatever somebody made of it. Lines may stand in any order, and have any line ends. */
export function readLedger(text: string): ReadLedger {
	const entries = new Map<string, LedgerEntry>();
	const lines = new Map<string, number>();
	const faults: LedgerFault[] = [];
	let line = 0;
	for (const raw of text.replace(/^\ufeff/, "").split("\n")) {
		line++;
		const plain = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
		if (/^(<{7}|={7}|>{7}|\|{7})/.test(plain)) faults.push({ line, sort: "conflict" });
		else if (plain.trim() !== "" && !plain.startsWith("#")) {
			const found = entryIn(plain);
			if (found === undefined) faults.push({ line, sort: "line" });
			else {
				const [address, entry] = found;
				const before = entries.get(address);
				if (before && before.id !== entry.id && before.id !== undefined && entry.id !== undefined)
					faults.push({ line, sort: "twice", address });
				entries.set(address, before ? joined(before, entry) : entry);
				lines.set(address, line);
			}
		}
	}
	return { entries, lineOf: (address) => lines.get(address), faults };
}

function entryIn(line: string): readonly [string, LedgerEntry] | undefined {
	const [address = "", id = "", hash = NONE, ...notes] = line.split("\t");
	if (!/^\/[\x21-\x7e]*$/.test(address) || id === "" || !/^(-|[0-9a-f]{8,64})$/.test(hash)) return undefined;
	let asked: number | undefined;
	let forgotten: string | undefined;
	for (const note of notes) {
		const [, word, rest = ""] = /^(asked|forgotten) (.*)$/.exec(note) ?? [];
		if (word === "asked" && /^\d{1,15}$/.test(rest)) asked = Number(rest);
		else if (word === "forgotten") forgotten = read(rest);
		else return undefined;
	}
	return [
		address,
		{
			...(id !== NONE && { id: read(id) }),
			...(hash !== NONE && { textHash: hash }),
			...(asked !== undefined && { asked }),
			...(forgotten !== undefined && { forgotten }),
		},
	];
}

/** What two lines say of one address, as a merge leaves them: whatever their order, the result is the same. */
function joined(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
	const [first, second] = compareText(lineOf("/", a), lineOf("/", b)) <= 0 ? [a, b] : [b, a];
	return { ...first, ...second };
}
