import { z } from "zod";
import { isLanguageTag } from "../settings.ts";
import { PUBLISHED_ABROAD } from "./fields/draftwords.ts";
import {
	author,
	correction,
	date,
	dateIfKnown,
	image,
	languageTag,
	line,
	listOf,
	permalink,
	print,
	shownLine,
	shownLines,
	source,
	truth,
} from "./fields/forms.ts";

/** What the reference table says of a field, in addition to its description. */
export interface FieldNote {
	/** Other names under which the field is read. */
	readonly aliases?: readonly string[];
	/** The form in which it is written, in words. */
	readonly form: string;
	/** Whether a value that cannot be read leaves the story out, because to publish the story without it could do harm. */
	readonly vital?: boolean;
}

const DATE_FORM = "a date: EDTF (`1957-03~`) or ISO 8601";

function identityFields(zone: string) {
	return {
		headline: note(
			shownLine,
			"The headline. The one field that a story must have, unless it stands in its text: on the first line of plain text, as the first heading of Markdown (`# Headline`, or underlined with `===`), as the h1 or the title of an HTML page.",
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
			"When it was published; else the date with which the file name begins, or that of the folder of an `index` file, or of its folders or its permalink (`2024/03/15/`); else the story is undated.",
			{
				aliases: [
					"date",
					"pubDate",
					"publishedAt",
					"publishedOn",
					"datePublished",
					"publicationDate",
					"publishedDate",
					"postDate",
					"postedAt",
					"postedOn",
					"dateGmt",
					..."erscheinungsdatum erscheintAm veröffentlichungsdatum veröffentlichtAm datePublication dateDePublication dateDeParution publiéLe fecha fechaPublicación fechaPublicacion fechaDePublicación fechaDePublicacion dataPubblicazione dataDiPubblicazione dataPublicação dataDePublicação publicatiedatum publiceringsdatum udgivelsesdato publiseringsdato julkaisupäivä".split(
						" ",
					),
					...PUBLISHED_ABROAD,
				],
				form: DATE_FORM,
			},
		),
		updated: note(dateIfKnown(zone), "When it was last changed.", {
			aliases: ["modified", "lastmod", "updatedAt", "lastUpdated", "lastModified", "lastModifiedAt", "dateModified", "lastUpdate"],
			form: DATE_FORM,
		}),
	};
}

function catalogueFields() {
	return {
		authors: note(listOf(author).default([]), "Who wrote it.", {
			aliases: ["author"],
			form: "text, a list of text, or a list of `{name, role, url}`",
		}),
		byline: note(shownLine.optional(), "The line as printed (“From our own correspondent”); shown instead of the authors' names.", {
			form: "text",
		}),
		section: note(shownLine.optional(), "The part of the paper. Further categories become tags.", {
			aliases: ["category", "categories"],
			form: "text",
		}),
		tags: note(shownLines.default([]), "Its subjects.", {
			aliases: ["tag", "keywords", "topics", "labels", "subjects"],
			form: "a list, or text with commas",
		}),
		series: note(shownLine.optional(), "The series that it is a part of.", { form: "text" }),
		dateline: note(shownLine.optional(), "The place (and day) it was filed from.", { form: "text" }),
		language: note(
			languageTag.refine(isLanguageTag, "is no BCP 47 language tag such as en or pt-BR").optional(),
			"Its language, where it is not the site's.",
			{ aliases: ["lang", "locale"], form: "BCP 47" },
		),
	};
}

function contentFields(zone: string) {
	return {
		standfirst: note(shownLine.optional(), "The paragraph between headline and story; shown.", {
			aliases: ["summary", "excerpt", "dek", "deck", "subtitle", "customExcerpt", "teaser"],
			form: "text",
		}),
		description: note(shownLine.optional(), "One or two sentences for machines; else the standfirst, else the opening of the story.", {
			aliases: ["metaDescription", "seoDescription"],
			form: "text",
		}),
		image: note(image.optional(), "The main picture. `image_alt`, `image_caption` and `image_credit` may stand beside it.", {
			aliases: ["featuredImage", "featureImage", "coverImage", "heroImage", "headerImage", "leadImage", "cover"],
			form: "a path, or `{src, alt, caption, credit}`",
		}),
		print: note(
			print(zone).optional(),
			"Where it stood in print; makes the issue's listing. `scan` is the page as it was printed: a picture or a PDF of the content folder, or a web address, such as the `info.json` of a IIIF image.",
			{ form: "`{date, issue, edition, page, scan}`" },
		),
		source: note(source.optional(), "Who published it first.", { aliases: ["canonical", "canonicalUrl"], form: "`{name, url}`" }),
		rights: note(shownLine.optional(), "Who holds the rights, in words.", { aliases: ["copyright"], form: "text" }),
		license: note(line.optional(), "The licence under which it may be used.", { aliases: ["licence"], form: "text or URL" }),
	};
}

function releaseFields(zone: string) {
	return {
		noindex: note(truth.default(false), "Asks search engines to leave the story out.", { form: "true" }),
		corrections: note(listOf(correction(zone)).default([]), "What was put right, and when; shown above the story.", {
			aliases: ["correction", "erratum", "errata"],
			form: "a list of `{date, text}`",
		}),
		status: note(
			z.enum(["published", "draft", "withdrawn"], { error: "must be published, draft or withdrawn" }).default("published"),
			"A draft is left out; a withdrawn story leaves a page that says so. Of several values the strictest counts.",
			{ form: "published, draft, withdrawn", vital: true },
		),
		reason: note(shownLine.optional(), "Why the story was withdrawn; shown on its page.", { form: "text" }),
		hide_headline: note(
			truth.default(false),
			"Keeps the headline of a story that was withdrawn or has expired off its page, and that of any story off the pages at its old addresses.",
			{ form: "true" },
		),
		embargo: note(date(zone).optional(), "The story is left out until then. Of several the latest counts.", {
			aliases:
				"publishDate publishAt publishOn publishFrom publishAfter embargoUntil embargoDate scheduledAt scheduledFor scheduledDate goLive goLiveAt goLiveDate visibleFrom availableFrom notBefore releaseDate releasedOn releaseOn releaseAt releaseTime releaseAfter".split(
					" ",
				),
			form: "date and time",
			vital: true,
		}),
		expires: note(
			date(zone).optional(),
			"From then on the story's page says that it is no longer available. Of several the earliest counts.",
			{
				aliases: ["expiryDate", "expiry", "expiresAt", "expirationDate", "unpublishDate", "unpublishOn"],
				form: "date and time",
				vital: true,
			},
		),
	};
}

function addressFields() {
	return {
		slug: note(line.optional(), "Its name in its address; else the file name, or for plain text the headline.", { form: "text" }),
		permalink: note(permalink.optional(), "Its whole address.", { aliases: ["url", "path"], form: "a path of the site" }),
		redirect_from: note(listOf(line).default([]), "Old addresses, which will lead to the story.", {
			aliases: ["aliases", "alias", "old_urls", "redirects"],
			form: "a path, or a list of paths",
		}),
	};
}

function checkFields() {
	return {
		checks_off: note(shownLines.optional(), "The rules that `backfile check` leaves out for this story; see [check.md](check.md).", {
			form: "a list of rules, or text with commas",
		}),
	};
}

/**
 * The one schema of an article's fields, as they are written. It gives the types, the messages, and the reference table in docs/fields.md.
 * @param zone the site's time zone, for times without an offset
 */
export function fieldsSchema(zone: string) {
	return z.object({
		...identityFields(zone),
		...catalogueFields(),
		...contentFields(zone),
		...releaseFields(zone),
		...addressFields(),
		...checkFields(),
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

const notes = new Map<FieldName, FieldNote & { readonly description: string }>(
	fieldNames.map((name) => {
		const { description = "", form, aliases, vital } = shape[name].meta() as Partial<FieldNote> & { readonly description?: string };
		return [name, { description, form: form ?? "", aliases, vital }];
	}),
);

/**
 * What the reference table says of a field.
 * @throws {RangeError} where there is no such field
 */
export function fieldNote(name: FieldName): FieldNote & { readonly description: string } {
	const found = notes.get(name);
	if (!found) throw new RangeError(`There is no field ${name}.`);
	return found;
}
