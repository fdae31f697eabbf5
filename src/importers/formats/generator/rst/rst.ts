import type { UnknownCode } from "../../../importer.ts";
import type { Rules } from "../../../rules/rules.ts";
import { blocksHtml } from "./blocks.ts";
import { inlineHtml } from "./inline.ts";
import { blockDirectives } from "./known/blocks.ts";
import { pictureDirectives } from "./known/pictures.ts";
import { knownRoles, roleDirective } from "./known/roles.ts";
import { tableDirectives } from "./known/tables.ts";
import { indentedBlock, type Lines, lineAt, linesOf, type Region, regionFrom, skipBlank, textOf, wholeOf } from "./lines.ts";
import { FIELD } from "./lists.ts";
import { postShown } from "./post.ts";
import type { Directive, Reading, Role } from "./reading.ts";
import { makeReferences, type References, readAgain } from "./references.ts";
import { documentTitle } from "./titles.ts";

/** How a text is read. */
export interface RstOptions {
	/** The number of its first line in the file, 1-based. */
	readonly line?: number;
	/** Whether the title that it begins with is its headline, and the fields below are its front matter. */
	readonly hasHead?: boolean;
	/** Directives and roles of the program that the text was written for. */
	readonly directives?: Readonly<Record<string, Directive>>;
	readonly roles?: Readonly<Record<string, Role>>;
	readonly rules?: Rules | undefined;
}

/** The head of a text. */
export interface RstHead {
	readonly title?: string;
	/** Names in lower case, and values as written. */
	readonly fields: ReadonlyMap<string, string>;
	/** The number of the first field's line in the file, 1-based. */
	readonly line?: number;
}

/** A text as HTML. */
export interface RstPage extends RstHead {
	readonly html: string;
	/** Directives and roles that are not known. They stay as typed. */
	readonly unknown: readonly UnknownCode[];
}

/**
 * Reads reStructuredText. It never fails: what is not its markup is text. Nothing is run, and no other file is read.
 * It takes linear time, and the depth of blocks is bounded.
 */
export function readRst(text: string, options: RstOptions = {}): RstPage {
	const lines = linesOf(text, options.line);
	const whole = wholeOf(lines);
	const { head, from } = options.hasHead ? headOf(lines) : { head: { fields: new Map<string, string>() }, from: 0 };
	const body = regionFrom(whole, from);
	const references = makeReferences();
	const given = { ...options, directives: { post: postShown(text, options.line), ...options.directives } };
	const first = makeReading(references, given);
	first.reading.blocks(body, 0);
	const second = makeReading(readAgain(references), given);
	const html = second.reading.blocks(body, 0);
	return { ...head, html: withNeededIds(html, references.used), unknown: second.unknown };
}

/** What Markdown has no form for: a page with it becomes HTML. */
const ONLY_HTML = /<(?:dl|aside|figure|abbr|su[bp]|kbd|caption|span)\b|<pre>(?!<code)|<a id=| (?:colspan|rowspan|start)=/;

/** Markdown gives titles ids by itself; in HTML they are written, since other pages may lead to them. */
function withNeededIds(html: string, used: ReadonlySet<string>): string {
	if (ONLY_HTML.test(html)) return html;
	return html.replace(/<(h[2-6]) id="([^"]*)">/g, (whole, name: string, id: string) => (used.has(id) ? whole : `<${name}>`));
}

/** Reads only the head of a text. */
export function readRstHead(text: string): RstHead {
	return headOf(linesOf(text)).head;
}

function makeReading(references: References, options: RstOptions): { readonly reading: Reading; readonly unknown: UnknownCode[] } {
	const unknown: UnknownCode[] = [];
	const reading: Reading = {
		blocks: (region, depth) => blocksHtml(reading, region, depth),
		inline: (text, line) => inlineHtml(reading, text, line),
		references,
		directives: new Map(
			Object.entries({ ...blockDirectives, ...pictureDirectives, ...tableDirectives, role: roleDirective, ...options.directives }),
		),
		roles: new Map(Object.entries({ ...knownRoles, ...options.roles })),
		rules: options.rules,
		titles: [],
		unknown: (code) => unknown.push(code),
	};
	return { reading, unknown };
}

/** The title and the fields that a text begins with, and the line at which the rest begins. */
function headOf(lines: Lines): { readonly head: RstHead; readonly from: number } {
	const whole = wholeOf(lines);
	let at = afterComments(whole, skipBlank(whole, 0));
	const title = documentTitle(whole, at);
	if (title) at = afterComments(whole, skipBlank(whole, title.next));
	const from = at;
	const fields = new Map<string, string>();
	while (at < whole.to) {
		const found = FIELD.exec(lineAt(whole, at));
		if (!found) break;
		const block = indentedBlock(whole, at, found[0].length);
		fields.set((found[1] ?? "").toLowerCase(), textOf(block).trim());
		at = skipBlank(whole, block.to);
	}
	const hasFields = fields.size > 0;
	return {
		head: { ...(title && { title: title.text }), fields, ...(hasFields && { line: lines.number + from }) },
		from: hasFields ? at : (title?.next ?? 0),
	};
}

/** Comments before a title or the fields are left where they are. */
function afterComments(region: Region, index: number): number {
	let at = index;
	while (/^\.\.(?: (?!_|\[|\|)|$)/.test(lineAt(region, at)) && !/^\.\. \S+::/.test(lineAt(region, at)))
		at = skipBlank(region, indentedBlock(region, at, Math.min(3, lineAt(region, at).length)).to);
	return at;
}
