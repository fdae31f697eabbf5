import type { Element, ElementContent, Root } from "hast";
import { parseHtmlWithinBounds } from "../html/parse.ts";
import { EMBED } from "./figure.ts";
import { markEmbeds, mayHoldEmbeds } from "./mark.ts";
import { shownAt } from "./platforms.ts";

/** The folder of the content folder in which pictures of what other sites showed may stand. */
const FOLDER = "snapshots";

/** The endings of such pictures. The first that is there is shown. */
const ENDINGS = ["png", "jpg", "webp"] as const;

/**
 * Shows in each embed of a tree the picture that an archive has of it, if it has one.
 * @param show gives the element of a picture, by its address on the site; undefined where there is none
 */
export function showSnapshots(parent: Root | Element, show: (src: string) => Element | undefined): void {
	for (const node of parent.children) {
		if (node.type !== "element") continue;
		if (!isEmbed(node)) {
			showSnapshots(node, show);
			continue;
		}
		for (const src of snapshotsOf(node)) {
			const picture = show(src);
			if (!picture) continue;
			const caption = node.children.findIndex((child) => child.type === "element" && child.tagName === "figcaption");
			node.children.splice(caption < 0 ? node.children.length : caption, 0, picture);
			break;
		}
	}
}

/** The addresses on the site at which pictures of the embeds in a body (HTML, tidy) may stand. */
export function snapshotsIn(html: string): string[] {
	if (!mayHoldEmbeds(html) && !HAS_EMBED.test(html)) return [];
	const tree = parseHtmlWithinBounds(html);
	if (!tree) return [];
	markEmbeds(tree);
	const found = new Set<string>();
	showSnapshots(tree, (src) => void found.add(src));
	return [...found];
}

const HAS_EMBED = new RegExp(`<figure\\b[^<>]*\\bclass=["']?${EMBED}\\b`, "i");

function isEmbed({ tagName, properties: { className } }: Element): boolean {
	return tagName === "figure" && Array.isArray(className) && className.includes(EMBED);
}

/** Where a picture of an embed may stand: `/snapshots/twitter-123.png`. It is called by the platform and the id of what it shows. */
function snapshotsOf(figure: Element): string[] {
	const isCaption = (node: ElementContent) => node.type === "element" && node.tagName === "figcaption";
	const [below, above] = [figure.children.filter(isCaption), figure.children.filter((node) => !isCaption(node))];
	// The words of a post may lead to other posts; its own address stands below them.
	const name = below.flatMap(picturesIn).at(-1) ?? above.flatMap(picturesIn)[0];
	return name === undefined || holdsImage(figure) ? [] : ENDINGS.map((ending) => `/${FOLDER}/${name}.${ending}`);
}

function picturesIn(node: ElementContent): string[] {
	if (node.type !== "element") return [];
	const own = node.tagName === "a" && typeof node.properties.href === "string" ? (shownAt(node.properties.href)?.picture ?? []) : [];
	return [own, ...node.children.map(picturesIn)].flat();
}

function holdsImage(node: ElementContent): boolean {
	return node.type === "element" && (node.tagName === "img" || node.children.some(holdsImage));
}
