import { splitFrontMatter } from "../../../../article/frontmatter.ts";
import { boundedText, childScope, forgetSetIn } from "../code/assigned.ts";
import type { KnownOf } from "../code/blocks.ts";
import type { CodeContext, KnownCode } from "../code/call.ts";
import { readOperands } from "../code/conditions.ts";
import { shownOf, tidied } from "../code/plaintemplates.ts";

/**
 * A part of the site that has code of its own, such as a loop over what the call gives it: what it showed, if all of its code is known.
 * @param file its name, by which it is Markdown or HTML
 * @param text with its front matter
 */
export function unrolledPart(file: string, text: string, knownOf: KnownOf): KnownCode {
	const isMarkdown = /\.(md|markdown)$/i.test(file);
	const whole = text.slice(splitFrontMatter(text).bodyAt);
	const shown = isMarkdown ? whole : shownOf(whole);
	return {
		becomes(call, context) {
			const include = includeValues(call.written, knownOf, context);
			const inner = include && childScope(context, shown, { include }, isMarkdown ? context.format : "html");
			const made = inner && call.expand(shown, inner);
			// What the part shows may not be code that is read again.
			if (made === undefined || /\{[{%]/.test(made)) return undefined;
			forgetSetIn(shown, context);
			return boundedText(isMarkdown ? made.trim() : tidied(made), context);
		},
	};
}

/** `name=value`, or blanks and commas between such. */
const VALUE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,"'=]+))|[\s,]+/y;

/** The values of a call, also lists and tables: `items=site.data.ferries title="Ferries"`; undefined where one is not known. */
function includeValues(written: string, knownOf: KnownOf, context: CodeContext): Readonly<Record<string, unknown>> | undefined {
	const values = new Map<string, unknown>();
	for (let at = 0; at < written.length; at = VALUE.lastIndex) {
		VALUE.lastIndex = at;
		const [whole, name, double, single, bare] = VALUE.exec(written) ?? [];
		if (whole === undefined) return undefined;
		if (name === undefined) continue;
		const [known] = bare === undefined ? [{ value: double ?? single ?? "" }] : (readOperands(bare, (one) => knownOf(one, context)) ?? []);
		if (!known) return undefined;
		values.set(name, known.value);
	}
	return Object.fromEntries(values);
}
