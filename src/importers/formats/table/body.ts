import { lettersOf, textOfHtml } from "../../../article/text.ts";
import type { Body } from "../../importer.ts";
import { bodyIn } from "../../reading/plaintext.ts";
import type { SortedValues } from "./columns.ts";
import { bestMember, isWords, itemsIn, longestText, memberNamed } from "./nested.ts";

/** The text of a record. */
export interface RowBody {
	readonly body: Body;
	/** Names of columns that hold a text and are not carried. */
	readonly left: readonly string[];
	/** Words within the text's column that could not be read. */
	readonly unread: readonly string[];
}

/** A text that was put together from the parts of a value. */
interface InnerBody {
	readonly text: string;
	readonly format?: "html" | "markdown";
	readonly unread: readonly string[];
}

/** Members that hold the text of an object, the best first. */
const MEMBERS =
	"rendered processed html markdown md value text plain plaintext raw content body paragraphs blocks children root document data attributes fields".split(
		" ",
	);

/** Members that say by their names how their text is written. */
const FORMATS: ReadonlyMap<string, InnerBody["format"]> = new Map([
	["rendered", "html"],
	["processed", "html"],
	["html", "html"],
	["markdown", "markdown"],
	["md", "markdown"],
]);

const NOTHING: InnerBody = { text: "", unread: [] };

/** Puts the text of a record together; the body is empty where it has none. */
export function bodyOf({ of }: Pick<SortedValues, "of">): RowBody {
	const found = (["body_html", "body_markdown", "body"] as const).flatMap((target) => {
		const given = of.get(target);
		const inner = given ? innerBody(given.value) : NOTHING;
		const format = target === "body_html" ? "html" : target === "body_markdown" ? "markdown" : inner.format;
		return given ? [{ name: given.name, ...inner, format }] : [];
	});
	const intro = innerBody(of.get("body_intro")?.value);
	const filled = found.filter(({ text }) => text !== "");
	const [first = intro, ...others] = filled;
	const isWhole = first === intro || intro.text === "" || startsWith(first.text, intro.text);
	const text = isWhole ? first.text : `${intro.text}\n\n${first.text}`;
	return {
		body: first.format ? { format: first.format, text } : text === "" ? { format: "text", text } : bodyIn(text),
		left: others.map(({ name }) => name),
		unread: [...found.flatMap(({ unread }) => unread), ...intro.unread],
	};
}

/** Whether a summary is but the opening of the text, which a program cut from it. */
export function isOpening(summary: string, body: Body): boolean {
	const cut = /\s?(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$/;
	return cut.test(summary) && startsWith(body.text, summary.replace(cut, ""));
}

function startsWith(text: string, opening: string): boolean {
	return lettersOf(textOfHtml(text.slice(0, opening.length * 2 + 5_000))).startsWith(lettersOf(textOfHtml(opening)));
}

function innerBody(value: unknown, depth = 0): InnerBody {
	if (typeof value === "string") return { text: value.trim() === "" ? "" : value, unread: [] };
	if (typeof value === "number") return { text: String(value), unread: [] };
	if (typeof value !== "object" || value === null || depth > 20) return NOTHING;
	const items = itemsIn(value);
	if (items) return joined(items, depth);
	const member = bestMember(value, MEMBERS);
	if (!member) return NOTHING;
	const inner = innerBody(member[1], depth + 1);
	const format = FORMATS.get(member[0]) ?? inner.format;
	return format ? { ...inner, format } : inner;
}

/** The texts of a list: paragraphs, or the pieces of one. */
function joined(items: readonly unknown[], depth: number): InnerBody {
	const parts = items.map((item) => innerBody(item, depth + 1));
	const unread = items.flatMap((item, index) => {
		const words = parts[index]?.text === "" ? (longestText(item)?.text ?? "") : "";
		return isWords(words) ? [words] : (parts[index]?.unread ?? []);
	});
	const format = parts.find((part) => part.format)?.format;
	const texts = parts.flatMap(({ text }) => (text === "" ? [] : [text]));
	return { text: texts.join(depth > 1 && items.some(isPiece) ? "" : "\n\n"), unread, ...(format && { format }) };
}

/** Whether an item is a piece of a paragraph, as editors store one: `{"type": "text", "text": "…"}`. */
function isPiece(item: unknown): boolean {
	const type = memberNamed(item, ["type", "nodetype"])?.[1];
	const isText = type === undefined || type === "text" || type === "span";
	return isText && typeof memberNamed(item, ["text", "value"])?.[1] === "string";
}
