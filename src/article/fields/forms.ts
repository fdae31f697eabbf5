import { z } from "zod";
import { isLanguageTag } from "../../settings.ts";
import { mayShow, plainAddress } from "../body/schemes.ts";
import { BOUNDS } from "../bounds/bounds.ts";
import { type NewsDate, parseDate } from "../date.ts";
import { dateFault, spellingFor } from "../dates/suggest.ts";
import { saysUnknown } from "../dates/unknown.ts";
import { oneLine, plainLine } from "../text.ts";
import { splitAtCommas } from "./lists.ts";
import { truthOf } from "./truths.ts";
import { isObject } from "./written.ts";

/** One line of text as it is written; a number or a truth is read as its text, a list of one as its member. */
export const line = z.preprocess(
	(value) => {
		const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
		return typeof single === "number" || typeof single === "boolean" ? String(single) : single;
	},
	z
		.string({ error: "must be text" })
		.transform(oneLine)
		.pipe(
			z
				.string()
				.min(1, "is empty")
				.max(BOUNDS.lineCharacters.most, `is longer than ${BOUNDS.lineCharacters.most.toLocaleString("en")} characters`),
		),
);

/** One line of text that a reader is shown: simple HTML in it is read as what it means. */
export const shownLine = line.transform(plainLine);

/** True or false, however it is spelt. */
export const truth = z.preprocess((value) => truthOf(value) ?? value, z.boolean({ error: "must be true or false" }));

/** A path of this site; one without a slash before it gets one. */
const sitePath = line.transform((value) => (/^(\/|[a-z][a-z\d+.-]*:)/i.test(value) ? value : `/${value}`));

/** A pattern of Jekyll or a template, which only that system can turn into an address. */
const PATTERN = /\{[{%]|<%|\/:[a-z_]+|^\/?(pretty|date|none|ordinal|weekdate)$/i;

/** A story's whole address. */
export const permalink = sitePath.refine((value) => !PATTERN.test(value), "is a pattern or template and no address");

/** A language tag; `zh_TW` and `en_US.UTF-8`, as systems write locales, are read as tags. */
export const languageTag = line.transform((value) => {
	const tag = value.replace(/\.[\w-]+$/, "").replaceAll("_", "-");
	return value.includes("_") && isLanguageTag(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? tag) : value;
});

const address = line.refine(
	(value) => /^(https?:\/\/[^\s/]|mailto:|\/(?!\/))/i.test(value),
	"must be a web address, or a path that begins with /",
);

/** A list; a single value is a list of one, and empty members are left out. */
export function listOf<T extends z.ZodType>(member: T) {
	return z.preprocess((value) => (Array.isArray(value) ? value : [value]).filter((item) => item !== null && item !== ""), z.array(member));
}

/** A list of lines that a reader is shown, or text with commas between them. */
export const shownLines = z.preprocess((value) => (typeof value === "string" ? splitAtCommas(value) : value), listOf(shownLine));

/** A date; a time without an offset is one of the site's time zone. */
export function date(zone: string) {
	return line.transform((value, context): NewsDate => {
		const read = parseDate(value, zone);
		if (read) return read;
		const params = { rule: "date-impossible", remedy: spellingFor(value) };
		context.addIssue({ code: "custom", message: `"${value}" ${dateFault(value)}`, params });
		return z.NEVER;
	});
}

/** A date that may be left out: whoever writes that nobody knows it leaves it out. */
export function dateIfKnown(zone: string) {
	return z.preprocess((value) => (isUnknownDate(value) ? undefined : value), date(zone).optional());
}

function isUnknownDate(value: unknown): boolean {
	return typeof value === "string" && saysUnknown(value);
}

/** An object, without its empty values and a date that nobody knows; a value that is no object is read as that of the field `main`. */
function objectOf<T extends z.ZodRawShape>(main: string, shape: T, error: string) {
	return z.preprocess(
		(value) => {
			if (Array.isArray(value)) return value;
			const members =
				typeof value !== "object" || value === null
					? [[main, value] as const]
					: Object.entries(value).filter(([key, item]) => item !== null && (item !== "" || key === "alt"));
			return Object.fromEntries(members.filter(([key, item]) => key !== "date" || !isUnknownDate(item)));
		},
		z.object(shape, { error }),
	);
}

/** Names under which an author's name, role and address stand elsewhere. */
const AUTHOR_KEYS = {
	name: ["name", "display_name", "displayName", "full_name", "fullName", "title"],
	role: ["role", "job", "position"],
	url: ["url", "website", "link", "homepage"],
} as const;

const authorObject = objectOf(
	"name",
	{ name: shownLine, role: shownLine.optional(), url: address.optional() },
	"must be a name, or name, role and url",
);

/** Who wrote a story. */
export const author = z.preprocess((value) => {
	if (!isObject(value)) return value;
	const entries = Object.entries(AUTHOR_KEYS).map(([name, keys]) => {
		return [name, keys.map((key) => value[key]).find((item) => item !== undefined && item !== null && item !== "")] as const;
	});
	return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}, authorObject);

/** The address of something that a page shows. */
const shown = line.transform(plainAddress).refine(mayShow, "must be a path or a web address");

/** A picture. */
export const image = objectOf(
	"src",
	{
		src: shown,
		alt: z
			.string()
			.transform((value) => plainLine(oneLine(value)))
			.optional(),
		caption: shownLine.optional(),
		credit: shownLine.optional(),
	},
	"must be a path, or src, alt, caption and credit",
);

/** Who published a story first: a name, an address, or both. */
export const source = z.preprocess(
	(value) => (typeof value === "string" && address.safeParse(value).success ? { url: value } : value),
	objectOf("name", { name: shownLine.optional(), url: address.optional() }, "must be name and url"),
);

/** Where a story stood in print. */
export function print(zone: string) {
	const shape = {
		date: date(zone).optional(),
		issue: line.optional(),
		edition: line.optional(),
		page: line.transform((value) => value.replace(/^(?:pp?\.|pages?) ?(?=\d)/i, "")).optional(),
		scan: shown.optional(),
	};
	return objectOf("date", shape, "must be date, issue, edition, page and scan");
}

/** What was put right in a story, and when. */
export function correction(zone: string) {
	return objectOf("text", { date: date(zone).optional(), text: shownLine }, "must be date and text");
}
