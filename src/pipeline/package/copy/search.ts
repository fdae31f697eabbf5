import { z } from "zod";
import { escapeHtml } from "../../../article/text.ts";
import { type Tag, valueOf } from "../tags.ts";
import type { Relative } from "./targets.ts";

/** What the form of the search page tells its script, as far as the copy says it too. */
const wordsSchema = z.object({ failed: z.string(), kinds: z.record(z.string(), z.string()).default({}) });
const indexesSchema = z.array(z.object({ kind: z.string(), url: z.string() }));

/**
 * What the search page of a copy says instead of its form, which needs a server: that the lists below lead to every story, the indexes of terms, and
 * where the search stands online.
 */
export function offlineSearch(form: Tag, relative: Relative, online: string): string {
	const words = parsed(wordsSchema, valueOf(form, "data-words"));
	const indexes = parsed(indexesSchema, valueOf(form, "data-indexes")) ?? [];
	const items = indexes.map(
		({ kind, url }) => `<li><a href="${escapeHtml(relative(url))}">${escapeHtml(words?.kinds[kind] ?? url)}</a></li>`,
	);
	const list = items.length > 0 ? `<ul class="browse">${items.join("")}</ul>` : "";
	const link = `<a href="${escapeHtml(online)}">${escapeHtml(online)}</a>`;
	return `<p>${escapeHtml(words?.failed ?? "")} ${link}</p>${list}`;
}

function parsed<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
	try {
		return schema.parse(JSON.parse(text ?? ""));
	} catch {
		return undefined;
	}
}
