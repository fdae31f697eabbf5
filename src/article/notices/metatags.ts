import { parseDate } from "../date.ts";
import { meantAs } from "../fields/lookalikes.ts";
import { plainName } from "../fields/names.ts";
import { publicityForm, readPublicity } from "../fields/publicity.ts";
import type { FieldSource } from "../fields/written.ts";
import { fieldNote } from "../fields.ts";
import { lineAt, oneLine, textOfHtml } from "../text.ts";

/** How far into a page its head is looked for, in characters. */
const HEAD = 50_000;

/** Names of the day of publication in the heads of pages, beside those of the field. */
const DATES: ReadonlySet<string> = new Set([
	..."publishedtime dcdate dcdateissued dctermsissued dctermsavailable dcdateavailable parselypubdate issued available".split(" "),
	...["published", ...(fieldNote("published").aliases ?? []), ...(fieldNote("embargo").aliases ?? [])].map(plainName),
]);

/**
 * What the `<meta>` tags of an HTML story say against publishing it, or against publishing it yet. Pages hold much under such names:
 * a value counts where it can be understood so, and under `status` wherever it cannot be understood otherwise.
 * @param bodyAt where in the text its front matter ends
 * @param zone the site's time zone
 * @returns a source for each such tag
 */
export function metaTagSources(file: string, text: string, bodyAt: number, zone: string): FieldSource[] {
	return [...text.slice(bodyAt, bodyAt + HEAD).matchAll(/<meta\b([^<>]{1,1000})>/gi)].flatMap(({ 1: tag = "", index }) => {
		const name = attributeOf(tag, "name") ?? attributeOf(tag, "property");
		const content = attributeOf(tag, "content");
		if (name === undefined || content === undefined || content === "") return [];
		const key = withholds(name.slice(name.lastIndexOf(":") + 1), content, zone);
		return key === undefined ? [] : [{ file, values: { [key]: content }, line: lineAt(text, bodyAt + index) }];
	});
}

/** The key under which a value counts that stands somewhere else than among the fields; undefined where it says nothing against publishing. */
export function withholds(name: string, content: string, zone: string): string | undefined {
	const form = publicityForm(name);
	const says = form && readPublicity(form, content);
	if (says === "draft" || says === "withdrawn") return name;
	if (says === "unknown" && plainName(name).endsWith("status")) return name;
	if (DATES.has(plainName(name))) return parseDate(content, zone) ? "embargo" : undefined;
	return form === undefined && /^(draft|embargo|withdrawn)$/.test(meantAs(name) ?? "") ? name : undefined;
}

function attributeOf(tag: string, name: string): string | undefined {
	const [, double, single, bare] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag) ?? [];
	const value = double ?? single ?? bare;
	return value === undefined ? undefined : oneLine(textOfHtml(value));
}
