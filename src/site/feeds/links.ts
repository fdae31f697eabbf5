import { TERM_KINDS, type TermKind } from "../../archive/terms.ts";
import type { Settings } from "../../settings.ts";
import { FEED_FORMS, type FeedForm, KINDS } from "../kinds.ts";

/** A feed as a page points to it. */
export interface FeedLink {
	/** Its form, as the settings name it. */
	readonly form: FeedForm;
	/** The last piece of its address. */
	readonly file: string;
	/** Its media type. */
	readonly type: string;
	/** The name of its format. */
	readonly name: string;
	/** What OPML calls the format; undefined where OPML does not know it. */
	readonly opmlVersion?: string;
}

/** The feeds that stand in the folder of a page, one in each form. */
export function feedLinks(forms: readonly FeedForm[]): FeedLink[] {
	return forms.map((form) => {
		const { file, mediaType, name, opmlVersion } = KINDS[form];
		return { form, file, type: mediaType, name, opmlVersion };
	});
}

/** The kinds of term that have feeds. A print issue has none: it is whole when it appears. */
export const TERM_KINDS_WITH_FEEDS: readonly TermKind[] = TERM_KINDS.filter((kind) => kind !== "issue");

/** Whether there are enough feeds for a list of them. */
export function hasFeedList({ feeds, termFeeds }: Pick<Settings, "feeds" | "termFeeds">): boolean {
	return feeds.length + termFeeds.length > 1;
}

/** The form of the feed that leads back through the whole archive. */
const HISTORY_FORM: FeedForm = "atom";

/** The folder of the documents of its history. */
export const HISTORY_FOLDER = "/feeds/archive/";

/** The last pieces of the addresses of feeds, one for each form. The feed that has the history comes first: it can stand for any other. */
export const FEED_FILES: readonly string[] = [HISTORY_FORM, ...FEED_FORMS.filter((form) => form !== HISTORY_FORM)].map(
	(form) => KINDS[form].file,
);

/** Whether the Atom feed leads back through the whole archive. */
export function hasHistory({ feeds, feedArchive }: Pick<Settings, "feeds" | "feedArchive">): boolean {
	return feedArchive && feeds.includes(HISTORY_FORM);
}
