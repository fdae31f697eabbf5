import type { Format } from "../../../article/article.ts";
import { BeyondBound } from "../../../article/bounds/bounds.ts";
import type { Decoded } from "../../../article/encoding.ts";
import { splitFrontMatter } from "../../../article/frontmatter.ts";
import { findMarkdownHead, readTextHead, type TextHead } from "../../../article/headline.ts";
import { type Metadata, readMetadata } from "../../../article/metadata.ts";
import { oneLine } from "../../../article/text.ts";
import type { Problem } from "../../../problem.ts";
import type { ImportProblem, ImportRule } from "../../importer.ts";
import { lettersTold } from "../../reading/letters.ts";
import { filled, nameOf } from "../../reading/values.ts";
import { asWritten } from "../text/frontmatter.ts";
import type { GeneratedSite, Page, PageSources, Role } from "./table.ts";

/** A page of which all was read but its template code; or why it is none, with what is to be told. */
export type ReadPage =
	| (Page & {
			readonly id?: string;
			readonly bodyLine: number;
			readonly notCarried: readonly string[];
			readonly problems: readonly ImportProblem[];
	  })
	| { readonly why: string; readonly problems: readonly ImportProblem[] };

/** What a page is read with. */
export interface PageReading {
	readonly site: GeneratedSite;
	/** The zone of times without an offset. */
	readonly zone: string;
}

type PageRole = Extract<Role, { readonly format: Format }>;

/** Keys of front matter that say how a page is dressed, and nothing of the story. */
const DRESS =
	/^(layout|template|permalink|redirect_?(from|to)|aliases?|url|path|id|slug|title|comments?|share|toc.*|math|mathjax|sidebar.*|nav_?.*|classes?|css|js|published|date|categor(y|ies)|tags?|excerpt_separator|sitemap|type|eleventy.*|pagination|weight|header|author_profile|read_time|related|pin|hidden)$/i;

/** Reads a page's file: its fields, its headline, its body. A file whose front matter cannot be read is left out, since it may be a draft. */
export function readPage(path: string, name: string, decoded: Decoded, role: PageRole, { site, zone }: PageReading): ReadPage {
	const { text } = decoded;
	const letters = lettersTold(decoded).map(
		([rule, severity, message, remedy]): ImportProblem => ({ file: name, rule, severity, message, remedy }),
	);
	const split = site.split?.(text, path) ?? splitFrontMatter(text);
	if (split.fault)
		return { why: "its front matter cannot be read", problems: [...letters, told({ file: name, severity: "error", ...split.fault })] };
	const source = { file: name, values: split.fields, line: split.line, ...(split.yaml !== "" && { yaml: split.yaml }), text: split.text };
	const given = site.sourcesOf({ path, name, split, text, source });
	let metadata: Metadata;
	try {
		const head = headOf(text, split.bodyAt, role.format, given);
		metadata = readMetadata(name, [...given.sources, ...furtherSources(name, role, given, head)], zone);
		const problems = [...letters, ...metadata.problems.map(told)];
		if (!metadata.fields) return { why: "it may have to wait, and its front matter does not say how long", problems };
		return {
			path,
			role: role.role,
			format: role.format,
			values: given.values,
			problems,
			...partsOf(text, split.bodyAt, metadata, head, site.authors),
		};
	} catch (error) {
		if (!(error instanceof BeyondBound)) throw error;
		const problem = {
			file: name,
			rule: "field-odd",
			severity: "error",
			message: `The front matter is not read: ${error.message}.`,
			remedy: "Shorten it.",
		} as const;
		return { why: "its front matter cannot be read", problems: [...letters, problem] };
	}
}

/** The heading with which a text begins, where no field has a headline. */
function headOf(text: string, bodyAt: number, format: Format, { sources }: PageSources): TextHead | undefined {
	if (
		sources.some(({ values }) =>
			Object.entries(values).some(([key, value]) => /^(title|headline)$/i.test(key) && value !== "" && value !== null),
		)
	)
		return undefined;
	if (format === "html") return undefined;
	return readTextHead(text, bodyAt, format) ?? findMarkdownHead(text, bodyAt);
}

function furtherSources(file: string, { isDraft = false }: PageRole, { headline, published }: PageSources, head: TextHead | undefined) {
	return [
		{ file, values: { headline: head?.headline ?? (oneLine(headline) || file) } },
		...(published === undefined ? [] : [{ file, values: { published } }]),
		...(isDraft ? [{ file, values: { draft: true } }] : []),
	];
}

function partsOf(
	text: string,
	bodyAt: number,
	{ fields, extra }: Metadata,
	head: TextHead | undefined,
	authors: ReadonlyMap<string, string>,
) {
	const { id, permalink: _, redirect_from: __, status, noindex, hide_headline: hidesHeadline, ...rest } = fields ?? {};
	const isOwn = head !== undefined && head.headline === fields?.headline;
	const [from, to] = isOwn ? (head.headlineAt ?? [head.bodyAt, head.bodyAt]) : [bodyAt, bodyAt];
	const cut = isOwn && head.headlineAt === undefined ? head.bodyAt : bodyAt;
	// The lines of the headline stay, so that the places of code are right.
	const body =
		text.slice(cut, from < cut ? cut : from) +
		text.slice(Math.max(from, cut), Math.max(to, cut)).replace(/[^\n]+/g, "") +
		text.slice(Math.max(to, cut));
	const written = asWritten(rest) as Record<string, unknown>;
	return {
		fields: filled({
			...written,
			tags: [...new Set(fields?.tags ?? [])],
			authors: namesOf(written.authors, authors),
			image: onlySource(written.image),
			...(status !== "published" && { status }),
			...(noindex === true && { noindex }),
			...(hidesHeadline === true && { hide_headline: true }),
		}),
		body,
		bodyLine: text.slice(0, cut).split("\n").length,
		...(id !== undefined && { id }),
		notCarried: Object.keys(extra).filter((key) => !DRESS.test(key)),
	};
}

/** Authors by the names that readers know, without e-mail addresses. */
function namesOf(value: unknown, known: ReadonlyMap<string, string>): unknown {
	if (!Array.isArray(value)) return undefined;
	return value.flatMap((author: unknown): unknown[] => {
		const { name, ...rest } = (typeof author === "object" && author !== null ? author : { name: author }) as { readonly name?: unknown };
		const isBare = Object.keys(rest).length === 0;
		if (isBare && typeof name === "string") return accountsIn(name, known).flatMap((one) => nameOf(known.get(one) ?? one) ?? []);
		const shown = nameOf(known.get(String(name)) ?? name);
		if (shown === undefined) return [];
		return [isBare ? shown : { ...rest, name: shown }];
	});
}

/** The names of accounts that stand in one text, `ada, ben and cleo`. What has a capital or a blank may be the name of one person. */
function accountsIn(text: string, known: ReadonlyMap<string, string>): string[] {
	const parts = text.split(/\s*,\s*|\s+(?:and|&)\s+/).filter((part) => part !== "");
	return parts.length > 1 && parts.every((part) => known.has(part) || /^[\p{Ll}\d][\p{Ll}\d_.-]*$/u.test(part)) ? parts : [text];
}

function onlySource(image: unknown): unknown {
	if (typeof image !== "object" || image === null) return image;
	const members = Object.entries(image).filter(([, value]) => value !== undefined);
	return members.length === 1 && members[0]?.[0] === "src" ? members[0][1] : Object.fromEntries(members);
}

/** A problem of the house as one of an import. */
function told({ rule, severity, message, remedy, file, line, column }: Problem): ImportProblem {
	const place = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
	return { ...place, rule: RULES[rule] ?? "field-odd", severity, message, remedy };
}

const RULES: Readonly<Record<string, ImportRule>> = {
	"status-unknown": "status-odd",
	"headline-missing": "headline-missing",
	"date-impossible": "date-odd",
	"yaml-syntax": "source-syntax",
	"toml-syntax": "source-syntax",
	"json-syntax": "source-syntax",
	"front-matter-open": "source-syntax",
	"front-matter-shape": "source-syntax",
	"front-matter-language": "source-syntax",
};
