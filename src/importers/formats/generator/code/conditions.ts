import { plainPath } from "./filters.ts";

/** A value that is known; undefined within it is Liquid's `nil`. */
export interface Known {
	readonly value: unknown;
}

const OPERAND = /^\s*(?:"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?)(?![\w.])|([a-z_][\w.[\]"'-]*))/i;

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
	["true", true],
	["false", false],
	["nil", undefined],
	["null", undefined],
]);

/**
 * What a condition of Liquid gives, such as `page.tags contains "ferry" and site.lang == "en"`. `and` and `or` are read from the right, as Liquid does.
 * @param knownOf what is known of a name
 * @returns undefined where any of it is not known, or is no condition
 */
export function readCondition(written: string, knownOf: (name: string) => Known | undefined): Known | undefined {
	const tests: boolean[] = [];
	const joints: string[] = [];
	for (let rest = written.trim(); ; ) {
		const first = operandOf(rest, knownOf);
		if (!first) return undefined;
		const [whole = "", operator] = /^\s*(==|!=|<>|>=|<=|<|>|contains(?=\s))/.exec(first.rest) ?? [];
		const second = operator === undefined ? undefined : operandOf(first.rest.slice(whole.length), knownOf);
		if (operator !== undefined && !second) return undefined;
		const test = operator === undefined ? isTrue(first.value) : compared(first.value, operator, second?.value);
		if (test === undefined) return undefined;
		tests.push(test);
		const after = (second ?? first).rest;
		const [joined = "", joint] = /^\s+(and|or)\s+/.exec(after) ?? [];
		if (joint === undefined) {
			if (after.trim() !== "") return undefined;
			break;
		}
		joints.push(joint);
		rest = after.slice(joined.length);
	}
	return { value: tests.reduceRight((right, left, index) => (joints[index] === "and" ? left && right : left || right)) };
}

/**
 * Values that are written one after the other, such as `"a" or "b"` and `"a", page.lang`.
 * @returns undefined where any of them is not known, or what is written is anything else
 */
export function readOperands(written: string, knownOf: (name: string) => Known | undefined): readonly Known[] | undefined {
	const values: Known[] = [];
	for (let rest = written; ; ) {
		const operand = operandOf(rest, knownOf);
		if (!operand) return undefined;
		values.push({ value: operand.value });
		const [joint] = /^\s*(?:,|or\s)/.exec(operand.rest) ?? [];
		if (joint === undefined) return operand.rest.trim() === "" ? values : undefined;
		rest = operand.rest.slice(joint.length);
	}
}

/** Whether a value counts as true: all do but `nil` and `false`. */
export function isTrue(value: unknown): boolean {
	return value !== undefined && value !== null && value !== false;
}

function operandOf(written: string, knownOf: (name: string) => Known | undefined): (Known & { readonly rest: string }) | undefined {
	const found = OPERAND.exec(written);
	if (!found) return undefined;
	const [whole, double, single, number, name = ""] = found;
	const rest = written.slice(whole.length);
	if (name === "") return { value: double ?? single ?? Number(number), rest };
	const known = WORDS.has(name) ? { value: WORDS.get(name) } : knownOf(plainPath(name));
	return known && { value: known.value, rest };
}

function compared(first: unknown, operator: string, second: unknown): boolean | undefined {
	if (operator === "contains") {
		if (Array.isArray(first)) return first.some((one) => one === second);
		return typeof first === "string" && typeof second === "string" ? first.includes(second) : isTrue(first) ? undefined : false;
	}
	const isEqual = (first ?? undefined) === (second ?? undefined);
	if (operator === "==") return isEqual;
	if (operator === "!=" || operator === "<>") return !isEqual;
	if (typeof first !== "number" || typeof second !== "number") return undefined;
	return operator === ">" ? first > second : operator === "<" ? first < second : operator === ">=" ? first >= second : first <= second;
}
