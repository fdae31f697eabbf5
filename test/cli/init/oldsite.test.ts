import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { bringIn, openOldArchive } from "../../../src/cli/init/oldsite.ts";
import { defineArchive } from "../../../src/settings.ts";
import { temporary, treeOf, write } from "../../pipeline/archives.ts";

const POST = "---\ntitle: The flood\ncategory: harbour\n---\nSee {{ site.title }}.\n";

/** Makes the content of an archive from files. */
async function from(files: Readonly<Record<string, string>>, source = "old", format?: string) {
	const root = temporary();
	write(root, files);
	const folder = path.join(root, "new");
	write(folder, {});
	const old = await openOldArchive([path.join(root, source)], format, folder);
	const settings = defineArchive({ title: "T", url: "https://t.example/", flush: false, ...old.answers });
	const printed = vi.spyOn(process.stdout, "write").mockReturnValue(true);
	const { sections } = await bringIn(old, settings, folder).finally(() => printed.mockRestore());
	return { old, sections, folder };
}

describe("what an archive is made from", () => {
	it("answers the questions as far as it can, and names the sections", async () => {
		const { old, sections, folder } = await from({
			"old/_config.yml": "title: The  Tide\ndescription: Of the *tide*\nurl: https://tide.example\nlang: en_gb\ntimezone: Mars\n",
			"old/_posts/2024-03-04-flood.md": POST,
			"old/_posts/2024-03-05-a.md": POST.replace("flood", "one").replace("harbour", "Uncategorized"),
			"old/_posts/2024-03-06-b.md": POST.replace("flood", "two").replace("harbour", "ferry"),
			"old/_posts/2024-03-07-c.md": POST.replace("flood", "three"),
		});
		expect(old.answers).toEqual({ title: "The Tide", url: "https://tide.example/", language: "en-GB" });
		expect(old.description).toBe("Of the *tide*");
		expect(sections).toEqual(["harbour", "ferry"]);
		expect(Object.keys(treeOf(path.join(folder, "content")))).toHaveLength(4);
	});

	it("names a section once, however it is spelt", async () => {
		const post = (title: string, section: string) => POST.replace("The flood", title).replace("harbour", section).replace("See", title);
		const { sections } = await from({
			"old/_config.yml": "url: https://tide.example\n",
			"old/_posts/2024-03-04-a.md": post("A", "Harbour"),
			"old/_posts/2024-03-05-b.md": post("B", "harbour"),
			"old/_posts/2024-03-06-c.md": post("C", "ferry"),
			"old/_posts/2024-03-07-d.md": post("D", "ferry"),
			"old/_posts/2024-03-08-e.md": post("E", "Harbour"),
		});
		expect(sections).toEqual(["Harbour", "ferry"]);
	});

	it("answers with the time zone that its dates fit, where it names none", async () => {
		const item = (local: string, gmt: string) =>
			`<item><title>Of ${local}</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>${local}:00</wp:post_date><wp:post_date_gmt>${gmt}:00</wp:post_date_gmt><content:encoded>Words of ${local}.</content:encoded></item>`;
		const items = [item("2014-07-05 10:00", "2014-07-05 04:30"), item("2014-01-06 10:00", "2014-01-06 04:30")];
		const wxr = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tide</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://tide.example</wp:base_blog_url>${items.join("")}</channel></rss>`;
		const { old } = await from({ "a.xml": wxr }, "a.xml");
		expect(old.answers.timeZone).toBe("Asia/Kolkata");
		expect(old.guessed).toEqual({ zone: "Asia/Kolkata", fits: 2, of: 2 });
	});

	it("says nothing of an address where it stood on somebody's own machine", async () => {
		const { old } = await from({ "old/_config.yml": "url: http://localhost:4000\n", "old/_posts/2024-03-04-flood.md": POST });
		expect(old.answers).toEqual({});
	});

	it("is copied where its stories need no import", async () => {
		const stories = { "1957/a.md": "---\nheadline: A\n---\nWords of A.", "b.txt": "B\n\nWords of B." };
		const { folder } = await from({
			...Object.fromEntries(Object.entries(stories).map(([name, text]) => [`old/${name}`, text])),
			"old/.git/config": "x",
		});
		expect(treeOf(path.join(folder, "content"))).toEqual(stories);
		const asText = await from({ "old/a.md": "A", "old/b.txt": "B\n\nWords of B." }, "old", "text");
		expect(Object.keys(treeOf(path.join(asText.folder, "content")))).toEqual(["undated/b.md"]);
	});

	it("must hold something", async () => {
		await expect(from({ "a.csv": "headline,body\n" }, "a.csv")).rejects.toThrow("Nothing was brought in, so no archive was begun.");
		await expect(from({ "old/a.bin": "x" })).rejects.toThrow("has a format that is not known.");
		expect(existsSync("new")).toBe(false);
	});
});
