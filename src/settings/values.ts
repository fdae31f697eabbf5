import { IANAZone } from "luxon";
import { z } from "zod";
import { RULES, type Rule } from "../problem.ts";
import { colourOffer, isColour } from "./colours.ts";
import { isLanguageTag, languageOffer, zoneOffer } from "./locale.ts";

/** A text that is not empty. */
export const text = z.string().trim().min(1);

/** The whole address of a site; it ends in a slash. */
export const siteUrl = z
	.url({ protocol: /^https?$/, error: 'must be a whole address such as "https://example.org/archive/"' })
	.refine((value) => !/[?#]/.test(value), "must have no query and no fragment")
	.transform((value) => new URL(value.endsWith("/") ? value : `${value}/`).href);

/** A host, as browsers write it. */
export const formerHost = text
	.regex(/^[^\s/?#@]+$/, 'must be a host, such as "old.example.org"')
	.refine((host) => URL.canParse(`https://${host}/`), 'must be a host, such as "old.example.org"')
	.transform((host) => new URL(`https://${host}/`).host);

/** The name of an IANA time zone. */
export const timeZone = text.refine((value) => IANAZone.isValidZone(value), {
	error: ({ input }) => `must be a time zone such as "Europe/London".${zoneOffer(String(input))}`,
});

/** A language tag of BCP 47. */
export const language = text.refine((value) => isLanguageTag(value) && !/^[a-z]{4,}/i.test(value), {
	error: ({ input }) => `must be a BCP 47 tag such as "en" or "pt-BR".${languageOffer(String(input))}`,
});

/** A pattern for the addresses of stories. */
export const permalink = text
	.refine(
		(value) => value.startsWith("/") && value.includes("{slug}"),
		'must begin with "/" and hold {slug}, such as "/{year}/{month}/{slug}/"',
	)
	.refine(
		(value) => !/\{(?!(?:year|month|day|section|id|slug)\})/.test(value),
		"knows {year}, {month}, {day}, {section}, {id} and {slug} only",
	)
	.refine((value) => !/\/\/|\/\.{1,2}(\/|$)|[\\?#%:*"<>|]/.test(value), "is no path");

/** An address for letters or a page for reports. */
export const contact = text
	.transform((value) => value.replace(/^mailto:/i, ""))
	.refine(
		(value) => /^[^\s@<>"?&#]+@[^\s@<>"?&#]+$/.test(value) || /^(https?:\/\/[^\s/]|\/(?!\/))[^\s]*$/i.test(value),
		'must be an address for e-mail, such as "desk@example.org", or that of a page, such as "/about.html"',
	);

/** A value of CSS. It holds no character that could end its declaration. */
const cssValue = (about: string) => text.regex(/^[^;{}<>\\@]+$/, `must be ${about}`);

const colour = cssValue('a colour of CSS, such as "#7d1f1d"')
	.refine(isColour, { error: ({ input }) => `must be a colour of CSS, such as "#7d1f1d".${colourOffer(String(input))}` })
	.optional();

const colours = z.strictObject({ paper: colour, ink: colour, faint: colour, rule: colour, accent: colour, mark: colour });

const length = cssValue('a length of CSS, such as "36rem"').optional();

const typefaces = cssValue("a list of typefaces, such as '\"Source Serif 4\", Georgia, serif'").optional();

/** A file of a typeface of the owner's, as CSS describes it (CSS Fonts 4, section 4). */
const font = z.strictObject({
	family: text.regex(/^[\p{L}\p{N} _-]+$/u, 'must be a name such as "Courier Text"'),
	src: text.regex(
		/^\/(?!\/)[^\s"'()<>\\?#]+\.(woff2|woff|otf|ttf)$/i,
		'must be the path of a font on the site, such as "/assets/fonts/courier.woff2"',
	),
	weight: z
		.union([z.int().min(1).max(1000).transform(String), text.regex(/^\d{1,4}( \d{1,4})?$/)], 'must be a weight, such as 400 or "200 900"')
		.optional(),
	style: z.enum(["normal", "italic", "oblique"]).optional(),
	range: text.regex(/^U\+[\dA-F?]+(-[\dA-F]+)?(, *U\+[\dA-F?]+(-[\dA-F]+)?)*$/i, 'must be a range such as "U+0370-03FF"').optional(),
	display: z.enum(["optional", "fallback", "swap", "block", "auto"]).default("optional"),
});

/** The colours, the type and the measure of the pages. */
export const face = z.strictObject({
	fonts: z.array(font).optional(),
	light: colours.optional(),
	dark: colours.optional(),
	serif: typefaces,
	sans: typefaces,
	text: length,
	measure: length,
	page: length,
});

/** The paper's name as a picture. The page keeps its size, in CSS pixels, free until the picture is loaded. */
export const masthead = z.strictObject({ src: text.regex(/^\//, 'must begin with "/"'), width: z.int().min(1), height: z.int().min(1) });

/** What becomes of the comments of readers. */
export const comments = z.strictObject({
	show: z.boolean().default(true),
	names: z.enum(["written", "initials", "none"]).default("written"),
	search: z.boolean().default(false),
});

/** What an owner may make of a rule: how much it matters in his archive, or that it is not told of. */
const SEVERITIES = ["off", "note", "warning", "error"] as const;

/** How each rule is told of; see docs/check.md. */
export const checks = z.partialRecord(
	z.enum(Object.keys(RULES) as [Rule, ...Rule[]]),
	z.enum(SEVERITIES, { error: 'must be "off", "note", "warning" or "error"' }),
);
