import { decodeHTML } from "entities";
import { oneLine, textOfHtml } from "../../../article/text.ts";
import type { MenuItem, MenuStep } from "../../importer.ts";
import { plainCopy } from "../../reading/copy.ts";
import { filled, withoutSlashes } from "../../reading/values.ts";
import type { ExportFacts } from "./facts.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** Collects the menus of an export, whose entries are records of their own. */
export interface MenuCollector {
	/** @param home the address of the site */
	add(record: WxrRecord, home: string): void;
	end(): MenuStep[];
}

interface Entry extends MenuItem {
	readonly order: number;
}

/** More entries have no menu that somebody made for readers. */
const MOST_ENTRIES = 2_000;

/** Collects the entries of menus, of which each is a record of its own. */
export function collectMenus(facts: ExportFacts): MenuCollector {
	const menus = new Map<string, { readonly home: string; readonly entries: Entry[] }>();
	return {
		add({ texts, meta, categories }, home) {
			const text = (name: string) => texts.get(name)?.trim() ?? "";
			const menu = categories.find(({ domain }) => domain === "nav_menu");
			if (text("wp:post_type") !== "nav_menu_item" || text("wp:status") !== "publish" || !menu) return;
			const name = oneLine(decodeHTML(menu.name)) || (menu.nicename ?? "");
			const { entries } = menus.get(name) ?? emptyMenu(plainCopy(name), plainCopy(home));
			const entry = entryOf(textOfHtml(text("title")), meta, withoutSlashes(home), facts);
			if (entry && entries.length < MOST_ENTRIES)
				entries.push({ ...plainCopy(entry), order: Number(text("wp:menu_order")) || entries.length });
		},
		end: () =>
			[...menus].map(([name, { home, entries }]) => ({
				step: "menu",
				name,
				items: entries.toSorted((a, b) => a.order - b.order).map(({ order: _order, ...item }) => item),
				...(home !== "" && { site: { url: home, knowsSlugs: true, media: facts.mediaOf(home) } }),
			})),
	};

	function emptyMenu(name: string, home: string) {
		const menu = { home, entries: [] as Entry[] };
		menus.set(name, menu);
		return menu;
	}
}

/** What an entry leads to: an address that somebody typed, a record, or a term, of which only the number is known. */
function entryOf(title: string, meta: WxrRecord["meta"], root: string, facts: ExportFacts): MenuItem | undefined {
	const value = (name: string) => meta.get(`_menu_item_${name}`)?.trim() ?? "";
	const [type, object, id] = [value("type"), value("object"), value("object_id")];
	const section = type === "taxonomy" && object === "category" ? facts.category(id) : undefined;
	const query = type === "taxonomy" ? (object === "category" ? "cat" : undefined) : object === "page" ? "page_id" : "p";
	const address = type === "custom" ? value("url") : query === undefined || root === "" ? undefined : `${root}/?${query}=${id}`;
	const name = title || (section ?? "");
	if (name === "" && address === undefined) return undefined;
	return { name, ...(filled({ address, section: section && oneLine(decodeHTML(section)) }) as Partial<MenuItem>) };
}
