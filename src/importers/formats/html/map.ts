import { offerOf } from "../../../problem/nearest.ts";
import { CannotRun } from "../../../problem.ts";
import { all, attribute, type DomDocument, type DomElement, parseDocument } from "./dom.ts";

/** What `--map FIELD=SELECTOR` can find: fields, and the text (`body`); and what is left out (`remove`). */
const MAPPED = ["body", "headline", "published", "updated", "authors", "section", "tags", "standfirst", "remove"];

/** Fields of which whole elements are taken. */
const WHOLE = new Set(["body", "remove"]);

/** A selector, and the attribute that is taken of what it finds: `time@datetime`. */
interface Chosen {
	readonly selector: string;
	readonly attribute?: string;
}

/**
 * Checks the user's selectors, before anything is read.
 * @throws {CannotRun} if a field or a selector is not valid
 */
export function checkMap(map: ReadonlyMap<string, string>): void {
	const document = parseDocument("<p>");
	for (const [field, value] of map) {
		if (!MAPPED.includes(field))
			throw new CannotRun(
				`--map ${field}=…: that cannot be found by a selector.${offerOf(field, MAPPED)}`,
				`One of these can: ${MAPPED.join(", ")}.`,
				"docs/importing.md#html-mirrors",
			);
		const chosen = WHOLE.has(field) ? [{ selector: value }] : chosenBy(value);
		for (const { selector } of chosen) {
			try {
				document?.querySelector(selector);
			} catch {
				const remedy = "Write one such as .story-text or h1.title, or time@datetime for what stands in an attribute.";
				throw new CannotRun(`--map ${field}=${value}: "${selector}" is not a CSS selector.`, remedy, "docs/importing.md#html-mirrors");
			}
		}
	}
}

/** The texts that the user's selector for a field finds; none if there is no selector. Of several with attributes, parted by commas, the first that finds any counts. */
export function mapped(document: DomDocument, map: ReadonlyMap<string, string>, field: string): string[] {
	const value = map.get(field);
	for (const { selector, attribute: name } of value === undefined ? [] : WHOLE.has(field) ? [{ selector: value }] : chosenBy(value)) {
		const texts = all(document, selector).map((element) => (name === undefined ? textOf(element) : (attribute(element, name) ?? "")));
		const found = texts.filter((text) => text !== "");
		if (found.length > 0) return found;
	}
	return [];
}

/** Takes a list in which attributes are named apart at its commas, other than those within brackets and quotation marks. */
function chosenBy(value: string): Chosen[] {
	if (!/@[a-z][\w:.-]*\s*(,|$)/i.test(value)) return [{ selector: value }];
	const parts = value.match(/(?:"[^"]*"|'[^']*'|\([^()]*\)|\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|[^,])+/g) ?? [value];
	return parts.map((part) => {
		const [, selector, name] = /^(.*[^\s@])@([a-z][\w:.-]*)$/i.exec(part.trim()) ?? [];
		return selector === undefined || name === undefined ? { selector: part.trim() } : { selector, attribute: name };
	});
}

function textOf(element: DomElement): string {
	return attribute(element, "content") ?? attribute(element, "datetime") ?? element.textContent.replace(/\s+/g, " ").trim();
}
