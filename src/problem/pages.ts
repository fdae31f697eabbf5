import type { Rule } from "../problem.ts";

const [ADDRESSES, DATES, FIELDS, LINKS, TERMS] = [
	"docs/addresses.md#what-a-build-does-with-it",
	"docs/fields.md#dates",
	"docs/fields.md",
	"docs/fields.md#links",
	"docs/fields.md#terms",
];
const [COMMENTS, LIMITS, PUBLISHING, REMEMBERED, TAKEN_OUT] = [
	"docs/comments.md#the-file",
	"docs/hosts.md#limits",
	"docs/builds.md#publishing",
	"docs/builds.md#what-is-remembered",
	"docs/withdrawal.md#taking-a-name-out",
];

/** The page on what a rule is about, where there is one beside the list of all rules: a path within this package. */
export const PAGES: Readonly<Partial<Record<Rule, string>>> = {
	"address-gone": ADDRESSES,
	"address-refused": LIMITS,
	"address-taken": "docs/fields.md#addresses",
	"address-unrecorded": ADDRESSES,
	"alt-missing": "docs/images.md#what-is-reported",
	"beyond-bound": "docs/bounds.md",
	"block-unknown": "docs/variables.md#blocks",
	"cache-damaged": REMEMBERED,
	"cache-unwritable": REMEMBERED,
	"checks-unknown": "docs/check.md#which-rules-and-how-much-they-matter",
	"comments-broken": COMMENTS,
	"comments-field": COMMENTS,
	"comments-no-story": COMMENTS,
	"comments-twice": COMMENTS,
	"date-impossible": DATES,
	"date-in-future": DATES,
	draft: FIELDS,
	embargo: FIELDS,
	encoding: "docs/fields.md#encodings",
	"field-form": FIELDS,
	"field-twice": FIELDS,
	"file-huge": LIMITS,
	"headline-in-address": "docs/withdrawal.md#withdrawing-a-story",
	"head-missing": "docs/templates.md#a-template-of-your-own",
	"host-limit": LIMITS,
	"key-like-field": FIELDS,
	"key-unknown": FIELDS,
	"ledger-line": ADDRESSES,
	"link-broken": LINKS,
	"link-unpublished": LINKS,
	"link-whole": LINKS,
	"link-withdrawn": LINKS,
	"manifest-damaged": PUBLISHING,
	"markup-removed": "docs/security.md#nothing-of-a-story-runs",
	"media-missing": "docs/images.md#what-is-reported",
	"name-kept": "docs/builds.md#names-that-are-kept",
	"output-foreign": PUBLISHING,
	"permalink-address": "docs/fields.md#addresses",
	"permalink-taken": "docs/fields.md#addresses",
	"photo-private": "docs/images.md#what-photographs-tell",
	"pictures-elsewhere": "docs/images.md#what-is-reported",
	"redaction-path": TAKEN_OUT,
	"redaction-unused": TAKEN_OUT,
	"redaction-wide": TAKEN_OUT,
	"redactions-unread": TAKEN_OUT,
	"search-unavailable": "docs/search.md",
	"settings-none": "docs/settings.md",
	"settings-several": "docs/settings.md",
	"sharp-missing": "docs/images.md#webp",
	"sources-differ": FIELDS,
	"release-notice": FIELDS,
	"status-unknown": FIELDS,
	"store-damaged": "docs/scale.md#stores",
	"svg-refused": "docs/images.md#svg",
	"template-unused": "docs/templates.md",
	"term-once": TERMS,
	"term-spellings": TERMS,
	"terms-form": TERMS,
	"terms-unread": TERMS,
	"text-unshown": "docs/variables.md#blocks",
	"variable-unknown": "docs/variables.md",
	"words-none": "docs/templates.md#words",
	"words-odd": "docs/templates.md#words",
};

/** The page of the documentation on a rule of builds and checks, with its place: a path within this package, such as `docs/hosts.md#limits`. */
export function pageOf(rule: string): string {
	return (PAGES as Readonly<Record<string, string>>)[rule] ?? `docs/problems.md#${rule}`;
}

/** The page of the documentation on a rule of imports, some of which have the name of one of builds. */
export function importPageOf(rule: string): string {
	return `docs/problems.md#import-${rule}`;
}
