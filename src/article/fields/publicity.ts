import { isZeroDate } from "../dates/suggest.ts";
import { DRAFT_WORDS, PUBLISHED_ABROAD, SECRET_WORDS } from "./draftwords.ts";
import { plainName } from "./names.ts";
import { truthOf } from "./truths.ts";

/** What a story's key can say of its publication, from the most open to the strictest. */
const STATUSES = ["published", "withdrawn", "draft"] as const;

/** A story's status. */
export type Status = (typeof STATUSES)[number];

/**
 * How the value of a key says whether a story is public:
 * `true-is-draft`: a truth, true for a draft;
 * `false-is-draft`: a truth, false for a draft;
 * `any-is-draft`: whatever is there makes a draft, except false, zero and `0000-00-00`;
 * `word`: one of `STATUS_WORDS`, or a truth that is false for a draft.
 */
export type PublicityForm = "true-is-draft" | "false-is-draft" | "any-is-draft" | "word";

/**
 * The keys and columns by which editors and other systems say whether a story is public.
 * They are compared without case, blanks, `-`, `_` and `.`, so each stands here once.
 */
export const PUBLICITY_KEYS: Readonly<Record<PublicityForm, readonly string[]>> = {
	"true-is-draft":
		"draft isdraft private isprivate hidden ishidden unlisted isunlisted unpublished embargoed secret confidential membersonly subscribersonly headless disabled protected".split(
			" ",
		),
	"false-is-draft": [
		..."published ispublished publish public ispublic live islive active isactive enabled isenabled visible isvisible online approved isapproved render".split(
			" ",
		),
		...PUBLISHED_ABROAD,
	],
	"any-is-draft": "password postpassword deleted isdeleted deletedat trashed istrashed trashedat unpublishedat".split(" "),
	word: "status poststatus state poststate visibility access audience publicationstate publicationstatus publishstate publishstatus publishedstatus workflowstate workflowstatus reviewstate moderationstate".split(
		" ",
	),
};

/** The words of `word` keys, by what they make of a story; compared like the keys. */
export const STATUS_WORDS: Readonly<Record<Status, readonly string[]>> = {
	published: [
		..."published publish public live active open everyone everybody anyone all visible online released posted approved final".split(" "),
		...PUBLISHED_ABROAD,
	],
	draft: [
		...DRAFT_WORDS,
		...SECRET_WORDS,
		..."autodraft notpublished hidden inactive disabled offline internal future scheduled pending pendingreview review inreview inprogress wip todo idea rejected spam trash trashed deleted removed closed restricted password protected passwordprotected members membersonly subscribers subscribersonly paid onlypaid paidmembers tiers unlisted none nobody".split(
			" ",
		),
	],
	withdrawn: ["withdrawn", "retracted"],
};

const FORMS: ReadonlyMap<string, PublicityForm> = new Map(
	Object.entries(PUBLICITY_KEYS).flatMap(([form, keys]) => keys.map((key) => [key, form as PublicityForm])),
);

const WORDS: ReadonlyMap<string, Status> = new Map(
	Object.entries(STATUS_WORDS).flatMap(([status, words]) => words.map((word) => [word, status as Status])),
);

/** Keys under which most editors write a date, and some a truth: names of the date of publication as well. */
const MAYBE_DATES: ReadonlySet<string> = new Set(["published", ...PUBLISHED_ABROAD]);

/** Whether a publicity key of this plain name says when a story is public, unless its value is a truth. */
export function maySayWhen(name: string): boolean {
	return MAYBE_DATES.has(name);
}

/** How a key says whether a story is public; undefined for a key that says nothing of it. */
export function publicityForm(key: string): PublicityForm | undefined {
	return FORMS.get(plainName(key));
}

/**
 * What a value says of a story's publication.
 * @returns `unknown` where it cannot be understood: such a story must not be published
 */
export function readPublicity(form: PublicityForm, value: unknown): Status | "unknown" {
	const truth = truthOf(value);
	switch (form) {
		case "true-is-draft":
			return truth === undefined ? "unknown" : truth ? "draft" : "published";
		case "false-is-draft":
			return truth === undefined ? "unknown" : truth ? "published" : "draft";
		case "any-is-draft":
			return truth === false || isNoDate(value) ? "published" : "draft";
		case "word": {
			if (truth !== undefined) return truth ? "published" : "draft";
			const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
			return (typeof single === "string" && WORDS.get(plainName(single))) || "unknown";
		}
	}
}

/** The date that databases write where there is none. */
function isNoDate(value: unknown): boolean {
	return typeof value === "string" && isZeroDate(value);
}

/** The strictest of several statuses: a draft before a withdrawn story, and that before a published one. */
export function strictest(statuses: readonly Status[]): Status {
	return STATUSES[Math.max(0, ...statuses.map((status) => STATUSES.indexOf(status)))] ?? "draft";
}
