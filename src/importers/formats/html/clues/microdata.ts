import { all, attribute, closest, type DomDocument, type DomElement } from "../dom.ts";
import { isArticle } from "./jsonld.ts";

/** The microdata (HTML, section 5) of the only story on the page. */
export function itemOf(document: DomDocument): DomElement | undefined {
	const items = all(document, "[itemtype]").filter((element) => isArticle({ "@type": attribute(element, "itemtype") ?? "" }));
	return items.length === 1 ? items[0] : items.find((item) => item.querySelector("h1") !== null);
}

/** The elements that give a property of an item, and none of another one within it, such as a comment. */
export function ownProperties(item: DomElement, name: string): DomElement[] {
	return all(item, `[itemprop~="${name}"]`).filter(
		(element) => closest(element.parentElement, "[itemscope]") === (item.hasAttribute("itemscope") ? item : closest(item, "[itemscope]")),
	);
}

/** The value of an element: that for machines, else its text. */
export function valueOf(element: DomElement): string | undefined {
	const value = attribute(element, "content") ?? attribute(element, "datetime") ?? element.textContent.replace(/\s+/g, " ").trim();
	return value === "" ? undefined : value;
}

/** The time of a `<time>`, as the page writes it. */
export function timeOf(time: DomElement): string {
	return attribute(time, "datetime") ?? time.textContent;
}

/** Links to tags (microformats, rel-tag). */
export function relTags(document: DomDocument): string[] {
	return all(document, 'a[rel~="tag"]')
		.filter((link) => !closest(link, "aside, nav, article article") && !/(^|\s)category/.test(`${link.getAttribute("rel")}`))
		.map((link) => link.textContent.replace(/^\s*#/, "").replace(/\s+/g, " ").trim());
}

/** Links to categories, as WordPress marks them. */
export function categories(document: DomDocument): string[] {
	return all(document, 'a[rel~="category"]')
		.filter((link) => !closest(link, "aside, nav, article article"))
		.map((link) => link.textContent.replace(/\s+/g, " ").trim());
}
