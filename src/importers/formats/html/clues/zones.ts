import { closest, type DomElement } from "../dom.ts";

/** Where a page shows readers' comments. */
const COMMENTS =
	'.comment, .comments, .comment-list, .commentlist, .comments-area, .replies, #comments, #respond, #disqus_thread, [class^="comment"], [id^="comment"]';

/** Where a page leads to other stories. */
const OTHER_STORIES =
	'.related, #related, [class^="related"], [id^="related"], .jp-relatedposts, .more, #more, [class^="more-"], .read-more, .readmore, .read-next, .read-also, .see-also, .also, .further-reading, .recommended, .recommendations, .latest, [class^="latest-"], .recent, [class^="recent-"], .popular, [class^="popular-"], .most-read, .most-popular, .trending, .teaser, .teasers, .promo, .promos, .headlines, .story-list, .news-list, .post-navigation, .nav-links, .pagination, .breadcrumbs';

/** What stands beside a story. */
const BESIDE =
	'aside, nav, footer, article article, [role=complementary], [role=navigation], .sidebar, #sidebar, [class^="sidebar"], .widget, .widgets, .calendar, .event, .events, .upcoming';

/** Parts of a page that belong to something else than its story. */
export const OTHERS = `${BESIDE}, ${COMMENTS}, ${OTHER_STORIES}`;

/** Where a page shows the name of the site, and today's date. */
const MASTHEAD =
	"header, [role=banner], #header, .header, #masthead, .masthead, .site-header, #banner, .banner, .topbar, .top-bar, .today, .current-date, .todays-date, .header-date, .site-date";

/** Whether an element belongs to something else than the page's story: a comment, another story, the masthead. */
export function isOfOthers(element: DomElement): boolean {
	for (let part = closest(element, OTHERS); part; part = closest(part.parentElement, OTHERS)) if (!holdsStory(part)) return true;
	return isOfMasthead(element) || isOfOtherArticle(element);
}

/** Themes give such classes to the whole page, too. */
export function holdsStory(part: DomElement): boolean {
	if (/^(html|body|main)$/.test(part.localName)) return true;
	return !/^(aside|nav|footer)$/.test(part.localName) && part.querySelector("h1") !== null;
}

function isOfMasthead(element: DomElement): boolean {
	const masthead = closest(element, MASTHEAD);
	// The header of a story stands in its article, or holds its headline.
	return masthead !== undefined && closest(masthead, "article, main") === undefined && masthead.querySelector("h1, h2") === null;
}

/** Of several articles on a page, one without the page's headline is another story. */
function isOfOtherArticle(element: DomElement): boolean {
	const article = closest(element, "article");
	if (!article || article.querySelector("h1") !== null) return false;
	const body = closest(article, "body");
	if (!body?.querySelector("h1")) return false;
	let articles = 0;
	for (const _ of body.querySelectorAll("article")) if (++articles > 1) return true;
	return false;
}
