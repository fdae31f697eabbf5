import { findNames, type Surroundings, withoutOverlaps } from "./find.ts";
import { type NameNode, nameTree } from "./names.ts";
import { type Edit, edited, editsOf, type Written } from "./replace.ts";

/** A name that is to stand nowhere on the site, or in some stories not: an entry of redactions.yml. */
export interface Redaction {
	readonly name: string;
	/** What stands in its place. */
	readonly replaceWith: string;
	/** The ids of the stories from which the name is taken; `all` stories and what else the site shows. */
	readonly in: "all" | readonly string[];
	/** Whether old addresses that hold the name lead on. */
	readonly redirect?: boolean;
	/** Whether the owner has seen how much it changes. */
	readonly confirm?: boolean;
	/** Where it stands, for messages, which never say the name. */
	readonly line?: number;
}

/** Takes names out of texts. */
export interface Redactor {
	/** A text of plain words without the names. */
	redactText(text: string): string;
	/** Whether a name stands in a text: whole words, whatever their case, accents and markup. */
	holdsName(text: string): boolean;
	/** Whether a name stands in an address, as it is written there: `/people/john-smith.html`. */
	holdsNameInAddress(address: string): boolean;
	/** An address, or the path of a file, without the names: `/people/name-removed.html`. */
	redactAddress(address: string): string;
	/** Whether addresses that hold names lead on all the same. */
	leadsOn(address: string): boolean;
	/**
	 * The changes that take the names out of a text.
	 * @param from where in it they begin
	 */
	editsIn(text: string, written: Written, from?: number): Edit[];
	/** The numbers of the redactions whose names stand in a text, each once. */
	namesIn(text: string, within?: Surroundings): number[];
	/** What takes names out of one story: what stands in `all`, and what names its id. */
	forStory(id: string): Redactor;
}

/**
 * Makes what takes names out of texts, in linear time however many names there are. By itself it knows the names that are taken out of all stories.
 */
export function makeRedactor(redactions: readonly Redaction[]): Redactor {
	const everywhere = redactions.map((_, index) => index).filter((index) => redactions[index]?.in === "all");
	const byStory = new Map<string, number[]>();
	for (const [index, { in: ids }] of redactions.entries()) {
		for (const id of ids === "all" ? [] : ids) byStory.set(id, [...(byStory.get(id) ?? []), index]);
	}
	const common = redactorOf(redactions, everywhere, (id) => {
		const own = byStory.get(id);
		return own ? redactorOf(redactions, [...everywhere, ...own], () => common) : common;
	});
	return common;
}

/** @param chosen the numbers of those redactions that count */
function redactorOf(redactions: readonly Redaction[], chosen: readonly number[], forStory: Redactor["forStory"]): Redactor {
	const tree: NameNode = nameTree(chosen.map((index) => redactions[index]?.name ?? ""));
	const redactionOf = (name: number) => redactions[chosen[name] ?? -1] as Redaction;
	const isEmpty = chosen.length === 0;
	const editsIn = (text: string, written: Written, within: Surroundings, from = 0): Edit[] => {
		if (isEmpty) return [];
		const part = from === 0 ? text : text.slice(from);
		const found = withoutOverlaps(findNames(part, tree, within));
		const edits = found.flatMap((name) => editsOf(part, name, redactionOf(name.name).replaceWith, written)).sort((a, b) => a[0] - b[0]);
		return from === 0 ? edits : edits.map(([start, end, words]) => [start + from, end + from, words]);
	};
	const redact = (text: string, within: Surroundings) => edited(text, editsIn(text, "plain", within));
	return {
		redactText: (text) => redact(text, surroundingsOf(text)),
		holdsName: (text) => !isEmpty && findNames(text, tree, surroundingsOf(text)).length > 0,
		holdsNameInAddress: (address) => !isEmpty && findNames(address, tree, "address").length > 0,
		redactAddress: (address) => redact(address, "address"),
		leadsOn: (address) => findNames(address, tree, "address").every(({ name }) => redactionOf(name).redirect === true),
		editsIn: (text, written, from) => editsIn(text, written, "text", from),
		namesIn: (text, within = surroundingsOf(text)) => [...new Set(findNames(text, tree, within).map(({ name }) => chosen[name] ?? -1))],
		forStory,
	};
}

/** A text without a blank that has the form of an address or of a file's name is one. */
function surroundingsOf(text: string): Surroundings {
	return /^\S*[/._-]\S*$/.test(text) || /^\S+\d\S*$/.test(text) ? "address" : "text";
}
