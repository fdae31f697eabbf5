import { oneLine } from "../../../../article/text.ts";
import type { PageFile, PageSources } from "../table.ts";
import type { AblogConfig } from "./config.ts";
import { postDate } from "./dates.ts";
import { AT_HEAD } from "./texts.ts";

/** Keys that Sphinx and ABlog read otherwise than the house does, or that say how a page is dressed. */
const OWN_KEYS = new Set(
	"blogpost date updated tags category author authors location language redirect image excerpt exclude nocomments orphan tocdepth html_theme jupytext kernelspec myst file_format substitutions html_meta".split(
		" ",
	),
);
OWN_KEYS.add(AT_HEAD);

/** The fields of a text as ABlog reads them. A post without a date is a draft, as ABlog has it. */
export function ablogSources({ path, split, source, name }: PageFile, config: AblogConfig, isPost: boolean): PageSources {
	const values = filledOnly(split.fields);
	const { settings } = config;
	const pattern = settings.text("post_date_format");
	const usual = (setting: string) => (isPost ? settings.text(setting) : undefined);
	const authors = listOf(values.author ?? values.authors ?? usual("blog_default_author"));
	const [section, ...further] = listOf(values.category);
	const location = listOf(values.location ?? usual("blog_default_location")).map((one) => nameOf(one, settings.members("blog_locations")));
	const language = listOf(values.language)[0];
	const [date, updated, image, excerpt] = [values.date, values.updated, values.image, values.excerpt].map(lineOf);
	const description = membersOf(values.html_meta).description;
	const isNamed = image !== undefined && !/^\d+$/.test(image);
	const tags = [...new Set([...listOf(values.tags), ...further])];
	return {
		sources: [
			{
				...source,
				values: {
					...Object.fromEntries(
						Object.entries(values).filter(([key]) => !OWN_KEYS.has(key) && !key.startsWith("ogp_") && !key.startsWith("og:")),
					),
					...(date !== undefined && { date: postDate(date, pattern) }),
					...(updated !== undefined && { updated: postDate(updated, pattern) }),
					...(section !== undefined && { section }),
					...(tags.length > 0 && { tags }),
					...(authors.length > 0 && { authors }),
					...(location.length > 0 && { dateline: location.join(", ") }),
					...(language !== undefined && /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})?$/i.test(language) && { language }),
					...(isNamed && { image }),
					...(excerpt !== undefined && !/^\d+$/.test(excerpt) && { excerpt }),
					...(typeof description === "string" && values.description === undefined && { description }),
				},
			},
			...(isPost && date === undefined ? [{ file: name, values: { draft: true }, line: split.line }] : []),
		],
		values,
		headline: path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, ""),
	};
}

/** The name that a key has in the configuration: `{"ldn": ("London", "https://…")}`. */
function nameOf(key: string, names: Readonly<Record<string, unknown>>): string {
	const value = names[key];
	const name: unknown = Array.isArray(value) ? value[0] : value;
	return typeof name === "string" ? name : key;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function filledOnly(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(values).flatMap(([key, value]) =>
			value === "" || value === null || value === undefined ? [] : [[key.toLowerCase(), value]],
		),
	);
}

/** The parts of a list, or of a text with commas. */
export function listOf(value: unknown): readonly string[] {
	const names = Array.isArray(value) ? value.map((one: unknown) => String(nameIn(one))) : (lineOf(value)?.split(",") ?? []);
	return names.map((name) => oneLine(name)).filter((name) => name !== "");
}

function nameIn(value: unknown): unknown {
	const { name, id } = membersOf(value);
	return name ?? id ?? value;
}

function lineOf(value: unknown): string | undefined {
	const written = value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, "") : value;
	const text = typeof written === "string" || typeof written === "number" ? oneLine(String(written)) : "";
	return text === "" ? undefined : text;
}
