import type { Article } from "../article/article.ts";
import { startOf } from "../article/date.ts";
import type { Problem, Rule } from "../problem.ts";

/** Whether a story is shown at a moment, has left only its address, or is left out. */
export type Release =
	| { readonly kind: "shown" }
	| { readonly kind: "gone"; readonly why: "withdrawn" | "expired" }
	| { readonly kind: "left out"; readonly problem: Problem };

/**
 * Judges a story's status, embargo, expiry and date.
 * @param at milliseconds since 1970, UTC
 * @param zone the site's; a date without a time begins at its midnight
 */
export function releaseOf(article: Article, at: number, zone: string): Release {
	const { status, embargo, expires, published } = article;
	if (status === "draft") return leftOut(article, "draft", "The story is a draft.", "Take its draft or status field out to publish it.");
	if (embargo && startOf(embargo, zone) > at) {
		return leftOut(
			article,
			"embargo",
			`The story is under embargo until ${embargo.edtf}.`,
			"It is published by the first build after that.",
		);
	}
	if (published && startOf(published, zone) > at) {
		return leftOut(
			article,
			"date-in-future",
			`The story is dated in the future: ${published.edtf}.`,
			"It is published by the first build after that; mend the date if it is wrong.",
		);
	}
	if (status === "withdrawn") return { kind: "gone", why: "withdrawn" };
	if (expires && startOf(expires, zone) <= at) return { kind: "gone", why: "expired" };
	return { kind: "shown" };
}

function leftOut({ file }: Article, rule: Rule, message: string, remedy: string): Release {
	return { kind: "left out", problem: { file, rule, severity: "info", message, remedy } };
}
