import { CannotRun } from "../../../problem.ts";
import { all, attribute, type DomDocument, type DomElement, parseDocument } from "./dom.ts";

/** The fields that `--map FIELD=SELECTOR` can find, and the text. */
const MAPPED = ["body", "headline", "published", "updated", "authors", "section", "tags", "standfirst"];

/**
 * Looks whether selectors can be used, before anything is read.
 * @throws {CannotRun} where one is for no field, or is no selector
 */
export function checkMap(map: ReadonlyMap<string, string>): void {
	const document = parseDocument("<p>");
	for (const [field, selector] of map) {
		if (!MAPPED.includes(field))
			throw new CannotRun(`--map ${field}=…: that cannot be found by a selector.`, `One of these can: ${MAPPED.join(", ")}.`);
		try {
			document?.querySelector(selector);
		} catch {
			throw new CannotRun(`--map ${field}=${selector}: "${selector}" is no CSS selector.`, "Write one such as .story-text or h1.title.");
		}
	}
}

/** The texts that the user's selector for a field finds; none without one. */
export function mapped(document: DomDocument, map: ReadonlyMap<string, string>, field: string): string[] {
	const selector = map.get(field);
	return selector === undefined
		? []
		: all(document, selector)
				.map(textOf)
				.filter((text) => text !== "");
}

function textOf(element: DomElement): string {
	return attribute(element, "content") ?? attribute(element, "datetime") ?? element.textContent.replace(/\s+/g, " ").trim();
}
