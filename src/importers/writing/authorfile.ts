import { isMap, parseDocument } from "yaml";
import { sha256Of } from "../../system/hash.ts";

/** An author as authors.yml has it; docs/fields.md says what it may hold. */
export interface AuthorEntry {
	readonly biography?: string;
	readonly image?: string;
	readonly links?: readonly string[];
}

/** An authors.yml with the entries of an import. */
export interface WrittenAuthors {
	/** Its new text. */
	readonly text: string;
	/** The hash of each entry that the import wrote, now or before, by name. */
	readonly hashes: Readonly<Record<string, string>>;
	readonly written: number;
	readonly unchanged: number;
	/** Names of entries that were changed, or taken out, by hand: they are left alone. */
	readonly edited: readonly string[];
}

/**
 * Writes entries into the text of an authors.yml. What stands there by hand keeps its place and its comments.
 * @param yaml empty where there is no file yet
 * @param known the hashes of the entries that the import wrote before
 * @returns undefined where the file has a fault
 */
export function withAuthors(
	yaml: string,
	entries: ReadonlyMap<string, AuthorEntry>,
	known: Readonly<Record<string, string>>,
): WrittenAuthors | undefined {
	const document = parseDocument(yaml);
	const { contents } = document;
	if (document.errors.length > 0 || (contents !== null && !isMap(contents))) return undefined;
	const present = new Map(Object.entries(isMap(contents) ? (document.toJS() as Record<string, unknown>) : {}));
	const byHand = otherNames(present);
	const hashes: Record<string, string> = { ...known };
	const edited: string[] = [];
	let [written, unchanged] = [0, 0];
	for (const [name, entry] of entries) {
		const before = present.has(name) ? hashOf(present.get(name)) : undefined;
		const after = hashOf(entry);
		const isOwn = before === undefined ? known[name] === undefined && !byHand.has(keyOf(name)) : before === known[name];
		if (before === after) {
			hashes[name] = after;
			unchanged++;
		} else if (!isOwn) edited.push(name);
		else {
			document.set(document.createNode(name), document.createNode(entry));
			hashes[name] = after;
			written++;
		}
	}
	return { text: written === 0 ? yaml : document.toString({ lineWidth: 0 }), hashes, written, unchanged, edited };
}

function hashOf(entry: unknown): string {
	return sha256Of(JSON.stringify(entry));
}

/** The names that entries have for their authors beside their keys. */
function otherNames(entries: ReadonlyMap<string, unknown>): Set<string> {
	const names = [...entries].flatMap(([key, entry]) => {
		const { name = [], also = [] } = (typeof entry === "object" && entry !== null ? entry : {}) as { name?: unknown; also?: unknown };
		return [key, name, also].flat();
	});
	return new Set(names.map((name) => keyOf(String(name))));
}

function keyOf(name: string): string {
	return name.normalize("NFKC").toLowerCase();
}
