import type { UnknownCode } from "../../../importer.ts";
import { byRule, type Rules } from "../../../rules/rules.ts";
import { inlineHtml } from "../code/show.ts";
import { blockDirectives, typed } from "../rst/known/blocks.ts";
import { pictureDirectives } from "../rst/known/pictures.ts";
import { knownRoles } from "../rst/known/roles.ts";
import { tableDirectives } from "../rst/known/tables.ts";
import { linesOf, textOf, wholeOf } from "../rst/lines.ts";
import type { Directive, DirectiveCall, Reading, Role } from "../rst/reading.ts";
import { makeReferences } from "../rst/references.ts";
import { readRst } from "../rst/rst.ts";
import { type Fence, fenceAt, optionsOf } from "./fences.ts";

/** How Markdown with directives and roles of Sphinx is read. */
export interface MystOptions {
	readonly directives: Readonly<Record<string, Directive>>;
	readonly roles: Readonly<Record<string, Role>>;
	readonly rules: Rules | undefined;
}

/** Directives stand in each other so deep; what is deeper stays as typed. */
const DEEPEST = 24;

/** A directive of code is a fence of Markdown again. */
const code: Directive = {
	takesArgument: true,
	write({ argument, content, options }) {
		const text = content ? typed({ content }) : "";
		const ticks = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
		const caption = options.get("caption");
		return `${caption === undefined ? "" : `${caption}\n\n`}${ticks}${/^[\w+#-]{0,40}/.exec(argument)?.[0] ?? ""}\n${text}\n${ticks}`;
	},
};

/** A text in Markdown as MyST reads it, as plain Markdown: `{name}` fences and roles become what they showed. */
export function readMyst(
	text: string,
	{ directives, roles, rules }: MystOptions,
): { readonly text: string; readonly unknown: readonly UnknownCode[] } {
	const unknown: UnknownCode[] = [];
	const rst: Directive = {
		takesArgument: false,
		write({ content }) {
			const read = content ? readRst(textOf(content), { directives, roles, rules }) : undefined;
			unknown.push(...(read?.unknown ?? []));
			return read?.html ?? "";
		},
	};
	const known = { ...blockDirectives, ...pictureDirectives, ...tableDirectives, ...directives };
	const reading: Reading = {
		blocks: (region, depth) => `\n\n${mystText(textOf(region), reading, depth, region.lines.number + region.from)}\n\n`,
		inline: (part, line) => inlineHtml(withRoles(part, reading, line)),
		references: makeReferences(),
		directives: new Map(Object.entries({ ...known, code, "code-block": code, "code-cell": code, sourcecode: code, "eval-rst": rst })),
		roles: new Map(Object.entries({ ...knownRoles, ...roles })),
		rules,
		titles: [],
		unknown: (one) => unknown.push(one),
	};
	return { text: mystText(text, reading, 0, 1), unknown };
}

function mystText(text: string, reading: Reading, depth: number, number: number): string {
	if (!/[{)%]/.test(text)) return text;
	const lines = text.split("\n");
	const parts: string[] = [];
	for (let at = 0; at < lines.length; ) {
		const fence = fenceAt(lines, at);
		if (!fence) {
			const line = lines[at] ?? "";
			// Labels and comments are not shown.
			parts.push(/^(?:\([^()]{1,300}\)=\s*|%(?: .*)?)$/.test(line) ? "" : withRoles(line, reading, number + at));
			at++;
			continue;
		}
		const made = fence.name === "" || depth >= DEEPEST ? undefined : directive(fence, reading, depth, number + at);
		parts.push(made ?? lines.slice(at, fence.next).join("\n"));
		at = fence.next;
	}
	return parts.join("\n");
}

/** What a directive becomes; undefined where it stays as typed. */
function directive({ name, argument, inner }: Fence, reading: Reading, depth: number, line: number): string | undefined {
	const known = reading.directives.get(name);
	const { options, content, at } = optionsOf(inner);
	const isText = known?.takesArgument === false && argument !== "";
	const text = (isText ? [argument, "", ...content] : content).join("\n");
	const region = text.trim() === "" ? undefined : wholeOf(linesOf(text, line + 1 + at - (isText ? 2 : 0)));
	const call: DirectiveCall = { name, argument: isText ? "" : argument, options, content: region, line, depth };
	const made = known?.write(call, reading);
	if (made !== undefined) return made;
	const ruled = byRule(
		{
			name,
			values: argument === "" ? [] : [argument, ...argument.split(/\s+/).slice(1)],
			named: options,
			...(region && { content: reading.blocks(region, depth + 1) }),
		},
		reading.rules,
	);
	if (ruled === undefined) reading.unknown({ name, line });
	return ruled;
}

/** Code between backticks is passed over; a role is a name in braces before such code. A link without words shows the title of what it leads to. */
const ROLE =
	/(?<![\\`])\{([a-z][\w:.+-]{0,50})\}`([^`\n]{1,2000})`(?!`)|(?<!`)(`+)(?!`)[^\n]*?[^`\n]\3(?!`)|(?<!!)\[\]\(<?#?([^()\s<>:]{1,500})>?\)/gi;

function withRoles(line: string, reading: Reading, number: number): string {
	if (!line.includes("}`") && !line.includes("[](")) return line;
	return line.replace(ROLE, (whole, name: string | undefined, text: string, _ticks: string | undefined, target: string | undefined) => {
		if (target !== undefined) return reading.roles.get("any")?.write(target) ?? whole;
		if (name === undefined) return whole;
		const made = reading.roles.get(name.toLowerCase())?.write(text) ?? byRule({ name, values: [text], named: new Map() }, reading.rules);
		if (made === undefined) reading.unknown({ name: `{${name}}`, line: number });
		return made ?? whole;
	});
}
