import type { CodeContext, KnownCode } from "./call.ts";
import { type Lookup, readExpression } from "./filters.ts";

/** The variables that the code of one page has set so far. */
const scopes = new WeakMap<CodeContext, Map<string, unknown>>();

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

const uncertain = new WeakMap<CodeContext, ReadonlySet<string>>();

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
