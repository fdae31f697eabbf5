import { membersOf } from "../../../reading/values.ts";
import { childScope } from "./assigned.ts";
import type { CodeContext, KnownCode } from "./call.ts";
import { isTrue, type Known, readCondition } from "./conditions.ts";

/** What is known of a name on a page: undefined where nobody knows it; a value that is undefined is known to be none. */
export type KnownOf = (name: string, context: CodeContext) => Known | undefined;

/** Loops of one page show no more than this, in UTF-16 units. */
const MOST = 400_000;

/** No loop stands in more loops and conditions. */
const DEEPEST = 6;

/** `{% for x in … %}` over what is known: its content, as often as it was shown. Any that is not known leaves the whole as typed. */
export function loop(knownOf: KnownOf): KnownCode {
	return {
		content: "unrolled",
		becomes({ written, content = "", block }, context) {
			const [, variable = "", name = "", options = ""] =
				/^(\w+)\s+in\s+([a-z_][\w.[\]"'-]*)((?:\s+(?:reversed|limit:\s*\d+))*)$/i.exec(written) ?? [];
			const known = block && block.middles.length === 0 && name !== "" ? knownOf(name, context) : undefined;
			const items = known && itemsIn(known.value);
			if (!block || !items) return undefined;
			const limit = Number(/limit:\s*(\d+)/.exec(options)?.[1] ?? items.length);
			const taken = options.includes("reversed") ? items.slice(0, limit).reverse() : items.slice(0, limit);
			const parts: string[] = [];
			for (const [index, item] of taken.entries()) {
				const forloop = { first: index === 0, last: index === taken.length - 1, index: index + 1, index0: index, length: taken.length };
				const inner = childScope(context, { [variable]: item, forloop }, { cost: content.length + 1, most: MOST, deepest: DEEPEST });
				const part = inner && block.expand(content, inner);
				if (part === undefined) return undefined;
				parts.push(part);
			}
			return parts.join("");
		},
	};
}

/** `{% if … %}` and `{% unless … %}` where the conditions are known: the part that was shown. */
export function condition(knownOf: KnownOf): KnownCode {
	return {
		content: "unrolled",
		becomes({ name, written, content = "", block }, context) {
			if (!block || block.middles.some((middle) => !/^(else|elsif)$/.test(middle.name))) return undefined;
			const starts = [{ name, written, end: 0 }, ...block.middles];
			for (const [index, { name: word, written: tested, end }] of starts.entries()) {
				const found = word === "else" ? { value: true } : readCondition(tested, (one) => knownOf(one, context));
				if (!found) return undefined;
				if (isTrue(found.value) === (word === "unless")) continue;
				const part = content.slice(end, block.middles[index]?.at ?? content.length);
				const inner = childScope(context, {}, { cost: part.length + 1, most: MOST, deepest: DEEPEST });
				return inner && block.expand(part, inner);
			}
			return "";
		},
	};
}

/** The items that a loop goes through: those of a list, or the pairs of keys and values of a table; none of nothing. */
function itemsIn(value: unknown): readonly unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (value === undefined || value === null) return [];
	return typeof value === "object" ? Object.entries(membersOf(value)) : undefined;
}
