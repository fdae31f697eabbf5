import { z } from "zod";
import { type NewsDate, parseDate } from "../date.ts";
import { oneLine } from "../text.ts";

/** One line of text; a number or a truth is read as its text. */
export const line = z.preprocess(
	(value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
	z
		.string({ error: "must be text" })
		.transform(oneLine)
		.pipe(z.string().min(1, "is empty").max(10_000, "is longer than 10,000 characters")),
);

/** True or false. */
export const truth = z.preprocess(
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

/** A list; a single value is a list of one, and empty members are left out. */
export function listOf<T extends z.ZodType>(member: T) {
	return z.preprocess((value) => (Array.isArray(value) ? value : [value]).filter((item) => item !== null && item !== ""), z.array(member));
}

/** A list of lines, or text with commas between them. */
export const lines = z.preprocess(
	(value) => (typeof value === "string" ? value.split(",").map((part) => part.trim()) : value),
	listOf(line),
);

/** A date; a time without an offset is one of the site's time zone. */
export function date(zone: string) {
	return line.transform((value, context): NewsDate => {
		const read = parseDate(value, zone);
		if (read) return read;
		context.addIssue({ code: "custom", message: `"${value}" is no date, or one that never was`, params: { rule: "date-impossible" } });
		return z.NEVER;
	});
}

/** An object, without its empty values; a value that is no object is read as that of the field `main`. */
function objectOf<T extends z.ZodRawShape>(main: string, shape: T, error: string) {
	return z.preprocess(
		(value) => {
			if (typeof value !== "object" || value === null) return { [main]: value };
			if (Array.isArray(value)) return value;
			return Object.fromEntries(Object.entries(value).filter(([key, item]) => item !== null && (item !== "" || key === "alt")));
		},
		z.object(shape, { error }),
	);
}

/** Who wrote a story. */
export const author = objectOf(
	"name",
	{ name: line, role: line.optional(), url: address.optional() },
	"must be a name, or name, role and url",
);

/** A picture. */
export const image = objectOf(
	"src",
	{ src: line, alt: z.string().transform(oneLine).optional(), caption: line.optional(), credit: line.optional() },
	"must be a path, or src, alt, caption and credit",
);

/** Who published a story first: a name, an address, or both. */
export const source = z.preprocess(
	(value) => (typeof value === "string" && address.safeParse(value).success ? { url: value } : value),
	objectOf("name", { name: line.optional(), url: address.optional() }, "must be name and url"),
);

/** Where a story stood in print. */
export function print(zone: string) {
	const shape = { date: date(zone).optional(), issue: line.optional(), edition: line.optional(), page: line.optional() };
	return objectOf("date", shape, "must be date, issue, edition and page");
}

/** What was put right in a story, and when. */
export function correction(zone: string) {
	return objectOf("text", { date: date(zone).optional(), text: line }, "must be date and text");
}
