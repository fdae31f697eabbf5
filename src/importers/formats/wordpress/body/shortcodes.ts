import type { UnknownCode } from "../../../importer.ts";
import { byRule } from "../../../rules/rules.ts";
import { isBuilder, isInline, openedByBuilder } from "./builders.ts";
import { elsewhereStep } from "./elsewhere.ts";
import { contentOf, type Expansion, type ShortcodeSources, type Step } from "./expansion.ts";
import type { Attachments } from "./files.ts";
import { knownStep } from "./known.ts";
import { mediaStep, tell } from "./media.ts";
import { noteMark, withDoubleBrackets } from "./notes.ts";
import { makeFinder, type ShortcodeTag, settingsIn, shortcodeTags, valuesIn } from "./scan.ts";

/** A body whose shortcodes are HTML. */
export interface Expanded {
	readonly html: string;
	/** Names of those of page builders, whose content alone stays, and of those that are no part of a story. */
	readonly taken: readonly string[];
	/** Those that are not known and stay as they stand, each as often as it stands there. */
	readonly unknown: readonly UnknownCode[];
	/** What the shortcodes show that is not in the export: `files 901 and 902`. */
	readonly missing: readonly string[];
}

/** Shortcodes may stand in shortcodes, to this depth. */
const DEEPEST = 8;

/** Writes shortcodes out as HTML, and takes those of page builders away; others are left alone and named. */
export function expandShortcodes(text: string, attachments: Attachments, sources: ShortcodeSources): Expanded {
	if (!text.includes("[") && !text.includes("((")) return { html: text, taken: [], unknown: [], missing: [] };
	const taken = new Set<string>();
	const [unknown, missing, notes]: [UnknownCode[], string[], string[]] = [[], [], []];
	const note = (html: string) => noteMark(notes.push(html));
	const expand = (part: string, depth: number): string => {
		const tags = [...shortcodeTags(part)];
		if (tags.length === 0 || depth > DEEPEST) return part;
		const ended = new Set(tags.filter(({ isEnd }) => isEnd).map(({ name }) => name));
		const isBuilt = tags.some(({ name }) => BUILDER_PAGE.test(name));
		const inner = (content: string) => expand(content, depth + 1);
		return expandTags(tags, {
			...sources,
			text: part,
			attachments,
			find: makeFinder(part),
			ended,
			isBuilt,
			taken,
			unknown,
			missing,
			note,
			inner,
		});
	};
	const html = withDoubleBrackets(expand(text, 0), note);
	return { html: html + notesBelow(notes), taken: [...taken].map((name) => `shortcode ${name}`), unknown, missing };
}

/** Shortcodes with which builders begin a page. */
const BUILDER_PAGE = /^(vc_row|vc_section|et_pb_section|fusion_builder_container|av_section|mk_page_section|cs_section|ct_section|kc_row)$/;

function notesBelow(notes: readonly string[]): string {
	if (notes.length === 0) return "";
	const items = notes.map(
		(words, index) => `<li id="note-${index + 1}">${words.replace(/\s*\n\s*/g, " ").trim()} <a href="#ref-${index + 1}">↩</a></li>`,
	);
	return `\n\n<ol>${items.join("")}</ol>\n\n`;
}

function expandTags(tags: readonly ShortcodeTag[], expansion: Expansion): string {
	const { text } = expansion;
	const parts: string[] = [];
	let at = 0;
	for (const tag of tags) {
		if (tag.start < at) continue;
		const step = tag.isEscaped ? { html: text.slice(tag.start + 1, tag.end - 1), next: tag.end } : stepOf(tag, expansion);
		if (!step) continue;
		parts.push(text.slice(at, tag.start), step.html);
		at = step.next;
	}
	parts.push(text.slice(at));
	return parts.join("");
}

/** @returns undefined where the tag is left as it stands */
function stepOf(tag: ShortcodeTag, expansion: Expansion): Step | undefined {
	const { name, isEnd, end } = tag;
	const step = isEnd
		? undefined
		: (ruled(tag, expansion) ?? elsewhereStep(tag, expansion) ?? mediaStep(tag, expansion) ?? knownStep(tag, expansion));
	if (step) return step;
	// On a page that a builder made, what is not known is an element of the theme: its words stay.
	if (isBuilder(name, isEnd || expansion.ended.has(name)) || (expansion.isBuilt && !isPlainWord(tag, expansion))) {
		expansion.taken.add(name);
		if (isInline(name)) return { html: "", next: end };
		return isEnd ? { html: "\n\n", next: end } : opened(tag, expansion);
	}
	// `[sic]` is no shortcode: one has a value, or an end.
	if (!isEnd && !isPlainWord(tag, expansion)) expansion.unknown.push({ name, typed: expansion.text.slice(tag.start, tag.end) });
	return undefined;
}

/** Whether a word in brackets is no more than that: it has no value, and no end, and is not what stands alone where a plugin put something. */
function isPlainWord(tag: ShortcodeTag, expansion: Expansion): boolean {
	const { name, settings } = tag;
	return name.length < 3 || !(/\s[\w-]+\s*=/.test(settings) || expansion.ended.has(name) || isPlaceOfPlugin(tag, expansion));
}

/** Whether a name without value stands by itself: as all of a text (`[archives]`), or on a line, if it is put together as only names of programs are (`[login_form]`). */
function isPlaceOfPlugin({ name, settings, start, end }: ShortcodeTag, { text }: Expansion): boolean {
	if (settings.trim() !== "" || !/^[a-z0-9_-]+$/.test(name)) return false;
	if (text.length < 200 && text.trim() === text.slice(start, end)) return true;
	return (
		/[a-z0-9][_-][a-z]/.test(name) &&
		/(^|[\n>])[^\S\n]*$/.test(text.slice(Math.max(0, start - 20), start)) &&
		/^[^\S\n]*($|[\n<])/.test(text.slice(end, end + 20))
	);
}

/** What a shortcode becomes by a rule of the owner. */
function ruled(tag: ShortcodeTag, expansion: Expansion): Step | undefined {
	if (!expansion.rules?.has(tag.name)) return undefined;
	const inside = contentOf(tag, expansion);
	const content = inside && { content: expansion.inner(inside.content) };
	const call = { name: tag.name, values: valuesIn(tag.settings), named: settingsIn(tag.settings), ...content };
	return { html: byRule(call, expansion.rules) ?? "", next: inside?.next ?? tag.end };
}

function opened({ name, settings, end }: ShortcodeTag, expansion: Expansion): Step {
	const { text, find } = expansion;
	// Raw HTML is written in a code of its own, and a picture by its address alone: a reader must see neither.
	const close = /^(vc_raw_(html|js)|fusion_(imageframe|code)|et_pb_code)$/.test(name) ? find(`[/${name}]`, end) : -1;
	const shown = openedByBuilder(name, settingsIn(settings), close < 0 ? undefined : text.slice(end, close), expansion);
	tell(name, shown.missing, expansion);
	return { html: shown.html, next: close < 0 ? end : close };
}
