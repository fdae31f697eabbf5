import type { TermKind } from "../archive/terms.ts";
import type { CommentNames } from "../article/comments/comment.ts";
import { compareText } from "../problem.ts";
import { basePath, type Settings } from "../settings.ts";
import { pageAddress } from "./address.ts";
import type { Context } from "./context.ts";
import { type FeedLink, feedLinks, hasFeedList, TERM_KINDS_WITH_FEEDS } from "./feeds/links.ts";
import type { Material } from "./material.ts";
import { ANNIVERSARIES } from "./pages/anniversaries.ts";
import { CARD } from "./pages/cards.ts";
import { themeColours } from "./pages/colours.ts";
import { hasFace } from "./pages/face.ts";
import { isCarried } from "./pages/icons.ts";
import { searchUrl } from "./search/search.ts";
import { termLinks } from "./terms.ts";
import type { Link } from "./views.ts";

/** The owner's style sheet: its path below the output folder. */
const OWN_STYLE = "assets/own.css";

/** What every template sees as `site`. A new story changes none of it. */
export interface Site {
	/** The setting `title`: the name of the paper. */
	readonly title: string;
	/** The whole address of the site, ending in `/`. */
	readonly url: string;
	/** The path of that address. */
	readonly base: string;
	/** The setting `language`, BCP 47. */
	readonly language: string;
	/** The setting `timeZone`, an IANA zone. */
	readonly timeZone: string;
	/** The setting `description`: one sentence about the archive. */
	readonly description?: string;
	/** The setting `publisher`, else the title. */
	readonly publisher: string;
	/** Where readers report what is wrong in a story: an address for e-mail, or that of a page. */
	readonly contact?: string;
	/** The sections in the masthead. */
	readonly sections: readonly Link[];
	/** The standing pages. */
	readonly pages: readonly Link[];
	/** The feeds of the whole archive. They stand at the top of the site. */
	readonly feeds: readonly FeedLink[];
	/** The kinds of term that have feeds, and the feeds that stand beside the page of each such term. */
	readonly termFeeds: { readonly kinds: readonly TermKind[]; readonly feeds: readonly FeedLink[] };
	/** Whether there is a page about the feeds. */
	readonly hasFeedsPage: boolean;
	/** Whether the owner chose colours, type or measure. They stand in /assets/face.css. */
	readonly hasFace: boolean;
	/** Whether the owner has a style sheet that is used after ours, /assets/own.css. */
	readonly hasOwnStyle: boolean;
	/** Whether there are icons of the paper, and a manifest that names them. */
	readonly hasIcons: boolean;
	/** The colours that browsers give their own frame around a page. */
	readonly themeColours: { readonly light: string; readonly dark: string };
	/** The address of the picture that other sites show beside a link to a page that has none of its own; undefined where there is none. */
	readonly card?: string;
	/** The paper's name as a picture. */
	readonly masthead?: Settings["masthead"];
	/** The address of the page for 1 January, where the days of the year have pages. */
	readonly onThisDay?: string;
	/** Whether there is a page about the open data. */
	readonly hasData: boolean;
	/** Whether the comments of readers stand below stories. */
	readonly hasComments: boolean;
	/** How names of readers are shown. */
	readonly commentNames: CommentNames;
	/** The address of the search page, where there is one. */
	readonly search?: string;
}

/**
 * Makes what every template sees of the site.
 * @param material with the standing pages and the owner's files
 */
export function siteOf(context: Context, { pages, files }: Pick<Material, "pages" | "files">): Site {
	const { settings, addressOf } = context;
	const { title, url, language, timeZone, description, publisher, contact } = settings;
	return {
		title,
		url,
		base: basePath(settings),
		language,
		timeZone,
		description,
		publisher: publisher ?? title,
		contact,
		sections: termLinks(context, "section", settings.sections).map(({ name, url: to }) => ({ name, url: to })),
		feeds: feedLinks(settings.feeds),
		termFeeds: { kinds: TERM_KINDS_WITH_FEEDS, feeds: feedLinks(settings.termFeeds) },
		hasFeedsPage: hasFeedList(settings),
		hasFace: hasFace(settings),
		hasOwnStyle: isCarried(files, OWN_STYLE),
		masthead: settings.masthead,
		onThisDay: settings.onThisDay ? pageAddress(`${ANNIVERSARIES}01-01`, settings).url : undefined,
		hasData: settings.data,
		hasComments: settings.comments.show,
		commentNames: settings.comments.names,
		search: searchUrl(settings),
		hasIcons: settings.icons,
		themeColours: themeColours(settings),
		card: settings.cards !== "none" || isCarried(files, CARD.slice(1)) ? CARD : undefined,
		pages: pages.stories.toSorted((a, b) => compareText(a.file, b.file)).map((page) => ({ name: page.headline, url: addressOf(page).url })),
	};
}
