import { z } from "zod";
import { isLanguageTag } from "../settings.ts";
import { type NewsDate, parseDate } from "./date.ts";
import { oneLine } from "./text.ts";

/** What the reference table says of a field beside its description. */
export interface FieldNote {
	/** Other names under which the field is read. */
	readonly aliases?: readonly string[];
	/** The form in which it is written, in words. */
	readonly form: string;
	/** Whether a value that cannot be read leaves the story out: where publishing it regardless could do harm. */
	readonly vital?: boolean;
}

const line = z.preprocess(
	(value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
	z
		.string({ error: "must be text" })
		.transform(oneLine)
		.pipe(z.string().min(1, "is empty").max(10_000, "is longer than 10,000 characters")),
);

const flag = z.preprocess(
	(value) =>
		typeof value === "string"
			? ({ true: true, yes: true, false: false, no: false } as Record<string, boolean>)[value.toLowerCase()]
			: value,
	z.boolean({ error: "must be true or false" }),
);

const address = line.refine(
	(value) => /^(https?:\/\/[^\s/]|mailto:|\/(?!\/))/i.test(value),
	"must be a web address, or a path that begins with /",
);

/** A list, where one value alone is a list of one and empty members are none. */
function listOf<T extends z.ZodType>(member: T) {
	return z.preprocess((value) => (Array.isArray(value) ? value : [value]).filter((item) => item !== null && item !== ""), z.array(member));
}

const splitAtCommas = (value: unknown) => (typeof value === "string" ? value.split(",").map((part) => part.trim()) : value);

function date(zone: string) {
	return line.transform((value, context): NewsDate => {
		const read = parseDate(value, zone);
		if (read) return read;
		context.addIssue({ code: "custom", message: `"${value}" is no date, or one that never was`, params: { rule: "date-impossible" } });
		return z.NEVER;
	});
}

/** An object whose empty values are none; a value that is no object stands for its field `main`. */
function record<T extends z.ZodRawShape>(main: string, shape: T, error: string) {
	return z.preprocess(
		(value) => {
			if (typeof value !== "object" || value === null) return { [main]: value };
			if (Array.isArray(value)) return value;
			return Object.fromEntries(Object.entries(value).filter(([key, item]) => item !== null && (item !== "" || key === "alt")));
		},
		z.object(shape, { error }),
	);
}

const author = record("name", { name: line, role: line.optional(), url: address.optional() }, "must be a name, or name, role and url");

const image = record(
	"src",
	{ src: line, alt: z.string().transform(oneLine).optional(), caption: line.optional(), credit: line.optional() },
	"must be a path, or src, alt, caption and credit",
);

const source = z.preprocess(
	(value) => (typeof value === "string" && address.safeParse(value).success ? { url: value } : value),
	record("name", { name: line.optional(), url: address.optional() }, "must be name and url"),
);

function print(zone: string) {
	const shape = { date: date(zone).optional(), issue: line.optional(), edition: line.optional(), page: line.optional() };
	return record("date", shape, "must be date, issue, edition and page");
}

function correction(zone: string) {
	return record("text", { date: date(zone).optional(), text: line }, "must be date and text");
}

const DATE_FORM = "a date: EDTF (`1957-03~`) or ISO 8601";

/**
 * The one schema of an article's fields, as written (a site's zone tells when a time without an offset is).
 * It gives the types, the messages, and the reference table in docs/fields.md.
 */
export function fieldsSchema(zone: string) {
	return z.object({
		headline: note(
			line,
			"The headline. The one field that a story must have, unless it stands in its text: on the first line of plain text, as a first `# Headline` in Markdown, as the h1 or the title of an HTML page.",
			{
				aliases: ["title"],
				form: "text",
				vital: true,
			},
		),
		id: note(line.optional(), "A name for the story that never changes. Feeds and redirects know the story by it; else by its path.", {
			form: "text, unique",
			vital: true,
		}),
		published: note(
			date(zone).optional(),
			"When it was published; else the date that the file name begins with; else the story is undated.",
			{ aliases: ["date"], form: DATE_FORM, vital: true },
		),
		updated: note(date(zone).optional(), "When it was last changed.", { aliases: ["modified", "lastmod"], form: DATE_FORM }),
		authors: note(listOf(author).default([]), "Who wrote it.", {
			aliases: ["author"],
			form: "text, a list of text, or a list of `{name, role, url}`",
		}),
		byline: note(line.optional(), "The line as printed (“From our own correspondent”); shown instead of the authors' names.", {
			form: "text",
		}),
		section: note(line.optional(), "The part of the paper. Further categories become tags.", {
			aliases: ["category", "categories"],
			form: "text",
		}),
		tags: note(z.preprocess(splitAtCommas, listOf(line)).default([]), "Its subjects.", {
			aliases: ["keywords", "topics"],
			form: "a list, or text with commas",
		}),
		series: note(line.optional(), "The series that it is a part of.", { form: "text" }),
		dateline: note(line.optional(), "The place (and day) it was filed from.", { form: "text" }),
		language: note(
			line.refine(isLanguageTag, "is no BCP 47 language tag such as en or pt-BR").optional(),
			"Its language, where it is not the site's.",
			{ aliases: ["lang"], form: "BCP 47" },
		),
		standfirst: note(line.optional(), "The paragraph between headline and story; shown.", {
			aliases: ["summary", "excerpt", "dek", "subtitle"],
			form: "text",
		}),
		description: note(line.optional(), "One or two sentences for machines; else the standfirst, else the opening of the story.", {
			form: "text",
		}),
		image: note(image.optional(), "The main picture.", { form: "a path, or `{src, alt, caption, credit}`" }),
		print: note(print(zone).optional(), "Where it stood in print; makes the issue's listing.", { form: "`{date, issue, edition, page}`" }),
		source: note(source.optional(), "Who published it first.", { aliases: ["canonical"], form: "`{name, url}`" }),
		rights: note(line.optional(), "Who holds the rights, in words.", { form: "text" }),
		license: note(line.optional(), "The licence under which it may be used.", { form: "text or URL" }),
		noindex: note(flag.default(false), "Asks search engines to leave the story out.", { form: "true" }),
		corrections: note(listOf(correction(zone)).default([]), "What was put right, and when; shown above the story.", {
			form: "a list of `{date, text}`",
		}),
		status: note(
			z.enum(["published", "draft", "withdrawn"], { error: "must be published, draft or withdrawn" }).default("published"),
			"A draft is left out; a withdrawn story leaves a page that says so. `draft: true` does as well.",
			{ form: "published, draft, withdrawn", vital: true },
		),
		reason: note(line.optional(), "Why the story was withdrawn; shown on its page.", { form: "text" }),
		hide_headline: note(flag.default(false), "Keeps the headline off a withdrawn story's page.", { form: "true" }),
		embargo: note(date(zone).optional(), "The story is left out until then.", { form: "date and time", vital: true }),
		expires: note(date(zone).optional(), "From then on the story's page says that it is no longer available.", {
			form: "date and time",
			vital: true,
		}),
		slug: note(line.optional(), "Its name in its address; else the file name, or for plain text the headline.", { form: "text" }),
		permalink: note(line.optional(), "Its whole address.", { form: "a path that begins with /" }),
		redirect_from: note(listOf(line).default([]), "Old addresses, which will lead to the story.", {
			aliases: ["aliases", "old_urls"],
			form: "a path, or a list of paths",
		}),
	});
}

function note<T extends z.ZodType>(schema: T, description: string, about: FieldNote): T {
	return schema.meta({ description, ...about });
}

/** The fields of an article after the schema, under the names that editors write. */
export type Fields = z.output<ReturnType<typeof fieldsSchema>>;

/** A field's name. */
export type FieldName = keyof Fields;

const shape = fieldsSchema("UTC").shape;

/** Every field's name, in the order of the reference table. */
export const fieldNames = Object.keys(shape) as readonly FieldName[];

/** What the reference table says of a field. */
export function fieldNote(name: FieldName): FieldNote & { readonly description: string } {
	return shape[name].meta() as unknown as FieldNote & { readonly description: string };
}
