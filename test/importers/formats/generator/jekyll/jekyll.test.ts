import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { jekyll } from "../../../../../src/importers/formats/generator/jekyll/jekyll.ts";
import { describeImporter, emptyFolder, importInto } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const gazette = path.join(import.meta.dirname, "fixtures", "gazette");

describeImporter(jekyll, [gazette]);

const read = async (files: Readonly<Record<string, string>>, rules?: ReadonlyMap<string, string>) => {
	const { stories, problems, skipped } = await readTwice(jekyll, [folderOf(files)], rules ? { rules } : {});
	return { stories, problems, skipped: skipped.map((record) => record.replace(/^backfile-\w+\//, "")) };
};

describe("a site of Jekyll", () => {
	it("is recognised by its configuration, or by its posts", () => {
		const recognised = (files: Readonly<Record<string, string>>) => importerFor([sourceOf(folderOf(files))]).name;
		expect(recognised({ "_config.yml": "title: x", "_posts/2024-03-04-a.md": "---\n---\nA" })).toBe("jekyll");
		expect(recognised({ "_posts/2024-03-04-a.md": "---\n---\nA" })).toBe("jekyll");
	});

	it("reads a configuration in TOML, which Jekyll takes as well", async () => {
		const files = { "_config.toml": 'url = "https://a.example"\npermalink = "/:year/:title/"\n', "_posts/2024-03-04-a.md": "---\n---\nA" };
		const { stories, problems } = await read(files);
		expect(stories[0]?.addresses[0]).toBe("https://a.example/2024/a/");
		expect(problems).toEqual([]);
		expect((await read({ ...files, "_config.toml": "url = \n" })).problems).toMatchObject([{ rule: "configuration-assumed", line: 1 }]);
	});

	it("gives posts, drafts, pages and what its collections publish", async () => {
		const { stories, skipped } = await readTwice(jekyll, [gazette]);
		expect(stories.map(({ key, kind, fields, addresses }) => [key, kind, fields.headline, fields.status, addresses[0]])).toEqual([
			["_drafts/harbour-plan", "story", "A plan for the harbour", "draft", "https://gazette.example/paper/harbour-plan/"],
			["_notices/pilots", "story", "Notice to pilots", undefined, "https://gazette.example/paper/notices/pilots/"],
			["_posts/1957-03-01-talks", "story", "Talks go on", undefined, "https://gazette.example/paper/1957/03/01/talks/"],
			[
				"_posts/1957-03-04-strike-ends",
				"story",
				"Dockers end their strike",
				undefined,
				"https://gazette.example/paper/harbour/1957/03/04/strike-ends/",
			],
			["about/index", "page", "About the paper", undefined, "https://gazette.example/paper/about/"],
			[
				"news/_posts/1957-03-02-ferry",
				"story",
				"Ferry delayed",
				undefined,
				"https://gazette.example/paper/news/transport/1957/03/02/ferry/",
			],
		]);
		expect(skipped).toEqual(["gazette/index.html: the archive has a front page of its own"]);
	});

	it("reads authors, categories, tags, dates and pictures as Jekyll does", async () => {
		const { stories } = await readTwice(jekyll, [gazette]);
		const strike = stories.find(({ key }) => key.endsWith("strike-ends"));
		expect(strike?.fields).toMatchObject({
			published: "1957-03-04",
			authors: ["Mary Ann Evans"],
			section: "harbour",
			image: "/paper/images/wall.png",
		});
		expect(strike?.addresses).toEqual([
			"https://gazette.example/paper/harbour/1957/03/04/strike-ends/",
			"https://gazette.example/paper/old/strike",
		]);
		expect(stories.find(({ key }) => key.endsWith("talks"))?.fields).toMatchObject({
			published: "1957-03-01T23:30:00+00:00",
			authors: ["Tom Brown"],
		});
		expect(stories.find(({ key }) => key.endsWith("ferry"))?.fields).toMatchObject({ section: "news", tags: ["wire", "Transport"] });
	});

	it("gives what data files say of the authors of stories, without e-mail addresses", async () => {
		const root = emptyFolder();
		await importInto(root, jekyll, [gazette]);
		const told = readFileSync(path.join(root, "content", "authors.yml"), "utf8");
		expect(told).toContain("Mary Ann Evans");
		expect(told).toContain("She writes of _mills_.");
		expect(told).not.toContain("@");
	});

	it("puts in the place of template code what it showed, and names the rest", async () => {
		const { stories } = await readTwice(jekyll, [gazette]);
		const strike = stories.find(({ key }) => key.endsWith("strike-ends"));
		expect(strike?.body.text).toBe(
			[
				"The strike is over, as [we said](https://gazette.example/paper/1957/03/01/talks/#first).",
				"",
				"```ruby",
				'puts "{{ site.title }}"',
				"```",
				"",
				'<figure><img src="/paper/images/wall.png" alt="A wall"><figcaption>The <em>wall</em></figcaption></figure>',
				"",
				"![Wall](/paper/images/wall.png)",
				"",
			].join("\n"),
		);
		expect(strike?.unknown).toEqual([]);
		const talks = stories.find(({ key }) => key.endsWith("talks"));
		expect(talks?.body.text).toBe(
			"Talks go on. {{ as typed }}\n\n{% pullquote big %}\nThey *talk* at https://gazette.example.\n{% endpullquote %}\n\nSee [the notice](https://gazette.example/paper/notices/pilots/) and `{{ code }}`.\n",
		);
		expect(talks?.unknown).toMatchObject([{ name: "pullquote", line: 8 }]);
		expect(talks?.notCarried).toContain("comment of a template");
		const ferry = stories.find(({ key }) => key.endsWith("ferry"));
		expect(ferry?.body.text).toContain('Ferry delayed. <a href="https://gazette.example/paper/harbour/1957/03/04/strike-ends/">More</a>');
	});

	it("reads where the posts lie if the folder that the configuration names is made by a build only", async () => {
		const files = { "_config.yml": "url: https://a.example\nsource: .tmp/src\n", "src/_posts/2024-03-04-a.md": "---\n---\nA" };
		const { stories, problems } = await read(files);
		expect(stories[0]?.addresses[0]).toBe("https://a.example/2024/03/04/a.html");
		expect(problems).toMatchObject([{ rule: "configuration-assumed", message: expect.stringContaining("src is read instead") }]);
	});

	it("leaves out a page that lists the posts by a part, and knows what stood there", async () => {
		const files = {
			"_config.yml": "url: https://a.example\nfeed:\n  path: https://a.example/atom.xml\n",
			"_includes/blog.html": "{% for post in site.posts %}<a href='{{ post.url }}'>{{ post.title }}</a>{% endfor %}",
			"_includes/note.html": "{% for one in site.notes %}{{ one }}{% endfor %}",
			"de/blog.md": "---\ntitle: Blog\n---\n# Blog\n\n{% include blog.html %}\n",
			"about.md": "---\ntitle: About\n---\nWords.\n\n{% include note.html %}\n",
			"_posts/2024-03-04-a.md": "---\n---\nA",
		};
		const { stories, skipped } = await read(files);
		expect(stories.map(({ key }) => key)).toEqual(["_posts/2024-03-04-a", "about"]);
		expect(skipped).toEqual(["de/blog.md: it lists other pages by template code"]);
		const report = await importInto(emptyFolder(), jekyll, [folderOf(files)]);
		expect(report.addresses.listings).toEqual([
			{ from: "/atom.xml", to: "/feed.xml" },
			{ from: "/de/blog", to: "/" },
			{ from: "/de/blog.html", to: "/" },
		]);
	});

	it("has no main picture where only other platforms have one", async () => {
		const config = "defaults:\n  - values:\n      image:\n        facebook: /logo.png\n";
		const { stories, problems } = await read({ "_config.yml": config, "_posts/2024-03-04-a.md": "---\n---\nA" });
		expect(stories[0]?.fields.image).toBeUndefined();
		expect(problems).toEqual([]);
	});

	it("prints no line of a byline that is only switched off", async () => {
		const { stories } = await read({ "_config.yml": "", "_posts/2024-03-04-a.md": "---\nbyline: false\nauthor: Ada\n---\nA" });
		expect(stories[0]?.fields).toMatchObject({ authors: ["Ada"] });
		expect(stories[0]?.fields.byline).toBeUndefined();
	});

	it("tells authors by their accounts, where one text names several", async () => {
		const post = (author: string) => `---\nauthor: ${author}\n---\nA`;
		const { stories, skipped } = await read({
			"_config.yml": "",
			"_data/authors.yml": "Ada:\n  name: Ada Quill\n",
			"_posts/2024-03-04-a.md": post("ben, r10s and cleo"),
			"_posts/2024-03-05-b.md": post("Ada, ben"),
			"_posts/2024-03-06-c.md": post("Quill, Ada"),
			"_faqs/a.md": post("ben"),
		});
		expect(stories.map(({ fields }) => fields.authors)).toEqual([["ben", "r10s", "cleo"], ["Ada Quill", "ben"], ["Quill, Ada"]]);
		expect(skipped).toEqual(["_faqs/a.md: its path has a name that begins with _, which the configuration does not publish"]);
	});

	it("obeys rules, over what it knows itself", async () => {
		const rules = new Map([
			["pullquote", "<blockquote>{{ content }}</blockquote>"],
			["youtube", "<p>Film {{ 1 }}</p>"],
		]);
		const { stories } = await read(
			{
				"_config.yml": "url: https://a.example",
				"_posts/2024-03-04-a.md": "---\n---\n{% pullquote %}Words{% endpullquote %} {% youtube abc %}",
			},
			rules,
		);
		expect(stories[0]?.body.text).toBe("<blockquote>Words</blockquote> <p>Film abc</p>");
		expect(stories[0]?.unknown).toEqual([]);
	});

	it("gives rules the values that tags of plugins name with a colon", async () => {
		const rules = new Map([["plate", "<figure>{{ content }}<figcaption>{{ caption }}, {{ size }}</figcaption></figure>"]]);
		const text = `{% plate caption:"The wall: new" size: 'large' %}\n![Wall](a.jpg)\n{% endplate %}`;
		const { stories } = await read({ "_config.yml": "", "_posts/2024-03-04-a.md": `---\n---\n${text}` }, rules);
		expect(stories[0]?.body.text).toBe("<figure>\n\n![Wall](a.jpg)\n\n<figcaption>The wall: new, large</figcaption></figure>");
	});

	it("tells what is assumed where the configuration is missing or broken", async () => {
		const post = { "_posts/2024-03-04-a-day.md": "---\ncategories: News\n---\nWords." };
		const missing = await read(post);
		expect(missing.problems.map(({ rule, severity }) => [rule, severity])).toEqual([["configuration-assumed", "warning"]]);
		expect(missing.stories[0]).toMatchObject({
			addresses: ["/news/2024/03/04/a-day.html", "/news/2024/03/04/a-day"],
			fields: { headline: "A Day", published: "2024-03-04" },
		});
		const broken = await read({ ...post, "_config.yml": "url: [" });
		expect(broken.problems).toMatchObject([{ rule: "configuration-assumed", severity: "error", line: 2 }]);
		expect(broken.stories).toHaveLength(1);
		const large = await read({ ...post, "_config.yml": `url: https://a.example\n#${"x".repeat(4_000_000)}` });
		expect(large.problems).toMatchObject([
			{ rule: "configuration-assumed", severity: "error", file: expect.stringMatching(/_config\.yml$/) },
		]);
		const marked = await read({ ...post, "_config.yml": "\ufeffurl: https://a.example\r\n" });
		expect([marked.problems, marked.stories[0]?.addresses[0]]).toEqual([[], "https://a.example/news/2024/03/04/a-day.html"]);
	});

	it("shows nothing of a value that the configuration does not have, as Jekyll does, and counts it", async () => {
		const { stories } = await read({
			"_config.yml": "title: Gazette",
			"_posts/2024-03-04-a.md": '---\n---\n<img src="{{ site.images }}/wall.png"> {{ site.title }} {{ site.time }}',
		});
		expect(stories[0]?.body.text).toBe('<img src="/wall.png"> Gazette {{ site.time }}');
		expect(stories[0]?.notCarried).toContain("site.images, which the configuration does not have");
	});

	it("may be the folder of its posts alone", async () => {
		const { stories } = await read({
			"2009/2009-03-05-roadmap.md": "---\ntitle: Roadmap\n---\nWords",
			"about.md": "---\ntitle: About\n---\nWe",
		});
		expect(stories.map(({ kind, addresses }) => [kind, addresses[0]])).toEqual([
			["story", "/2009/03/05/roadmap.html"],
			["page", "/about.html"],
		]);
	});

	it("leaves out a story whose front matter cannot be read, with its line", async () => {
		const { stories, problems, skipped } = await read({
			"_config.yml": "",
			"_posts/2024-03-04-a.md": "---\ntitle: [\n---\nA",
			"_posts/2024-03-05-b.md": "---\n---\nB",
		});
		expect(stories).toHaveLength(1);
		expect(skipped).toEqual(["_posts/2024-03-04-a.md: its front matter cannot be read"]);
		expect(problems).toMatchObject([{ rule: "source-syntax", severity: "error", line: 3 }]);
	});
});
