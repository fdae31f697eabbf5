import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { importLines } from "../../../../src/cli/importreport.ts";
import { wordpress } from "../../../../src/importers/formats/wordpress/wordpress.ts";
import { emptyFolder, importInto } from "../../contract.ts";
import { type Item, wxrWith } from "./export.ts";

const entry = (id: number, order: number, title: string, meta: Readonly<Record<string, string>>, status = "publish"): Item => ({
	id,
	title,
	type: "nav_menu_item",
	status,
	more: `<wp:menu_order>${order}</wp:menu_order><category domain="nav_menu" nicename="main"><![CDATA[Main &amp; top]]></category>`,
	meta: Object.fromEntries(Object.entries(meta).map(([name, value]) => [`_menu_item_${name}`, value])),
});

it("the menus of an export are told, with the sections that the masthead can have", async () => {
	const news = '<category domain="category" nicename="news"><![CDATA[News]]></category>';
	const head = ["News", "Sport"].map(
		(name, index) =>
			`<wp:category><wp:term_id>${index + 5}</wp:term_id><wp:category_nicename>${name.toLowerCase()}</wp:category_nicename><wp:cat_name>${name}</wp:cat_name></wp:category>`,
	);
	const items: readonly Item[] = [
		entry(20, 3, "Shop", { type: "custom", url: "https://shop.example/" }),
		entry(21, 1, "", { type: "taxonomy", object: "category", object_id: "5" }),
		entry(22, 2, "Sport", { type: "taxonomy", object: "category", object_id: "6" }),
		entry(23, 4, "About us", { type: "post_type", object: "page", object_id: "2" }),
		entry(24, 5, "Secret", { type: "custom", url: "https://gazette.example/secret/" }, "draft"),
		{ id: 1, more: news },
		{ id: 2, type: "page", slug: "about", link: "https://gazette.example/about/" },
	];
	const root = emptyFolder();
	const file = path.join(root, "export.xml");
	writeFileSync(file, wxrWith(items, head.join("\n")));
	const report = await importInto(root, wordpress, [file]);
	expect(report.menus).toEqual([
		{
			name: "Main & top",
			sections: ["News"],
			setting: 'sections: ["News"]',
			items: [
				{ name: "News", to: "/sections/news/" },
				{ name: "Sport", to: "https://gazette.example/?cat=6" },
				{ name: "Shop", to: "https://shop.example/" },
				{ name: "About us", to: "/about/" },
			],
		},
	]);
	expect(importLines(report).join("\n")).toContain(
		'Menu Main & top: 4\n    News → /sections/news/\n    Sport → https://gazette.example/?cat=6\n    Shop → https://shop.example/\n    About us → /about/\n    for the masthead, in the settings: sections: ["News"]',
	);
});
