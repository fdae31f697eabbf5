import { CannotRun } from "../../../problem.ts";
import { all, attribute, type DomDocument, type DomElement, parseDocument } from "./dom.ts";

/** What `--map FIELD=SELECTOR` can find: fields, and the text (`body`). */
const MAPPED = ["body", "headline", "published", "updated", "authors", "section", "tags", "standfirst"];

/**
 * Checks the user's selectors, before anything is read.
 * @throws {CannotRun} if a field or a selector is not valid
 */
export function checkMap(map: ReadonlyMap<string, string>): void {
	const document = parseDocument("<p>");
	for (const [field, selector] of map) {
		if (!MAPPED.includes(field))
			throw new CannotRun(`--map ${field}=…: that cannot be found by a selector.`, `One of these can: ${MAPPED.join(", ")}.`);
		try {
			document?.querySelector(selector);
		} catch {
			throw new CannotRun(`--map ${field}=${selector}: "${selector}" is not a CSS selector.`, "Write one such as .story-text or h1.title.");
		}
	}
}

/** The texts that the user's selector for a field finds; none if there is no selector. */
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
