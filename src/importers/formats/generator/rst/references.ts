/** What a name leads to: an address, a place in the text, or another name. */
export type Target = { readonly address: string } | { readonly id: string } | { readonly name: string };

/** The contents of a substitution, as its definition has them. */
export interface Substitution {
	readonly directive: string;
	readonly argument: string;
	readonly options: ReadonlyMap<string, string>;
	readonly line: number;
}

/** A footnote or citation. */
export interface Note {
	/** As it is written, in lower case. */
	readonly label: string;
	readonly shown: string;
	readonly id: string;
}

/** What a text defines in one place and uses in another. It is collected in a first reading, and used in a second. */
export interface References {
	readonly targets: Map<string, Target>;
	/** The targets of references without names, in order. */
	readonly anonymous: Target[];
	readonly substitutions: Map<string, Substitution>;
	/** The labels of footnotes and citations, in order: `1`, `#`, `#name`, `*`, `CIT2002`. */
	readonly labels: string[];
	/** The same, as they are shown; known in the second reading. */
	readonly notes: readonly Note[];
	/** The notes with names, and lists of those without one, by their labels in lower case. */
	readonly notesOf: ReadonlyMap<string, readonly Note[]>;
	/** The places that something in the text leads to. */
	readonly used: Set<string>;
	/** How many of each were met in this reading. */
	readonly counts: { anonymous: number; autoNotes: number; symbolNotes: number; notes: number };
	/** Whether this is the first reading. */
	readonly isFirst: boolean;
}

/** Nothing yet. */
export function makeReferences(): References {
	return {
		targets: new Map(),
		anonymous: [],
		substitutions: new Map(),
		labels: [],
		notes: [],
		notesOf: new Map(),
		used: new Set(),
		counts: { anonymous: 0, autoNotes: 0, symbolNotes: 0, notes: 0 },
		isFirst: true,
	};
}

/** Begins the second reading. */
export function readAgain(references: References): References {
	const notes = notesFor(references.labels);
	const notesOf = new Map<string, Note[]>();
	for (const note of notes) {
		const same = notesOf.get(note.label);
		if (same) same.push(note);
		else notesOf.set(note.label, [note]);
	}
	return {
		...references,
		notes,
		notesOf,
		counts: { anonymous: 0, autoNotes: 0, symbolNotes: 0, notes: 0 },
		isFirst: false,
	};
}

/** A name as it is compared. */
export function plainName(name: string): string {
	return name.replace(/\\(.)/g, "$1").replace(/\s+/g, " ").trim().toLowerCase();
}

/** The id that a name gets in a page. */
export function idOf(name: string): string {
	return plainName(name)
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]+/gu, "-")
		.replace(/^-|-$/g, "");
}

/** The most names that lead to each other. */
const MOST_STEPS = 20;

/** The address that a name leads to, `#id` within the text; undefined if it leads nowhere. */
export function addressOf({ targets, used }: References, name: string): string | undefined {
	let target = targets.get(plainName(name));
	for (let step = 0; target && "name" in target && step < MOST_STEPS; step++) target = targets.get(plainName(target.name));
	return target && addressOfTarget(target, used);
}

/** The address of the next reference without a name. */
export function nextAnonymous(references: References): string | undefined {
	const target = references.anonymous[references.counts.anonymous++];
	if (!target) return undefined;
	return "name" in target ? addressOf(references, target.name) : addressOfTarget(target, references.used);
}

function addressOfTarget(target: Target, used: Set<string>): string | undefined {
	if ("address" in target) return target.address;
	if (!("id" in target)) return undefined;
	used.add(target.id);
	return `#${target.id}`;
}

const SYMBOLS = ["*", "†", "‡", "§", "¶", "#", "♠", "♥", "♦", "♣"];

/** The sign of the symbol footnote with a number, from 0. */
function symbolOf(number: number): string {
	return (SYMBOLS[number % SYMBOLS.length] ?? "*").repeat(Math.floor(number / SYMBOLS.length) + 1);
}

/** Numbers footnotes: those without a number get the free ones, in order. */
function notesFor(labels: readonly string[]): readonly Note[] {
	const taken = new Set(labels.filter((label) => /^\d+$/.test(label)));
	let [next, symbols] = [1, 0];
	return labels.map((written) => {
		const label = written.toLowerCase();
		if (label === "*") {
			const shown = symbolOf(symbols++);
			return { label, shown, id: `note-s${symbols}` };
		}
		if (!label.startsWith("#")) return { label, shown: written, id: `note-${idOf(written)}` };
		while (taken.has(String(next))) next++;
		const shown = String(next++);
		return { label, shown, id: `note-${shown}` };
	});
}
