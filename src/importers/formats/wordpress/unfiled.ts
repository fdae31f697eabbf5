import { decodeHTML } from "entities";
import { slugOf } from "../../../article/slug.ts";
import { oneLine } from "../../../article/text.ts";
import type { ProblemStep, StoryStep } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** Counts the stories that stand under the category that WordPress gives to what nobody filed. */
export interface UnfiledStories {
	/** Takes every record. */
	add(record: Pick<WxrRecord, "element" | "texts">): void;
	/** Takes every story. */
	addStory(story: Pick<StoryStep, "fields">): void;
	/**
	 * Tells of them once, with what an editor can do.
	 * @param file the name of the source
	 */
	end(file: string): readonly ProblemStep[];
}

/** What that category is called in the languages of WordPress, in lower case. */
const NAMES: ReadonlySet<string> = new Set(
	(
		"uncategorized|uncategorised|unkategorisiert|nicht kategorisiert|sin categoría|sin categorizar|sense categoria|non classé|non classifié(e)|senza categoria|sem categoria|" +
		"geen categorie|niet gecategoriseerd|ongecategoriseerd|okategoriserade|okategoriserat|ikke kategoriseret|ikke-kategoriseret|ukategorisert|ukategoriseret|luokittelematon|" +
		"bez kategorii|bez kategorie|nezařazené|nezaradené|nekategorizirano|fără categorie|χωρίς κατηγορία|без рубрики|без категорії|без категория|некатегоризовано|" +
		"kategorisiz|未分類|未分类|미분류|غير مصنف|ללא קטגוריה"
	).split("|"),
);

/** Names that an editor may have given as well: only the category with the number 1 is that of WordPress. */
const GENERAL_NAMES: ReadonlySet<string> = new Set(["allgemein", "genel", "általános", "egyéb", "yleinen", "general"]);

/** The number of the category that WordPress makes first. */
const FIRST = "1";

/** Makes what counts them; it has met none yet. */
export function countUnfiled(): UnfiledStories {
	const names = new Set<string>();
	const counts = { sections: new Map<string, number>(), tags: new Map<string, number>() };
	const note = (name: string, id: string) => {
		const plain = name.toLowerCase();
		if (NAMES.has(plain) || (id === FIRST && GENERAL_NAMES.has(plain))) names.add(name);
	};
	return {
		add({ element, texts }) {
			if (element === "wp:category") note(nameIn(texts.get("wp:cat_name")), texts.get("wp:term_id")?.trim() ?? "");
		},
		addStory({ fields: { section, tags, status } }) {
			if (status !== undefined) return;
			for (const [kind, values] of [["sections", [section]] as const, ["tags", [tags].flat()] as const])
				for (const name of values) {
					if (typeof name !== "string") continue;
					// An export of a part of a site may have no records of categories.
					note(name, "");
					if (names.has(name)) counts[kind].set(name, (counts[kind].get(name) ?? 0) + 1);
				}
		},
		end: (file) =>
			(["sections", "tags"] as const).flatMap((kind) => [...counts[kind]].map(([name, count]) => unfiledProblem(file, kind, name, count))),
	};
}

function nameIn(text = ""): string {
	return oneLine(decodeHTML(text));
}

function unfiledProblem(file: string, kind: "sections" | "tags", name: string, count: number): ProblemStep {
	const stories = count === 1 ? "1 published story has" : `${count} published stories have`;
	const key = `${kind}: {${JSON.stringify(name)}:`;
	return problemStep(
		{ file },
		"section-unfiled",
		"info",
		`${stories} the ${kind === "sections" ? "section" : "tag"} ${name}: WordPress files under it what nobody filed.`,
		`Give it a name for readers in terms.yml, with the address that it has: \`${key} {name: News, slug: ${slugOf(name)}}}\`. With {hide: true} no page shows it, and nothing answers at its old address.`,
	);
}
