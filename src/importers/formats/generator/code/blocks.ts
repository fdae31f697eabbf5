import { membersOf } from "../../../reading/values.ts";
import { childScope } from "./assigned.ts";
import type { CodeContext, KnownCode } from "./call.ts";
import { isTrue, type Known, readCondition, readOperands } from "./conditions.ts";

/** What is known of a name on a page: undefined where nobody knows it; a value that is undefined is known to be none. */
export type KnownOf = (name: string, context: CodeContext) => Known | undefined;

/** The numbers of a loop such as `(1..5)` go no further than this many. */
const MOST_NUMBERS = 10_000;

/** `{% for x in … %}` over what is known: its content, as often as it was shown. Any that is not known leaves the whole as typed. */
export function loop(knownOf: KnownOf): KnownCode {
	return {
		content: "unrolled",
		becomes({ written, content = "", block, expand }, context) {
			const [, variable = "", over = "", options = ""] =
				/^(\w+)\s+in\s+([a-z_][\w.[\]"'-]*|\([^()]*\))((?:\s+(?:reversed|(?:limit|offset):\s*\d+))*)$/i.exec(written) ?? [];
			const items = block && over !== "" ? itemsOver(over, (name) => knownOf(name, context)) : undefined;
			const [otherwise, ...others] = block?.middles ?? [];
			if (!items || others.length > 0 || (otherwise && otherwise.name !== "else")) return undefined;
			const taken = takenOf(items, options);
			if (taken.length === 0) return otherwise ? within(content.slice(otherwise.end)) : "";
			const each = content.slice(0, otherwise?.at);
			const parts: string[] = [];
			for (const [index, item] of taken.entries()) {
				const part = within(each, { [variable]: item, forloop: placeIn(taken.length, index) });
				if (part === undefined) return undefined;
				parts.push(part);
			}
			return parts.join("");

			function within(text: string, variables: Readonly<Record<string, unknown>> = {}): string | undefined {
				const inner = childScope(context, text, variables);
				return inner && expand(text, inner);
			}
		},
	};
}

/** What `forloop` tells of a place. */
function placeIn(length: number, index: number) {
	const fromEnd = length - index;
	return { first: index === 0, last: fromEnd === 1, index: index + 1, index0: index, rindex: fromEnd, rindex0: fromEnd - 1, length };
}

function takenOf(items: readonly unknown[], options: string): readonly unknown[] {
	const offset = Number(/offset:\s*(\d+)/.exec(options)?.[1] ?? 0);
	const limit = Number(/limit:\s*(\d+)/.exec(options)?.[1] ?? items.length);
	const taken = items.slice(offset, offset + limit);
	return options.includes("reversed") ? taken.reverse() : taken;
}

/** `{% case x %}{% when "a" %}…{% when "b" or "c" %}…{% else %}…{% endcase %}` where all values are known: the part that was shown. */
export function choice(knownOf: KnownOf): KnownCode {
	return {
		content: "unrolled",
		becomes({ written, content = "", block, expand }, context) {
			const known = (name: string) => knownOf(name, context);
			const [of, ...further] = readOperands(written, known) ?? [];
			if (!block || !of || further.length > 0) return undefined;
			for (const [index, { name, written: tested, end }] of block.middles.entries()) {
				const wanted = name === "when" ? readOperands(tested, known) : name === "else" ? [of] : undefined;
				if (!wanted) return undefined;
				if (!wanted.some(({ value }) => value === of.value)) continue;
				const part = content.slice(end, block.middles[index + 1]?.at);
				const inner = childScope(context, part);
				return inner && expand(part, inner);
			}
			return "";
		},
	};
}

/** `{% if … %}` and `{% unless … %}` where the conditions are known: the part that was shown. */
export function condition(knownOf: KnownOf): KnownCode {
	return {
		content: "unrolled",
		becomes({ name, written, content = "", block, expand }, context) {
			if (!block || block.middles.some((middle) => !/^(else|elsif)$/.test(middle.name))) return undefined;
			const starts = [{ name, written, end: 0 }, ...block.middles];
			for (const [index, { name: word, written: tested, end }] of starts.entries()) {
				const found = word === "else" ? { value: true } : readCondition(tested, (one) => knownOf(one, context));
				if (!found) return undefined;
				if (isTrue(found.value) === (word === "unless")) continue;
				const part = content.slice(end, block.middles[index]?.at ?? content.length);
				const inner = childScope(context, part);
				return inner && expand(part, inner);
			}
			return "";
		},
	};
}

/** What a loop goes through: the numbers of a range such as `(1..5)`, the items of a list, or the pairs of keys and values of a table; none of nothing. */
function itemsOver(over: string, known: (name: string) => Known | undefined): readonly unknown[] | undefined {
	const [, from, to] = /^\((.*?)\.\.(.*)\)$/.exec(over) ?? [];
	if (from !== undefined && to !== undefined) {
		const [first, last] = [from, to].map((end) => readOperands(end, known)?.[0]?.value);
		if (typeof first !== "number" || typeof last !== "number" || last - first > MOST_NUMBERS) return undefined;
		return Array.from({ length: Math.max(0, Math.floor(last - first) + 1) }, (_, index) => first + index);
	}
	const found = known(over);
	if (!found) return undefined;
	const { value } = found;
	if (Array.isArray(value)) return value;
	if (value === undefined || value === null) return [];
	return typeof value === "object" ? Object.entries(membersOf(value)) : undefined;
}
