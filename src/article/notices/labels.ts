import { DRAFT_WORDS } from "../fields/draftwords.ts";

const DRAFT = [...DRAFT_WORDS.filter((word) => !word.startsWith("concept")), "wip"].join("|");

/** What editors write beside a headline, or into the name of a file, that is not to be published yet. */
const WORDS = `${DRAFT}|work[ _-]in[ _-]progress|unpublished|not[ _-]ready|on[ _-]hold|embargo|embargoed|confidential|do[ _-]not[ _-]publish|not[ _-]for[ _-]publication`;

/** `[Draft] Headline`, `Headline [draft]`, `【下書き】…`. */
const IN_BRACKETS = new RegExp(`^[[【［]\\s*(?:${WORDS})\\s*[\\]】］]|[[【［]\\s*(?:${WORDS})\\s*[\\]】］]$`, "iu");

/** `(DRAFT) Headline`: small letters in round brackets may be about the subject. */
const SHOUTED = new RegExp(`^\\(\\s*(${WORDS})\\s*\\)|\\(\\s*(${WORDS})\\s*\\)$`, "iu");

/** `DRAFT: Headline`; where all of it is in capitals, it may be a headline about a draft. */
const BEFORE = new RegExp(`^(${DRAFT})\\s?[:–—-]\\s+(?=.)`, "iu");

/** `wall (draft).md`, `wall.draft.md`. */
const IN_FILE_NAME = new RegExp(`[[(【]\\s*(?:${WORDS})\\s*[\\])】]|\\.(?:${WORDS})$`, "iu");

/** `wall-DRAFT.md`, `DRAFT wall.md`: in small letters it may be the draft of a league. */
const CAPITALS = new RegExp(`(?:^|[ _-])(${WORDS})(?=$|[ _-])`, "giu");

/** The label on a headline by which an editor says that the story is a draft; undefined where there is none. */
export function labelOnHeadline(written: string): string | undefined {
	const headline = written.normalize("NFC").trim();
	const bracketed = IN_BRACKETS.exec(headline)?.[0];
	if (bracketed !== undefined) return bracketed;
	const [round = "", first, last] = SHOUTED.exec(headline) ?? [];
	if (isInCapitals(first ?? last ?? "a")) return round;
	const [before = "", word = "a"] = BEFORE.exec(headline) ?? [];
	return isInCapitals(word) && /\p{Ll}/u.test(headline.slice(before.length)) ? word : undefined;
}

/**
 * The label in the name of a story's file by which an editor says that it is a draft; undefined where there is none.
 * @param file a path below the content folder
 */
export function labelInFileName(file: string): string | undefined {
	const name = file
		.slice(file.lastIndexOf("/") + 1)
		.replace(/\.[^.]*$/, "")
		.normalize("NFC");
	const label = IN_FILE_NAME.exec(name)?.[0];
	if (label !== undefined) return label;
	const capitals = [...name.matchAll(CAPITALS)].map(([, word = ""]) => word).find((word) => /\p{Lu}/u.test(word) && isInCapitals(word));
	return /\p{Ll}/u.test(name) ? capitals : undefined;
}

function isInCapitals(word: string): boolean {
	return !/\p{Ll}/u.test(word);
}
