import { LineCounter, parseDocument } from "yaml";
import { plainName } from "../article/fields/names.ts";
import { truthOf } from "../article/fields/truths.ts";
import { isObject } from "../article/fields/written.ts";
import { LISTING_OF, noTermNotes, TERM_KINDS, type TermKind, type TermNote, type TermNotes } from "./terms.ts";

/** Keys by which somebody may hide a term; compared without case, `-` and `_`. */
const HIDING: ReadonlySet<string> = new Set(["hide", "hidden", "ishidden", "private", "secret", "draft", "unlisted", "internal"]);

/** The key by which somebody asks search engines to leave a term out. */
const NOINDEX: ReadonlySet<string> = new Set(["noindex"]);

/**
 * What can be told of hidden terms from a terms.yml with a fault: whatever may be meant to be hidden is hidden. Never throws.
 * @param yaml the text of the file
 */
export function hiddenTerms(yaml: string): TermNotes {
	const notes = new Map<TermKind, TermNote[]>(TERM_KINDS.map((kind) => [kind, []]));
	const hide = (kinds: readonly TermKind[], names: readonly string[]) => {
		const [name] = names;
		if (name === undefined) return;
		for (const kind of kinds) notes.get(kind)?.push({ name, spellings: names, slug: undefined, description: undefined, hide: true });
	};
	for (const [group, terms] of Object.entries(readLeniently(yaml))) {
		for (const [name, term] of entriesOf(terms)) {
			const spellings = [name, ...otherNames(term)];
			if (mayHide(term)) hide(kindsOf(group), spellings);
			else if (mayAsk(term, NOINDEX))
				for (const kind of kindsOf(group)) notes.get(kind)?.push({ name, spellings, hide: false, noindex: true });
		}
	}
	for (const name of namesAboveHide(yaml)) hide(TERM_KINDS, [name]);
	return { ...noTermNotes, ...Object.fromEntries(notes) };
}

/** The values of a text as far as they can be read; the parser goes on behind a fault. */
function readLeniently(yaml: string): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = parseDocument(yaml, {
			lineCounter: new LineCounter(),
			logLevel: "silent",
			// A message for each fault would look through the whole line again.
			prettyErrors: false,
			uniqueKeys: false,
			schema: "failsafe",
		}).toJS({
			maxAliasCount: 0,
		});
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}

function entriesOf(terms: unknown): (readonly [string, unknown])[] {
	const list = Array.isArray(terms) ? terms : [terms];
	return list.flatMap((some) => (isObject(some) ? Object.entries(some) : []));
}

/** The kinds that the name of a group may mean: all of them, where it is none of ours. */
function kindsOf(group: string): readonly TermKind[] {
	const name = plainName(group).replace(/s$/, "");
	const meant = TERM_KINDS.filter((kind) => [kind, LISTING_OF[kind]].some((known) => known.replace(/s$/, "") === name));
	return meant.length > 0 ? meant : TERM_KINDS;
}

function mayHide(term: unknown): boolean {
	if (!isObject(term)) return typeof term === "string" && HIDING.has(plainName(term));
	return mayAsk(term, HIDING);
}

/** Whether a term has one of some keys, and does not say false there. */
function mayAsk(term: unknown, keys: ReadonlySet<string>): boolean {
	return isObject(term) && Object.entries(term).some(([key, value]) => keys.has(plainName(key)) && truthOf(value) !== false);
}

function otherNames(term: unknown): string[] {
	if (!isObject(term)) return [];
	return [term.name, term.also, term.slug, term.aliases].flat().filter((name) => typeof name === "string");
}

/** A line that may hide something: `hide: true`, `hidden:`, also within braces. */
const HIDE_LINE = /(?:^|[\s{,])["']?(?:hide|hidden)["']?\s*:(?!\s*["']?(?:false|no|off|0)\b)/i;

/** A line that begins with the name of something. */
const NAME_LINE = /^(\s*)(?:-\s+)?(?:"([^"]*)"|'([^']*)'|([^\s#:{}[\]"'][^:{}]*?))\s*:/;

/** The names under which lines stand that may hide something: where the text is no YAML, its lines are all that is left. */
function namesAboveHide(yaml: string): string[] {
	const names: string[] = [];
	const open: { readonly indent: number; readonly name: string }[] = [];
	for (const line of yaml.split("\n")) {
		const [, blanks = "", ...found] = NAME_LINE.exec(line.slice(0, 500)) ?? [];
		const name = found.find((some) => some !== undefined);
		if (name !== undefined) {
			const indent = blanks.replaceAll("\t", "        ").length;
			while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
			if (!/^(hide|hidden)$/i.test(name)) open.push({ indent, name });
		}
		if (HIDE_LINE.test(line.slice(0, 5_000))) names.push(...open.slice(-1).map((above) => above.name));
	}
	return names;
}
