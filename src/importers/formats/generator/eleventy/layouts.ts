import { splitFrontMatter } from "../../../../article/frontmatter.ts";
import type { SiteFolder } from "../folder.ts";
import type { EleventyConfig } from "./config.ts";

/** No chain of layouts is longer. */
const DEEPEST = 10;

const ENDINGS = ["", ".njk", ".liquid", ".html", ".md", ".webc", ".hbs", ".ejs", ".pug"];

/** What the front matter of a layout says of the pages that use it, with what the layouts around it say. */
export type LayoutData = (layout: unknown) => Readonly<Record<string, unknown>>;

/** Reads the front matter of layouts: Eleventy takes it as data of a page, such as `permalink`. */
export function readLayouts(folder: SiteFolder, { layouts, layoutNames }: EleventyConfig): LayoutData {
	const known = new Map<string, Readonly<Record<string, unknown>>>();
	const own = (layout: string): Readonly<Record<string, unknown>> => {
		const found = known.get(layout);
		if (found) return found;
		const text = ENDINGS.map((ending) => folder.read(layouts + (layoutNames.get(layout) ?? layout) + ending)).find(
			(one) => one !== undefined,
		);
		const split = text === undefined ? undefined : splitFrontMatter(text);
		const values = split?.fields ?? {};
		known.set(layout, values);
		return values;
	};
	return (layout) => {
		const chain: Readonly<Record<string, unknown>>[] = [];
		let next = layout;
		while (chain.length < DEEPEST && typeof next === "string" && next !== "") {
			const outer = own(next);
			chain.push(outer);
			next = outer.layout;
		}
		// The inner layout counts.
		return Object.assign({}, ...chain.toReversed()) as Readonly<Record<string, unknown>>;
	};
}
