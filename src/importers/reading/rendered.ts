import type { Format } from "../../article/article.ts";
import { refuseLargeBody } from "../../article/body/inspect.ts";
import { renderBody } from "../../article/body.ts";
import { BeyondBound } from "../../article/bounds/bounds.ts";

/**
 * Renders a text of a record.
 * @throws {BeyondBound} where it would take too much to render
 */
export function renderWithinBounds(text: string, format: Format): string {
	refuseLargeBody(text, format);
	return renderBody(text, format, asWritten);
}

/** A text of a record as HTML. One that is beyond a bound is shown as it is typed, so that no word of it is lost. */
export function renderedText(text: string, format: Format): string {
	try {
		return renderWithinBounds(text, format);
	} catch (error) {
		if (!(error instanceof BeyondBound)) throw error;
		return renderBody(text, "text", asWritten);
	}
}

function asWritten(address: string): string {
	return address;
}
