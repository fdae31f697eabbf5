// Makes the pages of ../../small with plain Eleventy: an article is a template, a listing is a page of a pagination.
import { DateTime } from "luxon";

const LISTING = 50;

const inUtc = (date) => DateTime.fromJSDate(date, { zone: "utc" });

const newestFirst = (api) => api.getFilteredByGlob("**/story-*.md").reverse();

export default function (config) {
	config.setQuietMode(true);
	config.addGlobalData("layout", "article.njk");
	config.addFilter("machineDate", (date) => inUtc(date).toISO());
	config.addFilter("dateText", (date) => inUtc(date).toFormat("d LLLL yyyy"));
	config.addFilter("rfc822", (date) => inUtc(date).toRFC2822());
	config.addCollection("newest", (api) => newestFirst(api).slice(0, LISTING));
	config.addCollection("tagNames", (api) => [...new Set(newestFirst(api).flatMap(({ data }) => data.tags))].toSorted());
	config.addCollection("listings", (api) => listings(newestFirst(api), config.getFilter("slugify")));
	return { dir: { input: "pages", includes: "../includes" }, markdownTemplateEngine: false };
}

function listings(stories, slugify) {
	const groups = new Map();
	for (const story of stories) {
		const [year, month] = story.date.toISOString().split("-");
		join("/archive/", "Archive", story);
		join(`/${year}/`, year, story);
		join(`/${year}/${month}/`, `${year}-${month}`, story);
		join(`/section/${slugify(story.data.section)}/`, story.data.section, story);
		for (const tag of story.data.tags) join(`/tags/${slugify(tag)}/`, tag, story);
	}
	return [...groups].flatMap(([url, { title, items }]) =>
		Array.from({ length: Math.ceil(items.length / LISTING) }, (_, part) => ({
			url: part === 0 ? url : `${url}page/${part + 1}/`,
			title,
			items: items.slice(part * LISTING, (part + 1) * LISTING),
		})),
	);

	function join(url, title, story) {
		const group = groups.get(url);
		if (group) group.items.push(story);
		else groups.set(url, { title, items: [story] });
	}
}
