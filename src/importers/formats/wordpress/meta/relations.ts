import { decodeHTML } from "entities";
import { oneLine } from "../../../../article/text.ts";
import type { FactStep, Facts } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import type { WxrRecord } from "../wxr/record.ts";
import { readSerialized } from "./php.ts";

/** What the numbers in custom fields stand for. */
export interface Relations {
	/** The name of a user, of a published record that is no story, or of a term. */
	readonly named: (kind: RelationKind, id: string) => string | undefined;
	/** The type that Advanced Custom Fields gave a field, such as `image` or `user`; undefined where the export does not hold it. */
	readonly fieldType: (field: string) => string | undefined;
}

/** What a number can be that of. */
export type RelationKind = "user" | "record" | "term";

/** Types of records whose names no field would give, and of which there are many. */
const UNNAMED = new Set(["post", "attachment", "revision", "nav_menu_item", "oembed_cache", "wp_block", "customize_changeset"]);

/** What a record tells of numbers that may stand in custom fields of other records. */
export function relationFacts({ element, texts, meta }: WxrRecord): FactStep[] {
	const text = (name: string) => texts.get(name)?.trim() ?? "";
	const named = (kind: RelationKind, id: string, name: string): FactStep[] => {
		const plain = oneLine(decodeHTML(name));
		return id === "" || plain === "" ? [] : [{ step: "fact", name: `${kind} named ${id}`, value: plain }];
	};
	if (element === "wp:author") return named("user", text("wp:author_id"), text("wp:author_display_name"));
	if (element === "wp:category") return named("term", text("wp:term_id"), text("wp:cat_name"));
	if (element === "wp:tag") return named("term", text("wp:term_id"), text("wp:tag_name"));
	if (element === "wp:term") return named("term", text("wp:term_id"), text("wp:term_name"));
	const type = text("wp:post_type");
	if (type === "acf-field") {
		const settings = membersOf(readSerialized(texts.get("content:encoded") ?? "")).type;
		return typeof settings === "string" ? [{ step: "fact", name: `acf ${text("wp:post_name")}`, value: settings }] : [];
	}
	// What is not public may be named nowhere.
	const isPublic = text("wp:status") === "publish" && text("wp:post_password") === "";
	if (element !== "item" || !isPublic || UNNAMED.has(type)) return [];
	return named("record", text("wp:post_id"), meta.get("cap-display_name") ?? text("title"));
}

/** Makes functions that look such facts up. */
export function relationsIn(facts: Facts): Relations {
	const textIn = (name: string) => {
		const value = facts.get(name);
		return typeof value === "string" ? value : undefined;
	};
	return { named: (kind, id) => textIn(`${kind} named ${id}`), fieldType: (field) => textIn(`acf ${field}`) };
}
