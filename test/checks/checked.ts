import { collate } from "../../src/archive/archive.ts";
import { noTermNotes } from "../../src/archive/termnotes.ts";
import type { TermNotes } from "../../src/archive/terms.ts";
import type { Article } from "../../src/article/article.ts";
import type { Checked } from "../../src/checks/finding.ts";
import type { ArchiveSettings } from "../../src/settings.ts";
import { NOW } from "../archive/articles.ts";
import { settings } from "../site/articles.ts";

/** What checks look at, of an archive of these articles. */
export function checkedOf(
	articles: readonly Article[],
	{
		own = {},
		notes = noTermNotes,
		...fields
	}: Partial<Checked> & { readonly own?: Partial<ArchiveSettings>; readonly notes?: TermNotes } = {},
): Checked {
	const given = settings(own);
	return {
		settings: given,
		at: NOW,
		archive: collate(articles, { ...given, termNotes: notes, at: NOW }),
		articles,
		termNotes: notes,
		paths: [],
		files: [],
		texts: new Map(),
		problems: [],
		...fields,
	};
}
