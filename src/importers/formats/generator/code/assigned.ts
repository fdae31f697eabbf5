import type { CodeContext, KnownCode } from "./call.ts";
import { type Lookup, readExpression } from "./filters.ts";

/** The variables that the code of one page has set so far. */
const scopes = new WeakMap<CodeContext, Map<string, unknown>>();

const uncertain = new WeakMap<CodeContext, ReadonlySet<string>>();

/** How much the loops of one page have shown so far, in UTF-16 units; the page and all within it share it. */
const shown = new WeakMap<CodeContext, { units: number }>();

/** In how many loops and conditions a text stands. */
const depths = new WeakMap<CodeContext, number>();

/**
 * A page as its code within a loop or a condition sees it, with variables of its own.
 * @param bounds what the text costs, how much all such texts of the page may cost, and in how many others it may stand
 * @returns undefined beyond the bounds
 */
export function childScope(
	context: CodeContext,
	variables: Readonly<Record<string, unknown>>,
	{ cost, most, deepest }: { readonly cost: number; readonly most: number; readonly deepest: number },
): CodeContext | undefined {
	const spent = shown.get(context) ?? { units: 0 };
	const depth = (depths.get(context) ?? 0) + 1;
	shown.set(context, spent);
	spent.units += cost + (scopes.get(context)?.size ?? 0);
	if (spent.units > most || depth > deepest) return undefined;
	const inner = { ...context };
	shown.set(inner, spent);
	depths.set(inner, depth);
	uncertain.set(inner, uncertainNames(context));
	scopes.set(inner, new Map([...(scopes.get(context) ?? []), ...Object.entries(variables)]));
	return inner;
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
			const [, name = "", expression = ""] = /^([a-z_]\w*)\s*=([^]*)$/i.exec(written) ?? [];
			const value = name === "" || uncertainNames(context).has(name) ? undefined : readExpression(expression, lookupOf(context));
			const scope = scopes.get(context) ?? new Map<string, unknown>();
			scopes.set(context, scope);
			if (value === undefined) scope.delete(name);
			else scope.set(name, value);
			return value === undefined ? undefined : "";
		},
	};
}

/** The variables that a condition or a loop of a page may set. */
function uncertainNames(context: CodeContext): ReadonlySet<string> {
	const known = uncertain.get(context);
	if (known) return known;
	const names = new Set<string>();
	let depth = 0;
	for (const [, word = "", name = ""] of context.body.matchAll(/\{%-?\s*([a-z]+)\s*(\w*)/g)) {
		if (/^(if|unless|case|for|tablerow|capture|block|macro)$/.test(word)) depth++;
		if (/^end(if|unless|case|for|tablerow|capture|block|macro)$/.test(word)) depth = Math.max(0, depth - 1);
		if (/^(for|tablerow|capture|increment|decrement)$/.test(word) || (depth > 0 && /^(assign|set)$/.test(word))) names.add(name);
	}
	uncertain.set(context, names);
	return names;
}
