import { statementsOf, type Token } from "./tokens.ts";

/** A value of a settings file. Tuples, lists and sets are lists. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** What a settings file in Python says. It is not run. */
export interface PythonSettings {
	readonly values: ReadonlyMap<string, Value>;
	/** Names whose values are computed by code that is not read, with their lines (1-based). */
	readonly computed: ReadonlyMap<string, number>;
}

/** Values may stand in each other so deep. */
const DEEPEST = 40;

/** No text that is put together from others is longer, in UTF-16 units; and no list. */
const LONGEST = 1_000_000;
const MOST_ITEMS = 5_000;

/**
 * Reads the values that a program gives to names at its left margin: texts, numbers, lists, dictionaries, and what is put together of them.
 * @param known values of a file that this one begins with (`from pelicanconf import *`)
 */
export function readPython(program: string, known?: PythonSettings): PythonSettings {
	const values = new Map(known?.values);
	const computed = new Map(known?.computed);
	for (const { tokens, line } of statementsOf(program)) {
		const names: string[] = [];
		let at = 0;
		while (tokens[at]?.kind === "name" && isSign(tokens[at + 1], "=")) {
			names.push(tokens[at]?.value ?? "");
			at += 2;
		}
		const isAdded = at === 0 && tokens[0]?.kind === "name" && isSign(tokens[1], "+=");
		if (isAdded) {
			names.push(tokens[0]?.value ?? "");
			at = 2;
		}
		if (names.length === 0) continue;
		const read = readWhole(tokens.slice(at), values);
		for (const name of names) {
			const value = isAdded && read !== undefined ? sum(values.get(name), read) : read;
			if (value === undefined) {
				computed.set(name, line);
				values.delete(name);
			} else {
				values.set(name, value);
				computed.delete(name);
			}
		}
	}
	return { values, computed };
}

function isSign(token: Token | undefined, sign: string): boolean {
	return token?.kind === "sign" && token.value === sign;
}

/** A place in words that are read. */
interface Cursor {
	readonly tokens: readonly Token[];
	readonly values: ReadonlyMap<string, Value>;
	at: number;
}

/** The value of words, all of them; undefined where they compute something. */
function readWhole(tokens: readonly Token[], values: ReadonlyMap<string, Value>): Value | undefined {
	const cursor: Cursor = { tokens, values, at: 0 };
	const items: Value[] = [];
	for (;;) {
		const value = readSum(cursor, 0);
		if (value === undefined) return undefined;
		items.push(value);
		if (cursor.at >= tokens.length) return items.length === 1 ? value : items;
		if (!isSign(tokens[cursor.at++], ",")) return undefined;
		// A comma at the end makes a list of one value.
		if (cursor.at >= tokens.length) return items;
	}
}

function readSum(cursor: Cursor, depth: number): Value | undefined {
	let value = readOne(cursor, depth);
	while (value !== undefined && isSign(cursor.tokens[cursor.at], "+")) {
		cursor.at++;
		const next = readOne(cursor, depth);
		value = next === undefined ? undefined : sum(value, next);
	}
	return value;
}

function sum(left: Value | undefined, right: Value): Value | undefined {
	if (typeof left === "string" && typeof right === "string") return left.length + right.length > LONGEST ? undefined : left + right;
	if (Array.isArray(left) && Array.isArray(right)) return left.length + right.length > MOST_ITEMS ? undefined : [...left, ...right];
	return typeof left === "number" && typeof right === "number" ? left + right : undefined;
}

const WORDS: Readonly<Record<string, Value>> = { True: true, False: false, None: null };

function readOne(cursor: Cursor, depth: number): Value | undefined {
	const token = cursor.tokens[cursor.at];
	if (!token || depth > DEEPEST) return undefined;
	if (token.kind === "text") return readText(cursor);
	cursor.at++;
	if (token.kind === "number") return Number(token.value.replaceAll("_", ""));
	if (token.kind === "name") return readName(cursor, token.value, depth);
	if (token.value === "-") {
		const number = readOne(cursor, depth + 1);
		return typeof number === "number" ? -number : undefined;
	}
	if (token.value === "(") return readItems(cursor, ")", depth);
	if (token.value === "[") return readItems(cursor, "]", depth);
	return token.value === "{" ? readMembers(cursor, depth) : undefined;
}

/** Texts that stand beside each other are one. */
function readText(cursor: Cursor): string | undefined {
	const parts: string[] = [];
	for (let token = cursor.tokens[cursor.at]; token?.kind === "text"; token = cursor.tokens[++cursor.at]) {
		const part = token.isFilled ? filled(token.value, cursor.values) : token.value;
		if (part === undefined) return undefined;
		parts.push(part);
	}
	return parts.join("");
}

/** `f"{NAME}/x"` with the values of names that are known. */
function filled(text: string, values: ReadonlyMap<string, Value>): string | undefined {
	let isKnown = true;
	const whole = text.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (place, name: string | undefined) => {
		if (name === undefined) return place.charAt(0);
		const value = values.get(name.trim());
		if (typeof value !== "string" && typeof value !== "number") isKnown = false;
		return String(value);
	});
	return isKnown && whole.length <= LONGEST ? whole : undefined;
}

function readName(cursor: Cursor, name: string, depth: number): Value | undefined {
	if (name in WORDS) return WORDS[name];
	const path = [name];
	while (isSign(cursor.tokens[cursor.at], ".") && cursor.tokens[cursor.at + 1]?.kind === "name") {
		path.push(cursor.tokens[cursor.at + 1]?.value ?? "");
		cursor.at += 2;
	}
	if (!isSign(cursor.tokens[cursor.at], "(")) return path.length === 1 ? cursor.values.get(name) : undefined;
	cursor.at++;
	const called = path.join(".");
	if (called === "dict") return readMembers(cursor, depth, ")", "=");
	const items = readItems(cursor, ")", depth, true);
	if (!Array.isArray(items)) return undefined;
	const [first] = items as readonly Value[];
	// The words that dress a text up, and what joins paths, are no computing.
	if (/^(?:_|gettext|str|Path|tuple|list|frozenset|set|os\.path\.abspath)$/.test(called) && items.length === 1) return first;
	if (called === "os.path.join" && items.every((item) => typeof item === "string")) return items.join("/").replace(/\/{2,}/g, "/");
	return undefined;
}

/** The values up to a bracket. In round ones a value without a comma is itself. */
function readItems(cursor: Cursor, close: string, depth: number, isList = false): Value | undefined {
	const items: Value[] = [];
	let commas = 0;
	for (;;) {
		if (isSign(cursor.tokens[cursor.at], close)) {
			cursor.at++;
			return close === ")" && !isList && items.length === 1 && commas === 0 ? items[0] : items;
		}
		const value = readSum(cursor, depth + 1);
		if (value === undefined) return undefined;
		items.push(value);
		if (isSign(cursor.tokens[cursor.at], ",")) {
			cursor.at++;
			commas++;
		} else if (!isSign(cursor.tokens[cursor.at], close)) return undefined;
	}
}

/** A dictionary, or a set. */
function readMembers(cursor: Cursor, depth: number, close = "}", colon = ":"): Value | undefined {
	const members = new Map<string, Value>();
	const items: Value[] = [];
	for (;;) {
		if (isSign(cursor.tokens[cursor.at], close)) {
			cursor.at++;
			return items.length > 0 ? items : Object.fromEntries(members);
		}
		const key = colon === "=" ? cursor.tokens[cursor.at++]?.value : readSum(cursor, depth + 1);
		if (key === undefined) return undefined;
		if (isSign(cursor.tokens[cursor.at], colon)) {
			cursor.at++;
			const value = readSum(cursor, depth + 1);
			if (value === undefined) return undefined;
			members.set(String(key), value);
		} else items.push(key);
		if (isSign(cursor.tokens[cursor.at], ",")) cursor.at++;
		else if (!isSign(cursor.tokens[cursor.at], close)) return undefined;
	}
}
