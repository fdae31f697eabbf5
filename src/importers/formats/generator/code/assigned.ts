import type { Format } from "../../../../article/article.ts";
import type { CodeContext, KnownCode } from "./call.ts";
import { type Lookup, readExpression } from "./filters.ts";

/** The variables that the code of one page has set so far. */
const scopes = new WeakMap<CodeContext, Map<string, unknown>>();

const uncertain = new WeakMap<CodeContext, ReadonlySet<string>>();

/** Loops, parts and values of one page show no more than this, in UTF-16 units. */
const MOST = 1_000_000;

/** No text stands in more loops, conditions and parts. */
const DEEPEST = 12;

/** How much the loops, the parts and the values of one page have shown so far, in UTF-16 units; the page and all within it share it. */
const shown = new WeakMap<CodeContext, { units: number }>();

/** What a loop, a condition or a part of the site stands in. */
const around = new WeakMap<CodeContext, CodeContext>();

/** In how many loops and conditions a text stands. */
const depths = new WeakMap<CodeContext, number>();

/**
 * A page as its code within a loop, a condition or a part of the site sees it, with variables of its own.
 * @returns undefined where the page shows too much already, or the text stands too deep
 */
export function childScope(
	context: CodeContext,
	body: string,
	variables: Readonly<Record<string, unknown>> = {},
	format: Format = context.format,
): CodeContext | undefined {
	const spent = shown.get(context) ?? { units: 0 };
	const depth = (depths.get(context) ?? 0) + 1;
	shown.set(context, spent);
	spent.units += body.length + 1 + (scopes.get(context)?.size ?? 0);
	if (spent.units > MOST || depth > DEEPEST) return undefined;
	const inner = { ...context, body, format };
	around.set(inner, context);
	shown.set(inner, spent);
	depths.set(inner, depth);
	scopes.set(inner, new Map([...(scopes.get(context) ?? []), ...Object.entries(variables)]));
	return inner;
}

/** A text that a page shows, unless it has shown too much already: a short name can stand for a long value. */
export function boundedText(text: string | undefined, context: CodeContext): string | undefined {
	const spent = shown.get(context) ?? { units: 0 };
	shown.set(context, spent);
	spent.units += text?.length ?? 0;
	return spent.units > MOST ? undefined : text;
}

/** Whether the page, or a loop around the place, has set a variable of this name. */
export function isAssigned(name: string, context: CodeContext): boolean {
	return scopes.get(context)?.has(name) === true;
}

/** The value of a variable that the page has set; undefined where it has set none of this name. */
export function assignedValue(name: string, context: CodeContext): unknown {
	return scopes.get(context)?.get(name);
}

/**
 * `{% assign x = … %}` and `{% set x = … %}`: the value is remembered for what stands below, if all of it is known, and nothing is shown.
 * A variable that may have several values, since a condition or a loop sets it, is not known.
 */
export function assignment(lookupOf: (context: CodeContext) => Lookup): KnownCode {
	return {
		becomes({ written }, context) {
			const [, name = "", expression = ""] = /^([a-z_][\w-]*)\s*=([^]*)$/i.exec(written) ?? [];
			return remembered(name, name === "" ? undefined : readExpression(expression, lookupOf(context)), context);
		},
	};
}

/** `{% capture x %}…{% endcapture %}`: what it holds is remembered as the value of a variable, if all of it is known. */
export const capture: KnownCode = {
	content: "unrolled",
	becomes({ written, content = "", block, expand }, context) {
		const [, name = ""] = /^["']?([a-z_][\w-]*)["']?$/i.exec(written) ?? [];
		const inner = block && name !== "" ? childScope(context, content) : undefined;
		return remembered(name, inner && expand(content, inner), context);
	},
};

/** Sets a variable of a page, or forgets it where its value is not known; gives what is shown of that. */
function remembered(name: string, value: unknown, context: CodeContext): "" | undefined {
	const isKnown = value !== undefined && !uncertainNames(context).has(name);
	const scope = scopes.get(context) ?? new Map<string, unknown>();
	scopes.set(context, scope);
	if (isKnown) scope.set(name, value);
	else scope.delete(name);
	return isKnown ? "" : undefined;
}

/** What sets a variable in a text. */
const SETS = /\{%-?\s*(?:assign|set|capture|increment|decrement)\s+["']?([\w-]+)/g;

/** Forgets the variables that a part of the site sets: what it was included in sees them, and nobody knows their values there. */
export function forgetSetIn(text: string, context: CodeContext): void {
	const names = new Set([...text.matchAll(SETS)].map(([, name = ""]) => name));
	if (names.size === 0) return;
	for (let scope: CodeContext | undefined = context; scope; scope = around.get(scope))
		for (const name of names) scopes.get(scope)?.delete(name);
}

/** The variables that a condition or a loop of a page may set. */
function uncertainNames(context: CodeContext): ReadonlySet<string> {
	const known = uncertain.get(context);
	if (known) return known;
	const names = new Set<string>();
	let depth = 0;
	for (const [, word = "", name = ""] of context.body.matchAll(/\{%-?\s*([a-z]+)\s*["']?([\w-]*)/g)) {
		if (/^end(if|unless|case|for|tablerow|capture|block|macro)$/.test(word)) depth = Math.max(0, depth - 1);
		if (/^(for|tablerow|increment|decrement)$/.test(word) || (depth > 0 && /^(assign|set|capture)$/.test(word))) names.add(name);
		if (/^(if|unless|case|for|tablerow|capture|block|macro)$/.test(word)) depth++;
	}
	uncertain.set(context, names);
	return names;
}
