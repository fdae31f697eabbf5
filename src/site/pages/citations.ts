import type { Article } from "../../article/article.ts";
import { addressBeside } from "../address.ts";
import type { Claims } from "../claims.ts";
import type { Context } from "../context.ts";
import type { CitationItem } from "../items/story.ts";
import { type CitationForm, KINDS } from "../kinds.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { Address } from "../output.ts";
import type { PlannedOutput } from "../planned.ts";
import type { Places } from "../storyaddresses.ts";

/** A citation of a story, in a file beside its page. */
export interface CitationFile extends Address {
	readonly form: CitationForm;
}

/** The citations of every story that has any. */
export type CitationFiles = ReadonlyMap<Article, readonly CitationFile[]>;

/** Claims the addresses of every story's citations, in the forms that the settings name. A citation whose address is taken is left out. */
export function claimCitations({ archive, settings }: ArchiveAndSettings, { addressOf }: Places, claims: Claims): CitationFiles {
	if (settings.citations.length === 0) return new Map();
	return new Map(
		archive.stories.map((article) => {
			const files = settings.citations.map((form): CitationFile => ({ form, ...addressBeside(addressOf(article), KINDS[form].end) }));
			return [article, files.filter((file) => claims.claim(file, article.file) === undefined)];
		}),
	);
}

/** The citations of every story. */
export function citationOutputs(citations: CitationFiles): PlannedOutput[] {
	return [...citations].flatMap(([article, files]) =>
		files.map(({ form, url, path }): PlannedOutput => {
			const data = ({ addressOf }: Context): CitationItem => ({ article, story: addressOf(article).url });
			return { url, path, kind: form, source: article.file, from: article.published?.from, data };
		}),
	);
}
