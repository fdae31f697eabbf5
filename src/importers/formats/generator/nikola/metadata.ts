import { nikolaFields } from "../../../../article/frontmatter/nikola.ts";
import { NO_FRONT_MATTER } from "../../../../article/frontmatter/split.ts";
import { type Split, splitFrontMatter } from "../../../../article/frontmatter.ts";
import { oneLine } from "../../../../article/text.ts";
import type { SiteFolder } from "../folder.ts";
import { pythonDate } from "../python/dates.ts";
import { fieldsOfPost } from "../rst/post.ts";
import { readRstHead } from "../rst/rst.ts";
import type { PageFile, PageSources } from "../table.ts";
import type { NikolaConfig } from "./config.ts";
import { isRst, metaFileOf, placeOf, withoutLanguage } from "./texts.ts";

/** Cuts a text of Nikola: its fields stand at its head, or in a file beside it. What a directive `post` of ABlog says counts where they say nothing. */
export function splitNikola(text: string, path: string, config: NikolaConfig, folder: SiteFolder): Split {
	const split = splitHead(text, path, config, folder);
	const { lang: _, alias: __, ...said } = isRst(path, config) && !split.fault ? fieldsOfPost(text) : {};
	return Object.keys(said).length === 0 ? split : { ...split, fields: { ...said, ...filledOnly(split.fields) } };
}

function splitHead(text: string, path: string, config: NikolaConfig, folder: SiteFolder): Split {
	const meta = folder.read(metaFileOf(path, config));
	if (meta !== undefined) return { ...splitMeta(meta), bodyAt: 0 };
	const split = splitFrontMatter(text);
	if (split.fault || Object.keys(split.fields).length > 0 || !isRst(path, config)) return split;
	const { title, fields, line = 1 } = readRstHead(text);
	if (!fields.has("date") && !fields.has("title")) return split;
	return {
		...NO_FRONT_MATTER,
		fields: { ...(title !== undefined && { title }), ...Object.fromEntries(fields), [IN_TEXT]: true },
		text,
		line,
	};
}

/** Says that the fields of a text are part of its reStructuredText. */
export const IN_TEXT = "fields in the text";

/** The fields of old sites stand one on a line, in this order. */
const LINES = ["title", "slug", "date", "tags", "link", "description"];

function splitMeta(meta: string): Split {
	const split = splitFrontMatter(meta);
	if (split.fault || Object.keys(split.fields).length > 0) return split;
	const lines = meta.replace(/\r\n?/g, "\n").trim().split("\n");
	const fields =
		nikolaFields(lines.filter((line) => line.trim() !== "")) ??
		new Map(
			LINES.flatMap((name, index) => (lines[index] === undefined || lines[index] === "" ? [] : [[name, lines[index].trim()] as const])),
		);
	return { ...NO_FRONT_MATTER, fields: Object.fromEntries(fields), text: meta };
}

/** Keys that Nikola reads otherwise than the house does, or that say how a page is dressed. */
const OWN_KEYS = new Set(
	`slug date updated tags category author authors status type template nocomments hidetitle hidedate pretty_url has_math math previewimage lang draft enclosure password url_type ${IN_TEXT}`.split(
		" ",
	),
);
OWN_KEYS.add(IN_TEXT);

/** Tags that say something of the page, and are no terms. */
const SIGNS = /^(?:draft|private|mathjax|retired)$/i;

/** The fields of a text; those of a translation begin with those of its original. */
export function nikolaSources({ path, split, source, name }: PageFile, config: NikolaConfig, folder: SiteFolder): PageSources {
	const { base, language } = withoutLanguage(path, config);
	const original = language === undefined ? {} : originalFields(base, config, folder);
	const values: Readonly<Record<string, unknown>> = {
		...original,
		...filledOnly(split.fields),
		...(language !== undefined && { lang: language }),
	};
	const place = placeOf(path, config);
	const tags = listOf(values.tags);
	const [date, updated, category] = [lineOf(values.date), lineOf(values.updated), lineOf(values.category)];
	const authors = listOf(values.authors ?? values.author ?? (place?.of.isPost ? config.settings.text("BLOG_AUTHOR") : undefined));
	const image = lineOf(values.previewimage);
	const isDraft = values.draft === true || values.draft === "true" || tags.some((tag) => /^(?:draft|private)$/i.test(tag));
	const status = lineOf(values.status)?.toLowerCase();
	const terms = [...new Set(tags.filter((tag) => !SIGNS.test(tag)))];
	return {
		sources: [
			{
				...source,
				values: {
					...Object.fromEntries(Object.entries(values).filter(([key]) => !OWN_KEYS.has(key))),
					...(date !== undefined && { date: pythonDate(date) }),
					...(updated !== undefined && { updated: pythonDate(updated) }),
					...(category !== undefined && { section: category }),
					...(terms.length > 0 && { tags: terms }),
					...(authors.length > 0 && { authors }),
					...(image !== undefined && { image }),
					...(language !== undefined && { language }),
					...(status !== undefined && !/^(?:published|featured)$/.test(status) && { status }),
					...(lineOf(values.slug) !== undefined && { slug: lineOf(values.slug) }),
				},
			},
			...(isDraft ? [{ file: name, values: { draft: true }, line: 1 }] : []),
		],
		values,
		headline: path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, ""),
	};
}

function originalFields(path: string, config: NikolaConfig, folder: SiteFolder): Readonly<Record<string, unknown>> {
	const text = folder.read(path);
	if (text === undefined) return {};
	const { fields, fault } = splitNikola(text, path, config, folder);
	return fault ? {} : filledOnly(fields);
}

function filledOnly(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(values).flatMap(([key, value]) =>
			value === "" || value === null || value === undefined ? [] : [[key.toLowerCase(), value]],
		),
	);
}

function listOf(value: unknown): readonly string[] {
	const names = Array.isArray(value) ? value.map(String) : (lineOf(value)?.split(",") ?? []);
	return names.map((name) => oneLine(name)).filter((name) => name !== "");
}

function lineOf(value: unknown): string | undefined {
	const text = typeof value === "string" || typeof value === "number" ? oneLine(String(value)) : "";
	return text === "" ? undefined : text;
}
