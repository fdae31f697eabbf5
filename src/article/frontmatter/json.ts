import { BOUNDS } from "../bounds/bounds.ts";
import { lineAt } from "../text.ts";
import { fieldsFrom, NO_FRONT_MATTER, refused, type Split, TOO_LONG } from "./split.ts";

const REMEDY = "Write it as JSON: every name and every text in double quotes, commas between fields, none behind the last.";

/**
 * Reads front matter that is a JSON object at the beginning of a text, as Hugo has it.
 * @param start where in the text its brace stands
 */
export function readJsonObject(text: string, start: number): Split {
	const end = endOfObject(text, start);
	if (end === undefined || !/^[^\S\n]*(\n|$)/.test(text.slice(end, end + 200))) {
		return refused(text, start, "json-syntax", "The front matter is no whole JSON object.", REMEDY);
	}
	if (end - start > BOUNDS.fieldCharacters.most) return TOO_LONG;
	const newline = text.indexOf("\n", end);
	return readJson(text.slice(start, end), lineAt(text, start), newline < 0 ? text.length : newline + 1);
}

/** Reads JSON, with or without the braces around it. The line is that before the JSON. */
export function readJson(json: string, line: number, bodyAt: number): Split {
	const whole = /^\s*\{/.test(json) ? json : `{${json.replace(/,\s*$/, "")}}`;
	const split: Split = { ...NO_FRONT_MATTER, yaml: whole, line, bodyAt };
	try {
		if (endOfObject(whole, whole.indexOf("{")) === undefined) throw new SyntaxError("it is not whole");
		const repeated = repeatedName(whole);
		if (repeated !== undefined) return { ...split, fault: twice(repeated, line + lineAt(whole, repeated.at) - 1) };
		return fieldsFrom(JSON.parse(whole), split);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return { ...split, fault: { rule: "json-syntax", line, column: 1, message: "The front matter is not JSON.", remedy: REMEDY } };
	}
}

/** A name that stands twice in one object. The parser would keep the last value only, and the first may be the stricter one. */
interface RepeatedName {
	readonly name: string;
	readonly at: number;
}

function repeatedName(json: string): RepeatedName | undefined {
	const open: Set<string>[] = [];
	const sign = /["{}[\]]/g;
	for (let match = sign.exec(json); match; match = sign.exec(json)) {
		const { index: at } = match;
		if (match[0] === '"') {
			const close = endOfString(json, at + 1) ?? json.length;
			sign.lastIndex = close;
			if (!/^\s*:/.test(json.slice(close, close + 100))) continue;
			const name = String(JSON.parse(json.slice(at, close)));
			if (open.at(-1)?.has(name)) return { name, at };
			open.at(-1)?.add(name);
		} else if (match[0] === "}" || match[0] === "]") open.pop();
		else open.push(new Set());
	}
	return undefined;
}

function twice({ name }: RepeatedName, line: number): Split["fault"] {
	const message = `The name "${name}" stands twice in the front matter.`;
	return { rule: "json-syntax", line, column: 1, message, remedy: "Keep one of the two." };
}

/** Where an object ends: behind its closing brace; undefined where it is not closed, or too deep. */
function endOfObject(text: string, start: number): number | undefined {
	let depth = 0;
	const sign = /["{}[\]]/g;
	sign.lastIndex = start;
	for (let match = sign.exec(text); match; match = sign.exec(text)) {
		if (match[0] === '"') {
			const close = endOfString(text, match.index + 1);
			if (close === undefined) return undefined;
			sign.lastIndex = close;
		} else if (match[0] === "{" || match[0] === "[") {
			if (++depth > BOUNDS.fieldDepth.most) return undefined;
		} else if (--depth === 0) return match.index + 1;
	}
	return undefined;
}

function endOfString(text: string, from: number): number | undefined {
	const sign = /["\\\n]/g;
	sign.lastIndex = from;
	for (let match = sign.exec(text); match; match = sign.exec(text)) {
		if (match[0] === "\n") return undefined;
		if (match[0] === '"') return match.index + 1;
		sign.lastIndex = match.index + 2;
	}
	return undefined;
}
