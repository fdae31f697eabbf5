import { valueOf, visitTags } from "./tags.ts";

/** What a page says of itself. */
export interface PageFacts {
	readonly title: string;
	/** Its address, as `og:url` says it; undefined where it says none. */
	readonly url: string | undefined;
	readonly isStory: boolean;
	/** The day on which its story was published, `YYYY-MM-DD` as far as that is known; undefined where it says none. */
	readonly published: string | undefined;
	/** Whether it does nothing but lead to another page. */
	readonly isRedirect: boolean;
}

/** Reads what a page says of itself in its head. */
export function pageFacts(html: string): PageFacts {
	const body = html.indexOf("<body");
	const properties = new Map<string, string>();
	let [title, isRedirect] = ["", false];
	visitTags(body < 0 ? html : html.slice(0, body), {
		onTag(tag) {
			if (tag.name !== "meta") return;
			const [property, content] = [valueOf(tag, "property"), valueOf(tag, "content")];
			if (property !== undefined && content !== undefined && !properties.has(property)) properties.set(property, content);
			if (valueOf(tag, "http-equiv")?.toLowerCase() === "refresh") isRedirect = true;
		},
		onText(name, text) {
			if (name === "title" && title === "") title = text.trim().replace(/\s+/g, " ");
		},
	});
	return {
		title: properties.get("og:title") ?? title,
		url: properties.get("og:url"),
		isStory: properties.get("og:type") === "article",
		published: properties.get("article:published_time")?.slice(0, 10),
		isRedirect,
	};
}

const DATED = /<meta property="article:(?:published|modified)_time" content="(\d{4}-\d\d-\d\d)/g;

/** The newest day that a page names as that of its story's publication or change, or an earlier finding where that is newer: `YYYY-MM-DD`. */
export function newestDate(html: string, newest: string | undefined): string | undefined {
	for (const [, day = ""] of html.matchAll(DATED)) if (newest === undefined || day > newest) newest = day;
	return newest;
}
