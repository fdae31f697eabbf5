import { decodeHTML } from "entities";
import { parseDate } from "../../../../article/date.ts";
import { NO_FRONT_MATTER } from "../../../../article/frontmatter/split.ts";
import { type Split, splitFrontMatter } from "../../../../article/frontmatter.ts";
import { lineAt, oneLine, plainLine } from "../../../../article/text.ts";
import { pythonDate } from "../python/dates.ts";
import type { Value } from "../python/literals.ts";
import { groupsOf } from "../python/patterns.ts";
import { fieldsOfPost } from "../rst/post.ts";
import { readRstHead } from "../rst/rst.ts";
import type { PageFile, PageSources } from "../table.ts";
import type { PelicanConfig } from "./config.ts";
import { pelicanRole } from "./roles.ts";

/** Cuts a text of Pelican: fields below the title of reStructuredText, `<meta>` of HTML, lines at the head of Markdown. */
export function splitPelican(text: string, path: string): Split {
	if (/\.rst$/i.test(path)) return splitRst(text);
	return /\.html?$/i.test(path) ? splitHtml(text) : splitFrontMatter(text);
}

/** The body begins with the head, since the reader of the text takes it off itself. */
function splitRst(text: string): Split {
	const { title, fields, line = 1 } = readRstHead(text);
	const written = Object.fromEntries([...fields].map(([name, value]) => [name, value.replace(/\s*\n\s*/g, " ")]));
	return {
		...NO_FRONT_MATTER,
		fields: { ...(title !== undefined && { title: plainLine(title.replace(/[`*]/g, "")) }), ...fieldsOfPost(text), ...written },
		text,
		line,
	};
}

const META = /<meta\s([^<>]*)>/gi;
const ATTRIBUTE = /\b(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

function splitHtml(text: string): Split {
	if (!/<html\b|<head\b|<meta\b|<title\b/i.test(text.slice(0, 2_000))) return splitFrontMatter(text);
	const fields: Record<string, unknown> = {};
	const body = /<body\b[^<>]*>/i.exec(text);
	const head = text.slice(0, body?.index ?? text.length);
	const title = /<title\b[^<>]*>([^<]*)/i.exec(head)?.[1];
	if (title !== undefined) fields.title = oneLine(decodeHTML(title));
	for (const [, attributes = ""] of head.matchAll(META)) {
		const values = new Map(
			[...attributes.matchAll(ATTRIBUTE)].map(([, name = "", a, b, c]) => [name.toLowerCase(), decodeHTML(a ?? b ?? c ?? "")]),
		);
		const name = values.get("name")?.toLowerCase();
		if (name !== undefined && !/^(?:viewport|generator|robots)$/.test(name))
			fields[name === "keywords" ? "tags" : name] = values.get("content") ?? "";
	}
	const bodyAt = body ? body.index + body[0].length : (/<\/head>/i.exec(text)?.index ?? 0);
	return { ...NO_FRONT_MATTER, fields, text: head, line: lineAt(text, 0), bodyAt };
}

/** What Pelican reads otherwise than the house does; it becomes addresses and lists of our own. */
const OWN_KEYS = new Set(
	"url save_as slug template lang translation alias tags authors author category date modified keywords path id series_index".split(" "),
);

/** The fields of a text, what its path says, and what the configuration says of all. */
export function pelicanSources({ path, split, source, name }: PageFile, config: PelicanConfig): PageSources {
	const inside = path.slice(config.content.length);
	const given = Object.fromEntries(Object.entries(split.fields).map(([key, value]) => [key.toLowerCase(), value]));
	const values = { ...defaultsFor(config), ...ofPath(inside, config), ...filledOnly(given) };
	const isPage = pelicanRole(path, config).role === "page";
	const authors = namesOf(values.authors ?? values.author);
	const category = lineOf(values.category);
	const isOwnCategory = config.settings.has("DEFAULT_CATEGORY") || category !== "misc" || given.category !== undefined;
	const date = dateOf(values.date);
	const language = lineOf(values.lang);
	const hidden = Object.fromEntries(Object.entries(values).filter(([key]) => !OWN_KEYS.has(key)));
	return {
		sources: [
			{
				...source,
				values: {
					...hidden,
					...(authors.length > 0 && (!isPage || given.author !== undefined || given.authors !== undefined) && { authors }),
					...(category !== undefined && category !== "" && isOwnCategory && !isPage && { section: category }),
					...tagsField(values.tags),
					...(date !== undefined && { date }),
					...(values.modified !== undefined && { modified: dateOf(values.modified) }),
					...(language !== undefined && { language }),
					...(lineOf(values.slug) !== undefined && { slug: lineOf(values.slug) }),
				},
			},
			...(date === undefined && !isPage && config.settings.text("DEFAULT_DATE") === undefined
				? [{ file: name, values: { status: "draft" }, line: 1 }]
				: []),
		],
		values: { ...values, ...(date !== undefined && { date }) },
		headline: path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, ""),
	};
}

function tagsField(value: unknown): { readonly tags?: readonly string[] } {
	const tags = Array.isArray(value) ? value.map(String) : (lineOf(value)?.split(lineOf(value)?.includes(";") ? ";" : ",") ?? []);
	const names = [...new Set(tags.map((tag) => oneLine(tag)).filter((tag) => tag !== ""))];
	return names.length > 0 ? { tags: names } : {};
}

/** Names between semicolons, or else commas. */
function namesOf(value: unknown): readonly string[] {
	const text = Array.isArray(value) ? value.map(String).join(";") : (lineOf(value) ?? "");
	return [...new Set(text.split(text.includes(";") ? ";" : ",").map((name) => oneLine(name)))].filter((name) => name !== "");
}

function filledOnly(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined));
}

function dateOf(value: unknown): string | undefined {
	const written = lineOf(value);
	return written === undefined ? undefined : pythonDate(written);
}

function lineOf(value: unknown): string | undefined {
	return typeof value === "string" || typeof value === "number" ? oneLine(String(value)) : undefined;
}

/** What the settings say of every text. */
function defaultsFor({ settings }: PelicanConfig): Readonly<Record<string, unknown>> {
	const date = settings.list("DEFAULT_DATE");
	const [year, month, day] = date ?? [];
	const author = settings.text("AUTHOR");
	return {
		category: settings.text("DEFAULT_CATEGORY") ?? "misc",
		...(author !== undefined && author !== "" && { author }),
		...(typeof year === "number" && { date: [year, month ?? 1, day ?? 1].map((part) => String(part).padStart(2, "0")).join("-") }),
		...(typeof settings.text("DEFAULT_DATE") === "string" &&
			parseDate(settings.text("DEFAULT_DATE") ?? "", "UTC") && { date: settings.text("DEFAULT_DATE") }),
		...settings.members("DEFAULT_METADATA"),
	};
}

/** What the path of a text says of it: its folder is its category, and its name may begin with a date. */
function ofPath(inside: string, config: PelicanConfig): Readonly<Record<string, unknown>> {
	const base = inside.slice(inside.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
	const folder = inside.split("/").at(-2);
	const byFolder = (config.settings.truth("USE_FOLDER_AS_CATEGORY") ?? true) && folder !== undefined ? { category: folder } : {};
	const found = { ...byFolder, ...groupsOf(config.pathPattern, inside), ...groupsOf(config.filePattern, base) };
	const lower = Object.fromEntries(Object.entries(found).map(([key, value]) => [key.toLowerCase(), value]));
	return { ...filledOnly(extraFor(inside, config)), ...filledOnly(lower) };
}

/** `EXTRA_PATH_METADATA`: what is said of a text or of all texts of a folder. */
function extraFor(inside: string, { pathMetadata }: PelicanConfig): Readonly<Record<string, Value>> {
	const found: Record<string, Value> = {};
	const parts = inside.split("/");
	for (let length = 1; length <= parts.length; length++) {
		const said = pathMetadata[parts.slice(0, length).join("/")];
		if (typeof said === "object" && said !== null && !Array.isArray(said)) Object.assign(found, said);
	}
	return found;
}
