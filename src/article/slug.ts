import { createHash } from "node:crypto";
import slugify from "@sindresorhus/slugify";
import { keptBy } from "../system/keptnames.ts";

/** The most characters of a slug. */
const MOST_CHARACTERS = 80;

/** Text that is a slug already. */
const PLAIN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Eight hexadecimal digits that tell one text from another in an address. */
export function shortHash(value: string): string {
	return createHash("sha256").update(value).digest("hex").slice(0, 8);
}

/**
 * A name for an address: lower case, words joined by `-`, at most 80 characters, never empty, never a name that a system or a host keeps for itself.
 * Latin, Greek, Cyrillic, Arabic and others are written in ASCII; Chinese, Japanese and the like keep their letters.
 * Text without any letter or digit is named by its hash.
 */
export function slugOf(value: string): string {
	if (PLAIN.test(value) && value.length <= MOST_CHARACTERS && keptBy(value) === undefined) return value;
	// Letters that stand for others (ﬁ, Ａ) are written as those: some disks take the two for one name.
	const text = value.normalize("NFKC").toLowerCase().normalize("NFKC");
	const slug = cutAtWord(isWritable(text) ? slugify(text, { decamelize: false }) : inOwnScript(text), MOST_CHARACTERS);
	if (slug === "") return shortHash(value);
	return keptBy(slug) !== undefined ? `${slug}-${shortHash(value)}` : slug;
}

/** A slug with a short hash of `id` behind it, still at most 80 characters. */
export function distinctSlug(slug: string, id: string): string {
	const hash = shortHash(id);
	return `${cutAtWord(slug, MOST_CHARACTERS - hash.length - 1)}-${hash}`;
}

/** Whether slugify can write every letter of a text in ASCII. */
function isWritable(value: string): boolean {
	return ![...value].some((character) => character > "\u007f" && /[\p{L}\p{N}]/u.test(character) && slugify(character) === "");
}

function inOwnScript(value: string): string {
	return value.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-").replace(/^-+|-+$/g, "");
}

function cutAtWord(slug: string, limit: number): string {
	if (slug.length <= limit) return slug;
	const cut = slug
		.slice(0, limit)
		.toWellFormed()
		.replace(/\ufffd/g, "");
	const dash = cut.lastIndexOf("-");
	return (dash > limit / 2 ? cut.slice(0, dash) : cut).replace(/-+$/, "");
}
