import { membersOf } from "../../../reading/values.ts";
import { type PathForm, sanitised } from "./paths.ts";

/** A pattern of addresses, and the pages that it is for. */
export interface PermalinkRule {
	readonly pattern: string;
	/** The section; undefined for pages of all. */
	readonly section?: string;
	readonly kind?: PageKind;
	/** A glob over the path of the page in the content, with `/` at its beginning. */
	readonly path?: string;
}

/** What Hugo makes of a file: a page, or the list of a section or of a term. */
export type PageKind = "page" | "section" | "taxonomy" | "term" | "home";

/** What stands for the tokens of a pattern. */
export interface PermalinkValues {
	/** As written on the clock of the site: `2024-03-04T10:30:00`; undefined for a page without a date. */
	readonly date?: string;
	readonly sections: readonly string[];
	readonly title: string;
	readonly slug: string;
	/** The name of its file, or of its folder for a bundle. */
	readonly contentBaseName: string;
}

const KINDS: readonly string[] = ["page", "section", "taxonomy", "term"] satisfies PageKind[];

/** Patterns by section, by kind and section, or as a list with targets. */
export function permalinkRules(value: unknown): readonly PermalinkRule[] {
	if (Array.isArray(value))
		return value.flatMap((entry) => {
			const { pattern, target } = membersOf(entry);
			const { path, kind } = membersOf(target);
			if (typeof pattern !== "string") return [];
			return [{ pattern, ...(isKind(kind) && { kind }), ...(typeof path === "string" && { path }) }];
		});
	return Object.entries(membersOf(value)).flatMap(([name, told]): PermalinkRule[] => {
		// A pattern for a section is one for its pages, and Hugo has it so for the terms of a taxonomy, too.
		if (typeof told === "string")
			return [
				{ pattern: told, section: name, kind: "page" },
				{ pattern: told, section: name, kind: "term" },
			];
		if (!isKind(name)) return [];
		return Object.entries(membersOf(told)).flatMap(([section, pattern]) =>
			typeof pattern === "string" ? [{ pattern, section, kind: name }] : [],
		);
	});
}

function isKind(value: unknown): value is PageKind {
	return typeof value === "string" && KINDS.includes(value);
}

/** The pattern for a page; undefined if there is none. */
export function patternFor(
	rules: readonly PermalinkRule[],
	{ section, kind, path }: { readonly section: string; readonly kind: PageKind; readonly path: string },
): string | undefined {
	return rules.find(
		(rule) =>
			(rule.kind ?? kind) === kind &&
			(rule.section === undefined || rule.section === section.toLowerCase()) &&
			(rule.path === undefined || globMatches(rule.path, path)),
	)?.pattern;
}

const globs = new Map<string, RegExp>();

/** Whether a glob such as `{/posts,/posts/**}` fits a path. */
export function globMatches(glob: string, path: string): boolean {
	const known = globs.get(glob);
	if (known) return known.test(path);
	const source = glob
		.toLowerCase()
		.replace(/[.+^$()|[\]\\]/g, "\\$&")
		.replace(/\*\*|\*|\?|[{},]/g, (sign) =>
			sign === "**"
				? "[^]*"
				: sign === "*"
					? "[^/]*"
					: sign === "?"
						? "[^/]"
						: sign === "{"
							? "(?:"
							: sign === "}"
								? ")"
								: glob.includes("{")
									? "|"
									: ",",
		);
	let made: RegExp;
	try {
		made = new RegExp(`^${source}$`);
	} catch {
		made = /$(?![^])./;
	}
	globs.set(glob, made);
	return made.test(path);
}

const TOKEN = /:(?:([a-z]+)(\[[^\]]*\])?|([\d]+))|\\:/g;

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Fills a pattern: undefined if it asks for a date that the page does not have, or for something that is not known. */
export function expandPattern(pattern: string, values: PermalinkValues, form: PathForm): string | undefined {
	let isWhole = true;
	const expanded = pattern.replace(TOKEN, (token, name: string | undefined, slice: string | undefined, figures: string | undefined) => {
		if (token === "\\:") return ":";
		const text = name === undefined ? dateToken(figures ?? "", values.date) : valueOf(name, slice, values, form);
		isWhole &&= text !== undefined;
		return text ?? "";
	});
	return isWhole ? expanded : undefined;
}

function valueOf(name: string, slice: string | undefined, values: PermalinkValues, form: PathForm): string | undefined {
	const { sections, title, slug, contentBaseName } = values;
	const part = (text: string) => sanitised(text, form).replace(/^\/+|\/+$/g, "");
	if (name === "section" || name === "sectionslug") return part(sections[0] ?? "");
	if (name === "sections" || name === "sectionslugs") return sliced(sections, slice).map(part).join("/");
	if (name === "title") return part(title);
	if (name === "slug") return part(slug || title);
	if (name === "filename" || name === "contentbasename") return part(contentBaseName);
	if (name === "slugorfilename" || name === "slugorcontentbasename") return part(slug || contentBaseName);
	return dateToken(name, values.date)?.toLowerCase();
}

/** `[1:]`, `[:last]`, `[last]`, `[1:2]` of a list. */
function sliced(list: readonly string[], slice: string | undefined): readonly string[] {
	const inner = slice?.slice(1, -1);
	if (inner === undefined) return list;
	const at = (text: string, fallback: number) => (text === "" ? fallback : text === "last" ? list.length - 1 : Number(text));
	const [from = "", to] = inner.split(":");
	if (to === undefined) return list.slice(at(from, 0), at(from, 0) + 1);
	return list.slice(at(from, 0), at(to, list.length));
}

function dateToken(name: string, date: string | undefined): string | undefined {
	const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date ?? "") ?? [];
	if (year === "") return undefined;
	const utc = new Date(`${year}-${month}-${day}T00:00:00Z`);
	const tokens: Readonly<Record<string, string>> = {
		year,
		month,
		day,
		monthname: MONTHS[utc.getUTCMonth()] ?? "",
		weekday: String(utc.getUTCDay()),
		weekdayname: DAYS[utc.getUTCDay()] ?? "",
		yearday: String((utc.getTime() - Date.UTC(Number(year), 0, 1)) / 86_400_000 + 1),
		// Go's layouts.
		"2006": year,
		"06": year.slice(2),
		"01": month,
		"1": String(Number(month)),
		"02": day,
		"2": String(Number(day)),
	};
	return tokens[name];
}

/** The patterns of a list of texts, such as `url` with tokens. */
export function hasTokens(pattern: string): boolean {
	return /(?<!\\):(?:[a-z]|\d)/.test(pattern) && !/^[a-z]+:\/\//i.test(pattern);
}
