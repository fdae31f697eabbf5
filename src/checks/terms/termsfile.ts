import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { readTermNotes } from "../../archive/termnotes.ts";
import { keyOf, LISTING_OF } from "../../archive/terms.ts";
import type { TermMerge } from "../finding.ts";
import { added, closing, type Edit, edited, indentOf, lineBehind, startOf } from "./edits.ts";

/** A terms.yml with merges written into it. */
export interface MergedTerms {
	/** Its new text. */
	readonly text: string;
	readonly done: readonly TermMerge[];
}

/** All merges into one name. */
interface Target extends Pick<TermMerge, "kind" | "name"> {
	readonly others: string[];
}

/**
 * Writes into the text of a terms.yml that names are one. It only adds: what stands there keeps its place, its comments and its form.
 * A name that has an entry of its own is left alone, since its owner has decided.
 * @param yaml empty where there is no file yet
 * @returns undefined where the file has a fault, or is written in a way to which nothing can be added
 */
export function withMerges(yaml: string, merges: readonly TermMerge[]): MergedTerms | undefined {
	if (readTermNotes(yaml, "").problems.length > 0) return undefined;
	// All values stay as they are typed: 1.10 is no number here.
	const { contents, errors } = parseDocument(yaml, { schema: "failsafe" });
	const root = isMap(contents) ? contents : undefined;
	if (errors.length > 0 || (root === undefined && contents !== null && textOf(contents) !== "")) return undefined;
	const done = merges.filter(({ kind, other }) => !entryOf(groupOf(root, kind), other));
	const edits: Edit[] = [];
	const fresh = new Map<TermMerge["kind"], string[]>();
	for (const target of targetsOf(done)) {
		const entry = entryOf(groupOf(root, target.kind), target.name);
		if (entry) edits.push(intoEntry(yaml, entry, target.others));
		else fresh.set(target.kind, [...(fresh.get(target.kind) ?? []), `${quoted(target.name)}: ${alsoOf(target.others)}`]);
	}
	for (const [kind, entries] of fresh) edits.push(intoGroup(yaml, root, kind, entries));
	const text = edited(yaml, edits);
	return isRight(yaml, text, done) ? { text, done } : undefined;
}

function targetsOf(merges: readonly TermMerge[]): Target[] {
	const targets = new Map<string, Target>();
	for (const { kind, name, other } of merges) {
		const key = `${kind} ${keyOf(name)}`;
		const target = targets.get(key);
		if (target) target.others.push(other);
		else targets.set(key, { kind, name, others: [other] });
	}
	return [...targets.values()];
}

/** Whether a text says all that it said before, and what was written into it. */
function isRight(before: string, after: string, done: readonly TermMerge[]): boolean {
	const [old, now] = [readTermNotes(before, ""), readTermNotes(after, "")];
	if (now.problems.length > 0) return false;
	const isKept = (Object.keys(old.notes) as TermMerge["kind"][]).every((kind) =>
		old.notes[kind].every((note) => {
			const same = now.notes[kind].find(({ name }) => name === note.name);
			const { spellings = [], ...rest } = same ?? {};
			const { spellings: mustHave, ...mustBe } = note;
			return JSON.stringify(rest) === JSON.stringify(mustBe) && mustHave.every((spelling) => spellings.includes(spelling));
		}),
	);
	return isKept && done.every(({ kind, other }) => now.notes[kind].some((note) => note.spellings.includes(other)));
}

type Entry = YAMLMap["items"][number];

function groupOf(root: YAMLMap | undefined, kind: TermMerge["kind"]): YAMLMap | undefined {
	const group = root?.get(LISTING_OF[kind], true);
	return isMap(group) ? group : undefined;
}

/** The entry of a group that is about a name: under it, or with it among its spellings. */
function entryOf(group: YAMLMap | undefined, name: string): Entry | undefined {
	const key = keyOf(name);
	return group?.items.find(({ key: own, value }) => {
		const also = isMap(value) ? value.get("also", true) : undefined;
		const names = [own, isMap(value) && value.get("name", true), ...(isSeq(also) ? also.items : [also])].map(textOf);
		return names.some((one) => one !== undefined && keyOf(one) === key);
	});
}

/** Adds names to an entry: to its list, in its place, or as its first member. */
function intoEntry(yaml: string, { key, value }: Entry, others: readonly string[]): Edit {
	const names = others.map(quoted).join(", ");
	if (!isMap(value)) return { at: lineBehind(yaml, key, ":"), text: ` ${alsoOf(others)}` };
	const also = value.get("also", true);
	if (isSeq(also)) {
		if (also.flow) return closing(yaml, also, names);
		const indent = indentOf(yaml, startOf(also.items[0]) - 2);
		return added(
			yaml,
			also,
			others.map((other) => `${indent}- ${quoted(other)}`),
		);
	}
	if (isScalar(also) && also.range)
		return { at: also.range[0], to: also.range[1], text: `[${yaml.slice(also.range[0], also.range[1])}, ${names}]` };
	if (value.flow) return closing(yaml, value, `also: [${names}]`);
	return added(yaml, value, [`${indentOf(yaml, startOf(value.items[0]?.key))}also: [${names}]`]);
}

/** Adds entries to the group of a kind, which may not be there yet. */
function intoGroup(yaml: string, root: YAMLMap | undefined, kind: TermMerge["kind"], entries: readonly string[]): Edit {
	const name = LISTING_OF[kind];
	const group = groupOf(root, kind);
	if (group?.flow) return closing(yaml, group, entries.join(", "));
	const [first] = group?.items ?? [];
	if (group && first) {
		const indent = indentOf(yaml, startOf(first.key));
		return added(
			yaml,
			group,
			entries.map((entry) => indent + entry),
		);
	}
	const pair = root?.items.find(({ key }) => textOf(key) === name);
	const lines = entries.map((entry) => `\n  ${entry}`).join("");
	if (pair) return { at: lineBehind(yaml, pair.key, ":"), text: lines };
	const gap = yaml === "" || yaml.endsWith("\n") ? "" : "\n";
	return { at: yaml.length, text: `${gap}${name}:${lines}\n` };
}

function textOf(node: unknown): string | undefined {
	return isScalar(node) && node.value !== null ? String(node.value) : undefined;
}

function alsoOf(others: readonly string[]): string {
	return `{ also: [${others.map(quoted).join(", ")}] }`;
}

/** A text that is read back as text, whatever it looks like. */
function quoted(text: string): string {
	const isPlain = /^\p{L}[\p{L}\p{N} _.-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) && !text.endsWith(" ");
	return isPlain ? text : JSON.stringify(text);
}
