import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ghost } from "../../../src/importers/formats/ghost/ghost.ts";
import { wordpress } from "../../../src/importers/formats/wordpress/wordpress.ts";
import type { Importer } from "../../../src/importers/importer.ts";
import { emptyFolder, importInto, treeOf } from "../contract.ts";

const courier = readFileSync(path.join(import.meta.dirname, "../formats/wordpress/courier.xml"), "utf8");

async function imported(importer: Importer, name: string, text: string, options: Parameters<typeof importInto>[3] = {}) {
	const root = emptyFolder();
	writeFileSync(path.join(root, name), text);
	const report = await importInto(root, importer, [path.join(root, name)], options);
	const texts = Object.values(treeOf(path.join(root, "content")));
	const links = texts.flatMap((story) =>
		[...story.matchAll(/\]\(([^)]*)\)|<a href="([^"]*)">/g)].map(([, markdown, html]) => markdown ?? html),
	);
	return { report, links };
}

/** The courier with a story that holds links, and more terms in its head. */
function withLinks(addresses: readonly string[], head = "", items = ""): string {
	const body = addresses.map((address) => `<p><a href="${address}">there</a></p>`).join("");
	return courier
		.replace("<p>We are a paper.</p>", body)
		.replace(
			"<wp:category>",
			`<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>walls</wp:tag_slug><wp:tag_name><![CDATA[Walls]]></wp:tag_name></wp:tag>
	<wp:tag><wp:tag_slug>unused</wp:tag_slug><wp:tag_name><![CDATA[Unused]]></wp:tag_name></wp:tag>${head}<wp:category>`,
		)
		.replace("</channel>", `${items}</channel>`);
}

describe("links to listings of the old site", () => {
	it.each([
		["/category/harbour/", "/sections/harbour-and-sea/"],
		["https://courier.example/category/harbour", "/sections/harbour-and-sea/"],
		["https://www.courier.example/category/harbour/page/3/", "/sections/harbour-and-sea/"],
		["/?cat=3", "/sections/harbour-and-sea/"],
		["/?category_name=harbour", "/sections/harbour-and-sea/"],
		["/category/council/", "/tags/council/"],
		["/category/sea/low/", "/tags/council/"],
		["/tag/walls/#top", "/tags/walls/#top"],
		["/tag/walls/feed/", "/tags/walls/feed.xml"],
		["/author/emarlowe/", "/authors/edith-marlowe/"],
		["/?author=2", "/authors/tom-o-hara/"],
		["/author/guest-ann/", "/authors/ann-guest-smith/"],
		["/2019/07/", "/2019/07/"],
		["/2019/7/4/", "/2019/07/04/"],
		["/?m=201907", "/2019/07/"],
		["/feed/", "/feed.xml"],
		["/feed/atom/", "/feed.xml"],
		["https://www.courier.example", "/"],
		["https://www.courier.example/page/2/", "/"],
	])("%s leads to %s", async (address, to) => {
		const text = withLinks([address]).replace(
			"<wp:category_nicename>council</wp:category_nicename>",
			"<wp:category_nicename>council</wp:category_nicename><wp:category_parent>low</wp:category_parent>",
		);
		const nested = text
			.replace("<wp:category_nicename>council", "<wp:category_nicename>low")
			.replace("<wp:category_parent>low", "<wp:category_parent>sea");
		const { links, report } = await imported(wordpress, "export.xml", address.includes("/sea/") ? nested : text);
		expect(links).toContain(to);
		expect(report.addresses.dead.map(({ name }) => name)).toEqual(["http://courier.example/2001/01/gone/"]);
	});

	it.each(["/tag/unused/", "/category/nobody/", "/2013/07/", "/author/nobody/", "/category/nobody/feed/", "/comments/feed/", "/?s=wall"])(
		"%s, for which nothing stands, is a dead link",
		async (address) => {
			const { links, report } = await imported(wordpress, "export.xml", withLinks([address]));
			expect(links.some((link) => link?.endsWith(address))).toBe(true);
			expect(report.addresses.dead.map(({ name }) => name)).toContain(`https://www.courier.example${address}`);
		},
	);

	it("are told, so that a server can redirect them, and count as that against the old list", async () => {
		const old = "https://www.courier.example";
		const against = [
			"",
			"/2019/07/",
			"/category/harbour/",
			"/tag/unused/",
			"/feed/",
			"/about/",
			"/?p=10",
			"/?cat=3",
			"/?m=20190704",
			"/page/7/",
		].map((path) => old + path);
		const { report } = await imported(wordpress, "export.xml", withLinks([]), { against });
		const told = new Map(report.addresses.listings.map(({ from, to }) => [from, to]));
		const section = "/sections/harbour-and-sea/";
		for (const [from, to] of [
			["/author/emarlowe/", "/authors/edith-marlowe/"],
			["/author/guest-ann/", "/authors/ann-guest-smith/"],
			["/author/tom/", "/authors/tom-o-hara/"],
			["/author/tom/feed/", "/authors/tom-o-hara/feed.xml"],
			["/?author=2", "/authors/tom-o-hara/"],
			["/category/council/", "/tags/council/"],
			["/category/council/feed/", "/tags/council/feed.xml"],
			["/category/harbour/", section],
			["/category/harbour/feed/", `${section}feed.xml`],
			["/?cat=3", section],
			["/?category_name=harbour", section],
			["/?feed=rss2&cat=3", `${section}feed.xml`],
			["/tag/walls/", "/tags/walls/"],
			["/?tag=walls", "/tags/walls/"],
			["/?m=2019", "/2019/"],
			["/?m=201907", "/2019/07/"],
			["/feed/", "/feed.xml"],
			["/feed/atom/", "/feed.xml"],
			["/?feed=rss2", "/feed.xml"],
			["/wp-rss2.php", "/feed.xml"],
			["/comments/feed/", undefined],
			["/?feed=comments-rss2", undefined],
		] as const)
			expect([from, told.has(from), told.get(from)]).toEqual([from, true, to]);
		const others = [...told.keys()].filter((from) => /unused|nobody|page|\/20\d\d\//.test(from));
		expect(others).toEqual([]);
		expect(report.addresses.against).toEqual({
			checked: 10,
			missing: [`${old}/tag/unused/`, `${old}/?m=20190704`, `${old}/page/7/`],
			recorded: [`${old}/category/harbour/`, `${old}/feed/`, `${old}/?p=10`, `${old}/?cat=3`],
		});
	});

	it("of Ghost lead to the new ones as well", async () => {
		const post = { visibility: "public", status: "published", published_at: "2020-01-31T10:00:00.000Z" };
		const link = (to: string) => `<p><a href="__GHOST_URL__${to}">there</a></p>`;
		const data = {
			posts: [
				{
					...post,
					id: "1",
					title: "One",
					slug: "one",
					html: ["/tag/quay/", "/author/tom/", "/rss/", "/tag/hidden/", "/"].map(link).join(""),
				},
				{ ...post, id: "2", title: "Two", slug: "two", status: "draft", html: "<p>x</p>" },
			],
			tags: [
				{ id: "t1", name: "The quay", slug: "quay" },
				{ id: "t2", name: "Hidden", slug: "hidden" },
			],
			users: [{ id: "u1", name: "Tom O'Neil", slug: "tom" }],
			posts_tags: [
				{ post_id: "1", tag_id: "t1" },
				{ post_id: "2", tag_id: "t2" },
			],
			posts_authors: [{ post_id: "1", author_id: "u1" }],
		};
		const { links, report } = await imported(ghost, "export.json", JSON.stringify({ db: [{ meta: { exported_on: 1 }, data }] }));
		expect(links).toEqual(["/tags/the-quay/", "/authors/tom-o-neil/", "/feed.xml", "/tag/hidden/", "/"]);
		expect(report.addresses.dead.map(({ name }) => name)).toEqual(["/tag/hidden/"]);
		expect(report.addresses.listings).toEqual([
			{ from: "/author/tom/", to: "/authors/tom-o-neil/" },
			{ from: "/author/tom/rss/", to: "/authors/tom-o-neil/feed.xml" },
			{ from: "/rss/", to: "/feed.xml" },
			{ from: "/tag/quay/", to: "/tags/the-quay/" },
			{ from: "/tag/quay/rss/", to: "/tags/the-quay/feed.xml" },
		]);
	});
});
