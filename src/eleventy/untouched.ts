import type { EleventyConfig } from "./config.ts";

/** The transforms that Eleventy itself adds, which do nothing until an owner's config asks for it. */
const OWN_TRANSFORMS: ReadonlySet<string> = new Set([
	"@11ty/eleventy-bundle",
	"@11ty/eleventy/html-transformer",
	"@11ty/eleventy-bundle/delayed",
]);

/** How many listeners Eleventy itself adds to the events that tell of all pages. */
const OWN_LISTENERS: Readonly<Record<string, number>> = { "eleventy.after": 0, "eleventy.contentMap": 1 };

/** Data by which Eleventy renders a page in another way. */
const PAGE_DATA = ["layout", "eleventyComputed", "eleventyDataSchema", "templateEngineOverride"];

/** The extensions of files that Eleventy may look into after it has rendered them. */
const EXTENSIONS = ["html", "xml", "json", "txt"];

/**
 * Whether an owner's config leaves pages as our templates render them: no transform, linter, preprocessor, bundle, computed data,
 * layout or listener that Eleventy would apply to each page.
 * @param data what Eleventy gives each page
 */
export function leavesPagesUntouched(config: EleventyConfig, data: Readonly<Record<string, unknown>>): boolean {
	const page = data.page as object;
	return (
		Object.keys(config.transforms).every((name) => OWN_TRANSFORMS.has(name)) &&
		Object.keys(config.linters).length === 0 &&
		Object.keys(config.preprocessors).length === 0 &&
		Object.keys(config.getBundleManagers()).length === 0 &&
		!EXTENSIONS.some((extension) => config.htmlTransformer.isTransformable(extension, page)) &&
		Object.entries(OWN_LISTENERS).every(([event, count]) => config.events.listenerCount(event) <= count) &&
		!PAGE_DATA.some((name) => name in data)
	);
}
