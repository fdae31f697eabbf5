import { withoutEmails } from "../../../../article/comments/names.ts";

/** A comment of an item, as the export has it. Of who wrote it, nothing is kept but the name. */
export type WxrComment = ApprovedComment | LeftOutComment;

/** A comment that does not come over. Nothing of it is kept but what it was a reply to. */
export interface LeftOutComment extends Pick<ApprovedComment, "id" | "parent"> {
	/** Why, in one of a few fixed sentences. */
	readonly leftOut: string;
}

/** A comment that the old site showed. */
export interface ApprovedComment {
	readonly id: string;
	/** The id of the comment that it replies to; `0` or empty where it replies to none. */
	readonly parent: string;
	/** As it is written; without addresses for e-mail. */
	readonly name: string;
	/** `2024-03-15 10:00:00`, on the clock of the site. */
	readonly local: string;
	/** The same in UTC. */
	readonly gmt: string;
	/** HTML as WordPress stores it, without its paragraphs. */
	readonly text: string;
}

/** What stands in the place of an address for e-mail. */
const EMAIL = "(@)";
/** What stands in the place of the address of a reader's machine. */
const IP = "(IP)";

/** What becomes of comments that are not approved, by what `wp:comment_approved` says. */
const NOT_APPROVED: Readonly<Record<string, string>> = {
	"0": "not approved",
	hold: "not approved",
	spam: "spam",
	trash: "in the trash",
	"post-trashed": "in the trash",
};

/** Types of comments that readers write. Shops, forms and newsrooms keep notes as comments of other types, which nobody may read. */
const OF_READERS: ReadonlySet<string> = new Set(["", "comment", "review"]);

/**
 * Makes a comment of the texts of its elements. The addresses of the reader and of the reader's machine are taken out of the name and
 * the text, and go no further.
 * @param texts by the names of the elements
 */
export function commentOf(texts: ReadonlyMap<string, string>): WxrComment {
	const text = (name: string) => texts.get(`wp:comment_${name}`)?.trim() ?? "";
	const leave = (leftOut: string): LeftOutComment => ({ leftOut, id: text("id"), parent: text("parent") });
	const type = text("type").toLowerCase();
	if (type === "pingback" || type === "trackback") return leave(`${type}s`);
	const approved = text("approved").toLowerCase();
	if (approved !== "1" && approved !== "approve" && approved !== "approved") return leave(NOT_APPROVED[approved] ?? "not approved");
	if (!OF_READERS.has(type)) return leave("notes of a plugin");
	const content = texts.get("wp:comment_content") ?? "";
	if (content.trim() === "") return leave("without a text");
	const without = (value: string, email: string, machine: string) =>
		withoutPlace(withoutPlace(value, text("author_email"), email), text("author_IP"), machine);
	return {
		id: text("id"),
		parent: text("parent"),
		name: without(withoutEmails(text("author"), ""), "", ""),
		local: text("date"),
		gmt: text("date_gmt"),
		text: without(content, EMAIL, IP),
	};
}

/** A text with something else in the place of an address, whatever its case. */
function withoutPlace(text: string, address: string, instead: string): string {
	if (address.length < 3 || !/[@.:]/.test(address)) return text;
	if (!text.includes(address) && !text.toLowerCase().includes(address.toLowerCase())) return text;
	return text.replace(new RegExp(address.replace(/[^\w\s]/g, "\\$&"), "gi"), () => instead);
}
