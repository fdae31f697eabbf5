import type { Problem } from "../../problem.ts";
import { BOUNDS, beyond } from "../bounds/bounds.ts";
import { parseDate } from "../date.ts";
import { findInYaml, parseYaml } from "../yaml.ts";
import type { Comment } from "./comment.ts";
import { plainCommenter } from "./names.ts";

/** The comments of a file, and what is wrong with it. */
export interface ReadComments {
	readonly comments: readonly Comment[];
	readonly problems: readonly Problem[];
}

/** What each member of the list may hold. */
const FIELDS: ReadonlySet<string> = new Set(["id", "name", "date", "text", "reply_to"]);

/** Keys of what must not be known of a reader. */
const PRIVATE = /e.?mail|(^|[^a-z])ip([^a-z]|$)|agent|phone|address/i;

/** A value of each comment and one for each of its fields, with some that are not known. */
const VALUES = 10;

/** What reading a list of comments notes. */
interface Reading {
	readonly text: string;
	readonly file: string;
	readonly zone: string;
	readonly problems: Problem[];
	/** The places of comments in the result, by their ids. */
	readonly places: Map<string, number>;
}

/** A comment whose reply may be to one that is read later. */
interface OpenComment extends Comment {
	/** Its place in the file, from 0. */
	readonly at: number;
	readonly parent?: string;
}

/**
 * Reads the file of a story's comments: a list of mappings in YAML. What is wrong with one is a problem; the others are read. Never throws.
 * @param zone the site's time zone, for times without an offset
 */
export function readComments(text: string, file: string, zone: string): ReadComments {
	const { comments: most } = BOUNDS;
	const read = parseYaml(text, BOUNDS.commentCharacters.most, most.most * VALUES);
	if ("fault" in read) return { comments: [], problems: [{ file, severity: "error", ...read.fault }] };
	const list = read.value ?? [];
	if (!Array.isArray(list)) return { comments: [], problems: [noList(file)] };
	const reading: Reading = { text, file, zone, problems: [], places: new Map() };
	if (list.length > most.most) reading.problems.push(tooMany(file));
	const open: OpenComment[] = [];
	for (const [at, value] of list.slice(0, most.most).entries()) {
		const comment = readComment(value, at, reading);
		if (!comment) continue;
		if (comment.id !== undefined) reading.places.set(comment.id, open.length);
		open.push(comment);
	}
	return { comments: withReplies(open, reading), problems: reading.problems };
}

function readComment(value: unknown, at: number, reading: Reading): OpenComment | undefined {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return broken(at, "is no mapping of fields", reading);
	const fields = value as Readonly<Record<string, unknown>>;
	const text = textOf(fields.text)?.trim();
	if (!text) return broken(at, "has no text", reading);
	for (const key of Object.keys(fields)) if (!FIELDS.has(key)) unknownKey(at, key, reading);
	const name = textOf(fields.name);
	const named = name === undefined ? undefined : plainCommenter(name);
	if (name?.includes("@") && named !== name.trim()) odd(at, "name", "holds an address for e-mail, which is left out", reading);
	const written = textOf(fields.date);
	const date = written === undefined ? undefined : parseDate(written, reading.zone);
	if (written !== undefined && !date) odd(at, "date", `"${written.slice(0, 60)}" is no date that can be read; it is left out`, reading);
	const id = textOf(fields.id)?.trim();
	const isTwice = id !== undefined && reading.places.has(id);
	if (isTwice) odd(at, "id", `"${id.slice(0, 60)}" is that of another comment already; this one has none`, reading);
	const parent = textOf(fields.reply_to)?.trim();
	return {
		at,
		text,
		...(id && !isTwice && { id }),
		...(named !== undefined && { name: named }),
		...(date && { date }),
		...(parent && { parent }),
	};
}

function textOf(value: unknown): string | undefined {
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Turns the ids of what is replied to into places. What replies to nothing that is there, or in a circle, stands by itself. */
function withReplies(open: readonly OpenComment[], reading: Reading): Comment[] {
	const parents = open.map(({ parent, at }) => {
		const place = parent === undefined ? undefined : reading.places.get(parent);
		if (parent !== undefined && place === undefined)
			odd(at, "reply_to", `"${parent.slice(0, 60)}" is the id of no comment here; the reply stands by itself`, reading);
		return place;
	});
	// 1: on the way up from a comment, 2: known to lead to the top.
	const marks = new Uint8Array(open.length);
	for (let start = 0; start < open.length; start++) {
		const way: number[] = [];
		let at: number | undefined = start;
		for (; at !== undefined && marks[at] === 0; at = parents[at]) {
			marks[at] = 1;
			way.push(at);
		}
		const last = way.at(-1);
		if (at !== undefined && marks[at] === 1 && last !== undefined) {
			odd(open[last]?.at ?? 0, "reply_to", "leads in a circle; the reply stands by itself", reading);
			parents[last] = undefined;
		}
		for (const passed of way) marks[passed] = 2;
	}
	return open.map(({ id, name, date, text }, place) => {
		const replyTo = parents[place];
		return {
			...(id !== undefined && { id }),
			...(name !== undefined && { name }),
			...(date && { date }),
			text,
			...(replyTo !== undefined && { replyTo }),
		};
	});
}

function broken(at: number, what: string, { text, file, problems }: Reading): undefined {
	const message = `Comment ${at + 1} ${what}; it is left out.`;
	const remedy = "Write each comment as a member of the list, with `name`, `date` and `text`; or delete it.";
	problems.push({ file, ...findInYaml(text, [at]), rule: "comments-broken", severity: "error", message, remedy });
}

function odd(at: number, field: string, what: string, { text, file, problems }: Reading): void {
	const message = `Comment ${at + 1}: its ${field} ${what}.`;
	const remedy = "Mend it, or take it out.";
	problems.push({ file, ...findInYaml(text, [at, field]), rule: "comments-field", severity: "warning", message, remedy });
}

function unknownKey(at: number, key: string, { text, file, problems }: Reading): void {
	const isPrivate = PRIVATE.test(key);
	problems.push({
		file,
		...findInYaml(text, [at, key]),
		rule: "comments-field",
		severity: "warning",
		message: `Comment ${at + 1} has a field "${key.slice(0, 60)}", which is not read.`,
		remedy: isPrivate
			? "Take it out: what nobody may know of a reader should not stand in the archive."
			: "Use `name`, `date`, `text`, `id` and `reply_to`, or take it out.",
	});
}

function noList(file: string): Problem {
	const message = "This is no list of comments; none is shown.";
	const remedy = "Begin each comment with a dash: `- name: …`, and put `date` and `text` below it.";
	return { file, rule: "comments-broken", severity: "error", message, remedy };
}

function tooMany(file: string): Problem {
	const { remedy } = BOUNDS.comments;
	return { file, rule: "beyond-bound", severity: "error", message: `The file has ${beyond("comments")}; the first are shown.`, remedy };
}
