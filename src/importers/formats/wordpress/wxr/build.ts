import type { SaxesTagPlain } from "saxes";
import type { XmlBuilder, XmlParser } from "../../../reading/xml.ts";
import { commentOf, type WxrComment } from "./comment.ts";
import { addMeta, type Category, type WxrPart } from "./record.ts";

/** Elements below the channel that are records. */
export const RECORDS: ReadonlySet<string> = new Set(["item", "wp:author", "wp:category", "wp:tag", "wp:term"]);

/** A record that is being read. */
interface OpenRecord {
	readonly element: string;
	readonly line: number;
	readonly column: number;
	readonly texts: Map<string, string>;
	readonly categories: Category[];
	readonly meta: Map<string, string>;
	readonly comments: WxrComment[];
}

/** An element whose text is being read, and how deep it lies. */
interface OpenText {
	readonly depth: number;
	readonly tag: SaxesTagPlain;
	text: string;
	hasCdata: boolean;
}

/** What the builder has read so far of what is open. */
interface State {
	/** The names of the open elements, from the root. */
	readonly path: string[];
	record?: OpenRecord;
	text?: OpenText;
	/** The texts of the `wp:comment` that is being read. */
	comment: Map<string, string>;
	/** The `wp:postmeta` that is being read. */
	meta: { readonly key: string; readonly value: string };
	/** The depth of the element that is skipped with all its contents; 0 if there is none. */
	passedOver: number;
}

/** A builder that also knows where it stands. */
export interface RecordBuilder extends Pick<XmlBuilder<SaxesTagPlain>, "open" | "text" | "close"> {
	/** Whether the parser stands between the children of the channel, where records are. */
	isBetweenRecords(): boolean;
}

/** Makes records, and texts of the channel, from the tags and texts of an export. */
export function makeRecordBuilder(parser: XmlParser<WxrPart>): RecordBuilder {
	const state: State = { path: [], comment: new Map(), meta: { key: "", value: "" }, passedOver: 0 };
	return {
		open(tag) {
			state.path.push(tag.name);
			if (state.passedOver > 0) return;
			if (state.text) addText(state.text, startTag(tag), false);
			else openElement(tag, state, parser);
		},
		text(text, isCdata) {
			if (state.text) addText(state.text, text, isCdata);
		},
		close(tag) {
			const depth = state.path.length;
			state.path.pop();
			if (state.passedOver > 0) {
				if (state.passedOver === depth) state.passedOver = 0;
			} else if (state.text && depth > state.text.depth) {
				if (!tag.isSelfClosing) addText(state.text, `</${tag.name}>`, false);
			} else closeElement(tag, depth, state, parser);
		},
		isBetweenRecords: () => state.path.length === 2,
	};
}

function openElement(tag: SaxesTagPlain, state: State, { at, stop }: XmlParser<WxrPart>): void {
	const { name } = tag;
	const depth = state.path.length;
	const inRecord = depth > 3 && RECORDS.has(state.path[2] ?? "");
	if (depth === 1 && name !== "rss") stop("format", `it is not a WordPress export: it begins with <${name}>, not with <rss>`);
	if (depth === 3 && RECORDS.has(name)) {
		const place = { line: at.line, column: Math.max(1, at.column - name.length - 1) };
		state.record = { element: name, ...place, texts: new Map(), categories: [], meta: new Map(), comments: [] };
	} else if (depth === 4 && inRecord && isMeta(name, state)) state.meta = { key: "", value: "" };
	else if (depth === 4 && inRecord && name === "wp:comment") state.comment = new Map();
	else if ((depth === 4 && inRecord && name === "wp:termmeta") || (depth === 5 && name === "wp:commentmeta")) state.passedOver = depth;
	else if (depth === 3 || (depth === 4 && inRecord) || (depth === 5 && (isMeta(state.path[3], state) || state.path[3] === "wp:comment")))
		state.text = { depth, tag, text: "", hasCdata: false };
}

/** Whether an element holds a key and its value. Of terms that are neither categories nor tags plugins store much there, such as who an author is. */
function isMeta(name: string | undefined, { path }: State): boolean {
	return name === "wp:postmeta" || (name === "wp:termmeta" && path[2] === "wp:term");
}

function closeElement({ name }: SaxesTagPlain, depth: number, state: State, { give }: XmlParser<WxrPart>): void {
	const { text: element, record } = state;
	if (!element) {
		if (depth === 4 && isMeta(name, state) && record) addMeta(record.meta, state.meta.key, state.meta.value);
		else if (depth === 4 && name === "wp:comment") record?.comments.push(commentOf(state.comment));
		else if (depth === 3 && record && RECORDS.has(name)) give({ part: "record", record });
		return;
	}
	state.text = undefined;
	const text = element.hasCdata ? element.text : element.text.trim();
	const { domain, nicename } = element.tag.attributes;
	if (depth === 3) give({ part: "channel", name, text });
	else if (depth === 5 && state.path[3] === "wp:comment") state.comment.set(name, text);
	else if (depth === 5) state.meta = name === "wp:meta_key" ? { ...state.meta, key: text } : { ...state.meta, value: text };
	else if (name === "category" && state.path[2] === "item") record?.categories.push({ domain, nicename, name: text });
	else record?.texts.set(name, text);
}

/** White space around CDATA sections belongs to the export, and is dropped. */
function addText(element: OpenText, text: string, isCdata: boolean): void {
	if (isCdata && !element.hasCdata) element.text = element.text.trim();
	element.hasCdata ||= isCdata;
	if (isCdata || !element.hasCdata || text.trim() !== "") element.text += text;
}

/** A start tag as text: HTML that is not escaped belongs to the text that it is in. */
function startTag({ name, attributes }: SaxesTagPlain): string {
	const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value.replaceAll('"', "&quot;")}"`);
	return `<${name}${written.join("")}>`;
}
