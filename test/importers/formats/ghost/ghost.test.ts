import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ghost } from "../../../../src/importers/formats/ghost/ghost.ts";
import { lexicalHtml } from "../../../../src/importers/formats/ghost/lexical.ts";
import { mobiledocHtml } from "../../../../src/importers/formats/ghost/mobiledoc.ts";
import { cleanHtml } from "../../../../src/importers/story/clean.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../contract.ts";
import { folderOf, readTwice, sourceOf, told } from "../../passes.ts";

const file = path.join(import.meta.dirname, "export.json");
const text = readFileSync(file, "utf8");

describeImporter(ghost, [file]);

describe("Ghost", () => {
	it("is recognised by its head", () => {
		expect(ghost.recognises(sourceOf(file))).toBe(true);
		const folder = folderOf({ "a.json": '{"version": "https://jsonfeed.org/version/1.1", "items": []}', "b.json": '{"data": 1}' });
		expect(ghost.recognises(sourceOf(path.join(folder, "a.json")))).toBe(false);
		expect(ghost.recognises(sourceOf(path.join(folder, "b.json")))).toBe(false);
		expect(ghost.recognises(sourceOf(folder))).toBe(false);
	});

	it("gives posts with what other tables say of them", async () => {
		const { stories } = await readTwice(ghost, [file]);
		expect(stories).toHaveLength(12);
		expect(stories[0]).toMatchObject({
			key: "ghost u-1",
			kind: "story",
			addresses: ["/harbour/"],
			fields: {
				headline: "Harbour wall <em>&</em> quay",
				slug: "harbour",
				published: "2021-07-01T10:30:00+01:00",
				updated: "2021-07-02T10:30:00+01:00",
				authors: ["Edith Marlowe", "Tom O'Neil"],
				tags: ["Harbour", "Council"],
				standfirst: "In short",
				description: "For machines",
				image: { src: "/content/images/2021/top.jpg", alt: "Top", caption: "The top & all" },
				source: { url: "https://first.example.org/wall" },
			},
			body: { format: "html" },
		});
		expect(stories[0]?.fields).not.toHaveProperty("section");
		expect(stories[0]?.body.text).toBe('<p>See <a href="/quay/">the quay</a>.</p><img src="/content/images/2021/a.jpg">');
		expect(stories[1]?.fields.authors).toEqual(["Proto"]);
		expect(stories.find(({ fields }) => fields.slug === "about")?.kind).toBe("page");
	});

	it("tells of authors, and never their e-mail addresses", async () => {
		const root = emptyFolder();
		const report = await importInto(root, ghost, [file]);
		expect(readFileSync(path.join(root, "content/authors.yml"), "utf8")).toBe(`Edith Marlowe:
  biography: Edith reports from the harbour. Write to
  links:
    - https://edith.example/
`);
		expect(report.missingMedia).toContainEqual({ name: "2021/edith.jpg", stories: ["Edith Marlowe"], times: 1 });
	});

	it("takes dates for UTC, files them in the site's zone, and reads milliseconds", async () => {
		const { stories } = await readTwice(ghost, [file], { zone: "Asia/Tokyo" });
		expect(stories.slice(1, 4).map(({ fields }) => fields.published)).toEqual([
			"2021-12-25T08:30:00+09:00",
			"2019-01-01T09:00:00+09:00",
			"2014-01-04T12:19:32+09:00",
		]);
		expect(stories[1]?.fields).not.toHaveProperty("updated");
	});

	it("writes its own address where the site is known", async () => {
		const steps = [];
		const facts = new Map([["site", "https://saltmarsh.example/"]]);
		for await (const step of ghost.read([sourceOf(file)], { zone: "UTC", map: new Map(), facts }))
			if (step.step === "story") steps.push(step);
		expect(steps[0]?.addresses).toEqual(["https://saltmarsh.example/harbour/"]);
		expect(steps[0]?.body.text).toContain('"https://saltmarsh.example/quay/"');
		expect(JSON.stringify(steps)).not.toContain("__GHOST_URL__");
	});

	it("publishes nothing that was for members, for letters, or not published", async () => {
		const { stories } = await readTwice(ghost, [file]);
		const drafts = stories.filter(({ fields }) => fields.status === "draft").map(({ fields }) => fields.headline);
		expect(drafts).toEqual(["For members", "Letter", "To come", "Same id", "Mail only"]);
		expect(stories.every(({ fields }) => fields.status === undefined || fields.status === "draft")).toBe(true);
	});

	it("counts what it does not carry, and never an e-mail address", async () => {
		const given = await readTwice(ghost, [file]);
		expect(given.stories[0]?.notCarried.toSorted()).toEqual(
			["blocks for members", "codeinjection_head", "comments", "comments", "featured", "internal tags", "og_title"].toSorted(),
		);
		expect(given.stories[1]?.notCarried).toEqual(["signup cards", "blocks for members", "constructor cards"]);
		expect(given.skipped).toEqual(["post 5f11: it has neither a title nor a text", "members (1): readers' data are not carried"]);
		expect(JSON.stringify(given)).not.toContain("@example.org");
	});

	it("says what was odd", async () => {
		const { problems, stories } = await readTwice(ghost, [file]);
		expect(problems.map(({ rule, message }) => `${rule}: ${/"([^"]*) \(/.exec(message)?.[1]}`)).toEqual([
			"headline-missing: Words without a title stand here.",
			"date-missing: Words without a title stand here.",
			"status-odd: Same id",
			"field-odd: Broken lexical",
		]);
		expect(problems.every(({ line }) => line !== undefined && line > 1)).toBe(true);
		expect(stories[8]?.addresses).toEqual([]);
	});

	it("renders Lexical", async () => {
		const { stories } = await readTwice(ghost, [file]);
		expect(stories[1]?.body.text.split("\n")).toEqual([
			"<h2>A head</h2>",
			'<p>Plain <strong>bold</strong> and <code>&lt;code&gt;</code><br><a href="/harbour/">link</a></p>',
			'<ol start="3"><li>three</li></ol>',
			'<figure><img src="/content/images/x.png" alt="X &quot;quoted&quot;"><figcaption><b>Cap</b></figcaption></figure>',
			"<aside><p>! Mind</p></aside>",
			"",
			"",
			'<figure><p><a href="https://example.org/">Example</a></p><p>A &lt;site&gt;</p></figure>',
			"",
			"<blockquote>Aside</blockquote>",
		]);
	});

	it("keeps the words of a call to action, unless it is for members", () => {
		const card = {
			type: "call-to-action",
			sponsorLabel: "<p><span>Supported by readers</span></p>",
			textValue: "<p>Words of <b>the</b> editor</p>",
			buttonText: "Go",
			buttonUrl: "https://c.example",
		};
		const rendered = (node: Readonly<Record<string, unknown>>) => lexicalHtml(JSON.stringify({ root: { children: [node] } }));
		expect(rendered(card)).toEqual({
			html: '<p><span>Supported by readers</span></p><p>Words of <b>the</b> editor</p><p><a href="https://c.example">Go</a></p>',
			notCarried: [],
		});
		expect(rendered({ ...card, showButton: false, sponsorLabel: "" })?.html).toBe("<p>Words of <b>the</b> editor</p>");
		const gated = { ...card, visibility: { web: { nonMember: false } } };
		expect(rendered(gated)).toEqual({ html: "", notCarried: ["blocks for members"] });
	});

	it("renders Mobiledoc, with no tag and no attribute but those it knows", async () => {
		const { stories } = await readTwice(ghost, [file]);
		expect(stories[2]?.body.text.split("\n").filter(Boolean)).toEqual([
			'<p><strong>The wall</strong> stands &lt;still&gt;.<br><a href="/harbour/">Harbour</a></p>',
			'<figure><img src="/content/images/2021/wall.jpg" alt="A wall"><figcaption>The <em>wall</em></figcaption></figure>',
			"<ul><li>one</li><li><span>two</span></li></ul>",
			"<p><strong>Bold</strong> words</p>",
			"<p>x</p>",
		]);
		expect(stories[2]?.notCarried).toEqual(["email cards"]);
		expect(stories[3]?.body).toEqual({ format: "markdown", text: "# Old\n\nText" });
	});

	it("leaves out what only dresses rendered cards", async () => {
		const html = `<div class="kg-card kg-audio-card"><img src="" alt="audio-thumbnail" class="kg-audio-thumbnail kg-audio-hide"><div class="kg-audio-player-container"><audio src="/a.mp3"></audio><div class="kg-audio-title">Sound</div><div class="kg-audio-player"><span class="kg-audio-current-time">0:00</span><div class="kg-audio-time">/<span class="kg-audio-duration">12</span></div></div></div></div><figure class="kg-bookmark-card"><a href="https://b.example/"><div class="kg-bookmark-title">Site</div><img class="kg-bookmark-icon" src="https://b.example/i.png" alt=""><div class="kg-bookmark-thumbnail"><img src="https://b.example/t.png" alt=""></div></a></figure><img class="kg-image" src="/b.jpg">`;
		const data = {
			posts: [{ id: "1", title: "One", slug: "one", html, author_id: "u" }],
			users: [{ id: "u", name: "", slug: "the-desk" }],
		};
		const folder = folderOf({ "a.json": JSON.stringify({ db: [{ meta: { exported_on: 1 }, data }] }) });
		const { stories } = await readTwice(ghost, [path.join(folder, "a.json")]);
		const text = stories[0]?.body.text ?? "";
		expect(text.match(/<img /g)).toHaveLength(1);
		expect(
			text
				.replace(/<[^>]*>/g, " ")
				.trim()
				.split(/\s+/),
		).toEqual(["Sound", "Site"]);
		// Who has no name is still somebody.
		expect(stories[0]?.fields.authors).toEqual(["the-desk"]);
	});

	it("finds whole pictures for those that Ghost made smaller, and stories behind its marks of origin", async () => {
		const root = folderOf({
			"media/2023/a.jpg": "A",
			"e.json": JSON.stringify({
				db: [
					{
						meta: { exported_on: 1 },
						data: {
							posts: [
								{
									id: "1",
									title: "One",
									slug: "one",
									html: '<img src="__GHOST_URL__/content/images/size/w600/2023/a.jpg" alt="A"><p><a href="__GHOST_URL__/two/?ref=gazette">two</a></p>',
								},
								{ id: "2", title: "Two", slug: "two", html: "<p>x</p>" },
							],
						},
					},
				],
			}),
		});
		const report = await importInto(root, ghost, [path.join(root, "e.json")], { media: path.join(root, "media") });
		expect([report.missingMedia, report.addresses.dead]).toEqual([[], []]);
		const written = Object.entries(treeOf(path.join(root, "content")));
		expect(written.map(([file]) => file)).toContain("uploads/2023/a.jpg");
		expect(written.map(([, text]) => text).join("")).toContain("(/two/)");
	});

	it("bears hostile documents", () => {
		expect(lexicalHtml("[]")).toBeUndefined();
		expect(lexicalHtml('{"root":{"children":[null,1,{"type":"list","children":[[]]}]}}')).toBeDefined();
		expect(mobiledocHtml("{}")).toBeUndefined();
		expect(mobiledocHtml('{"sections":[null,[1],[10,99],[3,"ol",7],[1,"p",[[0,[5],9,"x"],[1,[],0,7]]]]}')).toBeDefined();
		const deep = `{"root":{"children":[${'{"type":"quote","children":['.repeat(3_000)}${"]}".repeat(3_000)}]}}`;
		expect(lexicalHtml(deep)?.notCarried).toEqual(["text that is nested too deeply"]);
		const hostile = lexicalHtml(
			'{"root":{"children":[{"type":"link","url":"javascript:alert(1)\\"","children":[{"type":"text","text":"x"}]}]}}',
		);
		expect(hostile?.html).toBe('<a href="javascript:alert(1)&quot;">x</a>');
		expect(cleanHtml(hostile?.html ?? "").removed.get("javascript:")).toBe(1);
	});

	it("reads what stands before a fault, and says where that is", async () => {
		const at = text.indexOf('"title": "Mobiledoc story"');
		const lines = text.slice(0, at).split("\n");
		const folder = folderOf({
			"cut.json": text.slice(0, at),
			"odd.json": `${text.slice(0, at)}x${text.slice(at)}`,
			"none.json": '{"db": []}\n',
		});
		const cut = await readTwice(ghost, [path.join(folder, "cut.json")]);
		expect(cut.stories.map(({ fields }) => fields.slug)).toEqual(["harbour", "lexical"]);
		expect(cut.problems.map(told)).toEqual([`error source-syntax ${lines.length} ${(lines.at(-1) ?? "").length + 1}`]);
		const odd = await readTwice(ghost, [path.join(folder, "odd.json")]);
		expect(odd.stories).toHaveLength(2);
		expect(odd.problems.map(told)).toEqual(cut.problems.map(told));
		const none = await readTwice(ghost, [path.join(folder, "none.json")]);
		expect(none.problems.map(told)).toEqual(["error source-refused"]);
	});

	it("reads exports without db, and several as one", async () => {
		const folder = folderOf({ "b.json": JSON.stringify(JSON.parse(text).db[0]) });
		const { stories } = await readTwice(ghost, [folder, file]);
		expect(stories).toHaveLength(24);
		expect(stories[0]?.fields.authors).toEqual(stories[12]?.fields.authors);
	});
});
