import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "../../../../../src/article/frontmatter.ts";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { wordpress } from "../../../../../src/importers/formats/wordpress/wordpress.ts";
import { openSource } from "../../../../../src/importers/reading/sources.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../../contract.ts";
import { type Item, wxrWith } from "../export.ts";

const category = '<category domain="category" nicename="news"><![CDATA[News]]></category>';

const ITEMS: readonly Item[] = [
	{ id: 1, more: category },
	{ id: 2, body: 'See <a href="https://gazette.example/old-two/">this</a>.' },
];

/** Imports an export and a list of redirects, the list named first. */
async function imported(name: string, list: string, items = ITEMS) {
	const root = emptyFolder();
	const sources = [path.join(root, name), path.join(root, "export.xml")];
	writeFileSync(sources[0] ?? "", list);
	writeFileSync(sources[1] ?? "", wxrWith(items));
	expect(importerFor(sources.map(openSource)).name).toBe("wordpress");
	const report = await importInto(root, wordpress, sources);
	const fieldsOf = (slug: string) => {
		const file = Object.keys(treeOf(path.join(root, "content"))).find((found) => found.includes(slug)) ?? "";
		return splitFrontMatter(readFileSync(path.join(root, "content", file), "utf8"));
	};
	return { root, sources, report, fieldsOf };
}

const STORY = "https://gazette.example/2015/06/story-1/";

describe("redirects of plugins", () => {
	it.each([
		["redirection.csv", `source,target,regex,code,type,hits,title,status\n/old-one,/2015/06/story-1/,0,301,url,5,,active\n`],
		["yoast.csv", `Origin,Target,Type,Format\nold-one,2015/06/story-1,301,plain\n`],
		["rankmath.csv", `id,source,matching,destination,type,category,status,ignore\n1,old-one,exact,${STORY},301,,active,\n`],
		["semicolons.csv", `"Type";"Origin";"Target";"Format"\n"301";"/old-one";"${STORY}";"plain"\n`],
		[
			"redirection.json",
			JSON.stringify({
				plugin: { version: "5" },
				groups: [],
				redirects: [{ url: "/old-one", regex: false, action_code: 301, action_data: { url: "/2015/06/story-1/" }, enabled: true }],
			}),
		],
	])("%s gives a story one more old address", async (name, list) => {
		const { report, fieldsOf } = await imported(name, list);
		const { fields } = fieldsOf("story-1");
		expect(fields.redirect_from).toEqual(["/old-one"]);
		expect(fields.old_addresses).toContain("https://gazette.example/old-one");
		expect(report.addresses).toMatchObject({ redirected: 1 });
		expect(report.addresses.elsewhere).toBeUndefined();
	});

	it("go over others to their end, and a link to them leads there", async () => {
		const chain = "source,target\n/old-two/,/older/\n/older/,/2015/06/story-1/\n/round/,/about/\n/about/,/round/\n/2015/06/story-2/,/x\n";
		const { root, fieldsOf } = await imported("list.csv", chain);
		expect(fieldsOf("story-1").fields.redirect_from).toEqual(["/old-two/", "/older/"]);
		const text = Object.entries(treeOf(path.join(root, "content"))).find(([file]) => file.includes("story-2"))?.[1];
		expect(text).toContain("](/2015/06/story-1/)");
	});

	it("that lead to a listing or elsewhere are told, and what is a pattern, switched off or gone is counted", async () => {
		const list = [
			"source,target,regex,code,type,hits,title,status",
			"/nachrichten,/category/news/,0,301,url,0,,active",
			"/shop,https://shop.example/,0,301,url,0,,active",
			"^/blog/(.*),/$1,1,301,url,0,,active",
			"/off,/2015/06/story-1/,0,301,url,0,,disabled",
			"/gone,,0,410,error,0,,active",
		];
		const { report } = await imported("redirection.csv", list.join("\n"));
		expect(report.addresses.listings).toContainEqual({ from: "/nachrichten", to: "/sections/news/" });
		expect(report.addresses.elsewhere).toEqual([{ from: "https://gazette.example/shop", to: "https://shop.example/" }]);
		expect(report.skipped).toEqual([
			{ record: "^/blog/(.*) → /$1", why: "a redirect by a pattern, which is not run" },
			{ record: "/off → /2015/06/story-1/", why: "a redirect that is switched off" },
			{ record: "/gone → 410", why: "a rule for addresses that leads nowhere, such as one of what is gone" },
		]);
	});

	it("are read from the records of Safe Redirect Manager", async () => {
		const rule = (id: number, meta: Readonly<Record<string, string>>): Item => ({ id, type: "redirect_rule", meta });
		const rules = [
			rule(8, { _redirect_rule_from: "/old-one", _redirect_rule_to: "/2015/06/story-1", _redirect_rule_status_code: "301" }),
			rule(9, { _redirect_rule_from: "/a*", _redirect_rule_to: "/b" }),
		];
		const { report, fieldsOf } = await imported("list.csv", "source,target\n", [...ITEMS, ...rules]);
		expect(fieldsOf("story-1").fields.redirect_from).toEqual(["/old-one"]);
		expect(report.skipped.map(({ why }) => why)).toEqual([
			"a redirect: its address leads on where a story stands there",
			"a redirect by a pattern, which is not run",
		]);
	});

	it("are of no use without an export, and a table of stories is no list of them", async () => {
		const root = emptyFolder();
		const [list, table] = ["list.csv", "table.csv"].map((name) => path.join(root, name)) as [string, string];
		writeFileSync(list, "source,target\n/a,/b\n");
		writeFileSync(table, "headline,text,source,target\nA,B,C,D\n");
		const report = await importInto(root, wordpress, [list]);
		expect(report.problems.map(({ rule, severity }) => [rule, severity])).toEqual([["source-refused", "error"]]);
		expect(importerFor([openSource(table)]).name).toBe("csv");
	});
});

const root = emptyFolder();
const [list, wxr] = ["list.csv", "export.xml"].map((name) => path.join(root, name)) as [string, string];
writeFileSync(list, "source,target\n/old-one,/2015/06/story-1/\n/shop,https://shop.example/\n/x*,/y\n");
writeFileSync(wxr, wxrWith(ITEMS));
describeImporter(wordpress, [wxr, list]);
