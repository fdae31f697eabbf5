import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "../../../../src/article/frontmatter.ts";
import { wordpress } from "../../../../src/importers/formats/wordpress/wordpress.ts";
import { addsUp } from "../../../../src/importers/report/report.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../contract.ts";

const fixture = (name: string) => path.join(import.meta.dirname, name);
const courier = fixture("courier.xml");
const corpora = path.resolve(import.meta.dirname, "../../../../../shared/corpora/wordpress");

describeImporter(wordpress, [courier]);
describeImporter(wordpress, [fixture("payload.xml")]);

async function imported(sources = [courier], options: Parameters<typeof importInto>[3] = {}) {
	const root = emptyFolder();
	const report = await importInto(root, wordpress, sources, options);
	const tree = Object.fromEntries(
		Object.keys(treeOf(path.join(root, "content"))).map((file) => [file, readFileSync(path.join(root, "content", file), "utf8")]),
	);
	const story = (file: string) => {
		const text = tree[file] ?? "";
		const { fields, bodyAt } = splitFrontMatter(text);
		return { fields: fields as Record<string, unknown>, body: text.slice(bodyAt).trim() };
	};
	return { root, report, tree, story };
}

function written(text: string, name = "export.xml"): string {
	const file = path.join(emptyFolder(), name);
	writeFileSync(file, text);
	return file;
}

const text = readFileSync(courier, "utf8");

describe("a WordPress export", () => {
	it("brings fields over by the names that readers know", async () => {
		const { story } = await imported();
		expect(story("2019/2019-07-04-harbour-wall.html").fields).toEqual({
			headline: "Harbour wall “to be rebuilt”",
			id: "courier.example-10",
			published: "2019-07-04T12:30:00+01:00",
			updated: "2019-07-06T09:00:00+01:00",
			authors: ["Tom O’Hara", "Ann Guest-Smith"],
			section: "Harbour & Sea",
			tags: ["Council", "Walls"],
			standfirst: "A wall, & its price.",
			image: { src: "https://www.courier.example/wp-content/uploads/2019/07/wall.jpg", alt: "A wall", caption: "The wall in 2019" },
			slug: "harbour-wall",
			permalink: "/2019/07/04/harbour-wall/",
			redirect_from: ["/2019/07/04/harbor-wall/"],
			old_addresses: [
				"https://www.courier.example/2019/07/04/harbour-wall/",
				"https://www.courier.example/2019/07/04/harbor-wall/",
				"https://www.courier.example/?p=10",
			],
		});
	});

	it("makes paragraphs, captions, links between stories and links to films", async () => {
		const { story, report } = await imported();
		const { body } = story("2019/2019-07-04-harbour-wall.html");
		expect(body).toContain("<p>The council voted <em>last night</em> to rebuild the wall.<br>\nIt will cost a lot.</p>");
		expect(body).toContain('<a href="/2019/07/05/storm/#damage">the storm</a>');
		expect(body).toContain('<a href="/2001/02/03/%E5%B5%90-storm/">the old one</a>');
		expect(body).toContain('<a href="http://courier.example/2001/01/gone/">what is gone</a>');
		expect(body).toContain('<a href="https://elsewhere.example/x?a=1&#x26;b=2">');
		expect(body).toMatch(
			/<figure><a [^>]*><img [^>]*alt="The wall"[^>]*><\/a>\s*<figcaption>The wall at <em>low<\/em> tide<\/figcaption>\s*<\/figure>/,
		);
		expect(body).toContain('<p><a href="https://www.youtube.com/watch?v=abc">youtube.com/watch?v=abc</a></p>');
		expect(body).toContain("[sic]");
		expect(report.addresses.dead.map(({ name }) => name)).toEqual(["http://courier.example/2001/01/gone/"]);
		expect(report.fieldsNotCarried).toMatchObject({
			"meta mood": 1,
			"shortcode contact-form": 1,
			"taxonomy post_format": 1,
			"block latest-posts": 1,
			password: 1,
		});
	});

	it("is Markdown where that loses nothing, with reusable blocks in their place", async () => {
		const { story } = await imported();
		expect(story("2019/2019-07-05-storm.md").body).toBe("The **storm** came at night.\n\n- roofs\n- boats\n\nRing the desk.");
	});

	it("writes galleries, sound, film and embeds out", async () => {
		const { story } = await imported();
		const { fields, body } = story("2001/2001-02-03-嵐-storm.html");
		expect(fields).toMatchObject({ slug: "嵐-storm", permalink: "/2001/02/03/嵐-storm/", authors: "Tom O’Hara" });
		expect(body).toContain("<figcaption>Low tide</figcaption>");
		expect(body).toMatch(/<audio [^>]*src="https:\/\/www.courier.example\/wp-content\/uploads\/2019\/07\/wind.mp3"/);
		expect(body).toMatch(/<video [^>]*src="[^"]*sea.mp4"/);
		expect(body).toContain('<a href="https://vimeo.com/1">vimeo.com/1</a>');
	});

	it("keeps drafts, private and locked stories unpublished, and future ones under embargo", async () => {
		const { tree, story, report } = await imported();
		const of = (headline: string) => story(Object.keys(tree).find((file) => tree[file]?.includes(`headline: ${headline}\n`)) ?? "").fields;
		expect(of("Private").status).toBe("draft");
		expect(of("Locked").status).toBe("draft");
		expect(of("No gmt").status).toBe("draft");
		expect(of("Tomorrow")).toMatchObject({ embargo: "2031-01-01T10:00:00+00:00" });
		expect(of("Tomorrow").status).toBeUndefined();
		expect(JSON.stringify(tree)).not.toMatch(/hunter2|secret@reader|192\.0\.2\.7|First!|courier\.example\.example/);
		expect(report.skipped.map(({ record }) => record)).toContain("Thrown away (30)");
	});

	it("takes the next best date, and makes none up", async () => {
		const { tree, story, report } = await imported();
		const of = (headline: string) => story(Object.keys(tree).find((file) => tree[file]?.includes(headline)) ?? "").fields;
		expect(of("Words without a headline").published).toBe("2018-01-02T03:04:05Z");
		expect(of("headline: No gmt").published).toBe("2018-01-02T03:04:05Z");
		expect(of("headline: Nothing is known").published).toBeUndefined();
		expect(report.problems.map(({ rule }) => rule).sort()).toEqual([
			"date-missing",
			"date-odd",
			"date-odd",
			"headline-missing",
			"key-twice",
		]);
		expect(report.problems.every(({ line }) => line !== undefined)).toBe(true);
	});

	it("counts every record once", async () => {
		const { report } = await imported();
		expect(report).toMatchObject({ records: 20, written: 13, unchanged: 0 });
		expect(addsUp(report)).toBe(true);
		expect(report.duplicates).toEqual([{ record: "Copy again (32)", of: "Copy (31)" }]);
	});

	it("leaves duplicates out on request, and their addresses lead to the first", async () => {
		const { report, story } = await imported([courier], { skipDuplicates: true });
		expect(report.written).toBe(12);
		expect(story("2019/2019-07-04-copy-1.md").fields.redirect_from).toEqual(["/2019/07/04/copy-2/"]);
	});

	it("gives new addresses where old ones are not to be kept", async () => {
		const { story, report } = await imported([courier], { keepUrls: false });
		const { fields, body } = story("2019/2019-07-04-harbour-wall.html");
		expect(fields.permalink).toBeUndefined();
		expect(fields.redirect_from).toEqual(["/2019/07/04/harbour-wall/", "/2019/07/04/harbor-wall/"]);
		expect(body).toContain('<a href="/2019/07/05/storm.html#damage">');
		expect(report.addresses.kept).toBe(0);
	});

	it("takes media from a folder, and lists what is missing", async () => {
		const media = emptyFolder();
		mkdirSync(path.join(media, "2019/07"), { recursive: true });
		writeFileSync(path.join(media, "2019/07/wall.jpg"), "JPEG");
		const { tree, story, report } = await imported([courier], { media });
		expect(tree["uploads/2019/07/wall.jpg"]).toBe("JPEG");
		const { fields, body } = story("2019/2019-07-04-harbour-wall.html");
		expect(fields.image).toMatchObject({ src: "../uploads/2019/07/wall.jpg" });
		expect(body).toContain('<img src="../uploads/2019/07/wall.jpg"');
		expect(report.missingMedia.map(({ name }) => name)).toEqual(["2019/07/sea.mp4", "2019/07/tide.jpg", "2019/07/wind.mp3"]);
		expect(report.missingMedia[1]?.stories).toEqual(["An older storm (12)"]);
	});

	it("checks a list of the old site's addresses", async () => {
		const against = ["https://www.courier.example/about/", "https://courier.example/?p=11", "https://www.courier.example/nowhere/"];
		const { report } = await imported([courier], { against });
		expect(report.addresses.against).toEqual({ checked: 3, missing: [against[2]], recorded: [against[1]] });
	});

	it("reads a split export as one", async () => {
		const cut = text.indexOf("	<item>", text.length / 2);
		const head = text.slice(0, text.indexOf("	<item>"));
		const parts = [`${text.slice(0, cut)}</channel></rss>`, head + text.slice(cut)].map((part, index) => written(part, `${index}.xml`));
		const [whole, split] = [await imported(), await imported(parts)];
		expect(split.tree).toEqual(whole.tree);
	});

	it("updates what a newer export changed, in the same file", async () => {
		const { root, tree } = await imported();
		const newer = written(text.replace("The <strong>storm</strong> came", "The <strong>storm</strong> went"));
		const report = await importInto(root, wordpress, [newer]);
		expect(report).toMatchObject({ written: 1, unchanged: 12 });
		expect(Object.keys(treeOf(path.join(root, "content")))).toEqual(Object.keys(tree));
	});

	it.each(["noted", "written"])("makes no second copy of a story that becomes HTML when it is killed after that was %s", async (when) => {
		const newer = written(text.replace("The <strong>storm</strong> came", "The <u>storm</u> came"));
		const [calm, killed] = [await imported(), await imported()];
		await importInto(calm.root, wordpress, [newer]);
		const [before, after] = ["2019/2019-07-05-storm.md", "2019/2019-07-05-storm.html"];
		const bytes = readFileSync(path.join(calm.root, "content", after));
		const line = JSON.stringify(["courier.example-11", after, createHash("sha256").update(bytes).digest("hex")]);
		writeFileSync(path.join(killed.root, "imports/.wordpress-courier-example.journal"), `${line}\n["cut of`);
		if (when === "written") writeFileSync(path.join(killed.root, "content", after), bytes);
		expect(existsSync(path.join(killed.root, "content", before))).toBe(true);
		expect(await importInto(killed.root, wordpress, [newer])).toMatchObject({ written: 1, unchanged: 12 });
		expect(treeOf(killed.root)).toEqual(treeOf(calm.root));
	});

	it("leaves alone what an editor changed after a run was killed, in whatever form it stands", async () => {
		const newer = written(text.replace("The <strong>storm</strong> came", "The <u>storm</u> came"));
		const { root } = await imported();
		const [before, after] = ["2019/2019-07-05-storm.md", "2019/2019-07-05-storm.html"];
		const line = JSON.stringify(["courier.example-11", after, "0".repeat(64)]);
		writeFileSync(path.join(root, "imports/.wordpress-courier-example.journal"), `${line}\n`);
		writeFileSync(path.join(root, "content", before), "by hand");
		for (const _ of ["the next run", "the one after"]) {
			const report = await importInto(root, wordpress, [newer]);
			expect(report.problems.filter(({ rule }) => rule === "edited-by-hand")).toMatchObject([
				{ file: before, message: expect.stringContaining("changed by hand") },
			]);
			expect(report.skipped).toHaveLength(7);
		}
		expect(readFileSync(path.join(root, "content", before), "utf8")).toBe("by hand");
		expect(existsSync(path.join(root, "content", after))).toBe(false);
	});

	it("tells which stories a newer export no longer has, and leaves them", async () => {
		const { root, tree } = await imported();
		const [from, to] = [text.indexOf("<title><![CDATA[Storm]]>"), text.indexOf("<title><![CDATA[About us]]>")];
		const without = text.slice(0, text.lastIndexOf("<item>", from)) + text.slice(text.lastIndexOf("<item>", to));
		const gone = [
			{ record: "An older storm", file: "2001/2001-02-03-嵐-storm.html" },
			{ record: "Storm", file: "2019/2019-07-05-storm.md" },
		];
		const newer = written(without.replace("We are a paper.", "We were a paper."));
		const remembered = () => readFileSync(path.join(root, "imports/wordpress-courier-example.json"), "utf8");
		for (const writes of [2, 0]) {
			expect(await importInto(root, wordpress, [newer])).toMatchObject({ written: writes, gone });
			expect(JSON.parse(remembered())).toMatchObject({ written: 2, gone });
		}
		expect(Object.keys(treeOf(path.join(root, "content"))).length).toBe(Object.keys(tree).length);
		rmSync(path.join(root, "content/2019/2019-07-05-storm.md"));
		expect((await importInto(root, wordpress, [newer])).gone).toEqual([gone[0]]);
		// Of a file that is cut off nobody can say what is missing.
		expect((await importInto(root, wordpress, [written(without.slice(0, -200))])).gone).toEqual([]);
		expect((await importInto(root, wordpress, [courier])).gone).toEqual([]);
	});

	it("takes out what runs, and says so", async () => {
		const media = emptyFolder();
		writeFileSync(path.join(media, "bad.svg"), "<svg onload='alert(1)'/>");
		writeFileSync(path.join(media, "../secret.jpg"), "secret");
		const { root, tree, report } = await imported([fixture("payload.xml")], { media });
		expect(report.removed).toMatchObject({
			"<script>": 2,
			"<svg>": 1,
			"<base>": 1,
			"<meta>": 1,
			onclick: 1,
			onerror: 1,
			"javascript:": 2,
			"style with code": 1,
		});
		expect(Object.values(tree).join("")).toContain("A film");
		expect(Object.keys(tree)).toHaveLength(2);
		expect(Object.keys(tree).every((file) => /^2019\/2019-07-04-(payload|evil)\.(md|html)$/.test(file))).toBe(true);
		expect(report.problems.filter(({ rule }) => rule === "media-refused").length).toBeGreaterThan(1);
		expect(readdirSync(root).sort()).toEqual(["content", "imports"]);
	});
});

describe("a damaged export", () => {
	it("that is cut off keeps all records before", async () => {
		const at = text.indexOf("<item>", 9000) + 200;
		const { report } = await imported([written(text.slice(0, at))]);
		const fault = report.problems.find(({ rule }) => rule === "source-syntax");
		expect(fault).toMatchObject({ severity: "error", line: expect.any(Number), column: expect.any(Number) });
		expect(report.records).toBe(text.slice(0, at).split("</item>").length - 1);
		expect(addsUp(report)).toBe(true);
	});

	it.each<[string, (whole: string) => string]>([
		["an item without an end", (whole) => whole.replace("</item>", "")],
		["an element without an end", (whole) => whole.replace("</title>\n", "\n").replace(/<\/wp:post_id>/, "")],
		["ends in the wrong order", (whole) => whole.replace("</wp:postmeta>", "</wp:meta_value></item></wp:postmeta>")],
	])("with %s is read to its end, and told", async (_, damage) => {
		const whole = (await imported([written(text)])).report;
		const { report } = await imported([written(damage(text))]);
		expect(damage(text)).not.toBe(text);
		expect(report.records).toBe(whole.records);
		expect(report.problems.filter(({ rule }) => rule === "source-syntax")).toMatchObject([
			{ severity: "warning", line: expect.any(Number) },
		]);
	});

	it.each(["<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\n", "<!-- x -->\n<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>"])(
		"that declares entities is refused: %s",
		async (doctype) => {
			const { report, tree } = await imported([written(text.replace("<rss", `${doctype}<rss`))]);
			expect(report).toMatchObject({ records: 0, problems: [{ rule: "source-refused", severity: "error", line: expect.any(Number) }] });
			expect(tree).toEqual({});
		},
	);

	it("with NULs and control characters is read without them", async () => {
		const { report, tree } = await imported([written(text.replace("came at night", "came\u0000 at\u0008 night"))]);
		expect(report.problems.filter(({ rule }) => rule === "characters")).toMatchObject([{ severity: "warning", line: expect.any(Number) }]);
		expect(tree["2019/2019-07-05-storm.md"]).toContain("came at night");
	});

	it("with CDATA within CDATA keeps the words", async () => {
		const { tree } = await imported([written(text.replace("We are a paper.", "We <![CDATA[are]]> a paper."))]);
		expect(tree["pages/about.md"] ?? tree["pages/about.html"]).toMatch(/We .{0,12}CDATA\\?\[are.* a paper\./);
	});
});

// Real input is no part of the project; where it is missing, these tests are skipped and say so.
describe.skipIf(!existsSync(corpora))("real exports", () => {
	const files = existsSync(corpora) ? readdirSync(corpora).filter((file) => file.endsWith(".xml")) : [];

	it.each(files)("%s is brought over, or refused with a place", async (file) => {
		const source = path.join(corpora, file);
		const { root, report } = await imported([source]);
		expect(addsUp(report)).toBe(true);
		const errors = report.problems.filter(({ severity }) => severity === "error");
		if (errors.length > 0) expect(errors[0]).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
		else expect(report.records).toBe(readFileSync(source, "utf8").match(/<item>/g)?.length ?? 0);
		const again = await importInto(root, wordpress, [source]);
		expect(again).toMatchObject({ written: 0, unchanged: report.written });
	});
});
