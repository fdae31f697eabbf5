import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { anHourLater, buildArchive, makeArchive, story, write } from "../archives.ts";

/** The word that nothing published may hold, in any case, and in no path. */
const SECRET = /s-?e-?c-?r-?e-?t/i;

const words = {
	headline: "SECRET headline",
	standfirst: "SECRET standfirst",
	tags: ["SECRET tag"],
	section: "SECRET section",
	authors: ["SECRET author"],
	series: "SECRET series",
	print: { date: "1957-03-04", edition: "SECRET edition" },
	image: "secret.png",
	gallery: [{ file: "/secret-gallery.png" }],
	og_image: "../secret-og.png?x#y",
};
const hidden = (fields: object) =>
	`---\n${JSON.stringify({ ...words, published: "2020-02-02", ...fields })}\n---\nSECRET words ![SECRET](secret-in-text.png).\n`;

/** Stories that are not public, each in another way, in a folder of its own with its pictures. */
const WITHHELD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	status: { "a.md": hidden({ status: "draft" }) },
	draft: { "a.md": hidden({ draft: "Yes" }) },
	twice: { "a.md": hidden({ draft: false, Draft: true }) },
	extra: { "a.md": hidden({ draft: false, extra: { draft: true } }) },
	within: { "a.md": hidden({ meta: { draft: true } }) },
	alike: { "a.md": hidden({ drafts: true }) },
	misspelt: { "a.md": hidden({ embargo_til: "2099-01-01" }) },
	unknown: { "a.md": hidden({ status: "nearly" }) },
	embargo: { "a.md": hidden({ embargo: "2099-01-01" }) },
	future: { "a.md": hidden({ published: "2099-01-01" }) },
	unreadable: { "a.md": hidden({ embargo: "soon" }) },
	merged: {
		"a.md": `---\nbase: &b {draft: true}\n<<: *b\n${Object.entries(words)
			.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
			.join("\n")}\n---\nSECRET\n`,
	},
	json: { "a.md": `${JSON.stringify(words).replace("{", '{"draft": true, "draft": false, ')}\nSECRET\n` },
	syntax: { "a.md": `---\nheadline: "SECRET\ndraft: true\n---\nSECRET ![x](secret.png)\n` },
	sidecar: { "a.md": hidden({}), "a.yml": "embargo: 2099-01-01\n" },
	"sidecar-in-capitals": { "a.md": hidden({}), "A.YAML": "Draft: true\n" },
	"sidecar-broken": { "a.md": hidden({}), "a.yml": "embargo: [" },
	table: { "a.md": hidden({}), "articles.csv": "file,draft\na.md,yes\n" },
	"table-cut": { "a.md": hidden({}), "articles.csv": "file,headline,embargo\na.md,SECRET\n" },
	"table-open": { "a.md": hidden({}), "articles.csv": 'file,headline,embargo\n"b.md,SECRET,2099-01-01\na.md,SECRET,2099-01-01\n' },
	"table-alike": { "a.md": hidden({}), "articles.csv": "file,drafts\na.md,true\n" },
	_drafts: { "a.md": hidden({}) },
	Entwürfe: { "a.md": hidden({}) },
	private: { "a.md": hidden({}) },
	abroad: { "a.md": hidden({ veröffentlicht: "nein" }) },
	notice: { "a.md": `${hidden({}).replace(/\nSECRET words.*/s, "")}\nEMBARGOED UNTIL 3 March 2099\n\nSECRET words.\n` },
	meta: { "a.html": '<meta name="status" content="draft"><title>SECRET</title><p>SECRET words.' },
	"json-beside": { "a.md": hidden({}), "a.json": '{"draft": true}' },
	"toml-beside": { "a.md": hidden({}), "a.toml": "draft = true\n" },
	eleventy: { "a.md": hidden({}), "eleventy.json": '{"draft": true}' },
	hugo: { "a.md": hidden({}), "_index.md": "---\ntitle: Hugo\ncascade:\n  draft: true\n---\n" },
	"sidecar-mistyped": { "harbour.md": hidden({}), "habrour.yml": "draft: true\n" },
	text: { "secret.txt": "SECRET HEADLINE\n\nSECRET words.\n", "secret.yml": "status: draft\n" },
};

/** Stories of which only the address remains. */
const GONE: Readonly<Record<string, string>> = {
	"withdrawn.md": hidden({ status: "withdrawn", hide_headline: true, slug: "w", redirect_from: ["/old/w/"] }),
	"expired.md": hidden({ expires: "2021-01-01", "Hide Headline": "yes", slug: "x", redirect_from: ["/old/x/"] }),
	"wire/1.txt": "SECRET\n\nSECRET words.\n",
	"wire/1.yml": "published: 2020-02-02\nexpires: 2021-01-01\nhideHeadline: 1\nhide_headline: no\nredirect_from: /old/wire/\n",
};

const TERMS = `tags:
  SECRET hidden: {hide: true}
  Bridge: {unknown: 1}
`;

function contentFiles(): Record<string, string> {
	const files: Record<string, string> = {};
	for (const [folder, some] of Object.entries(WITHHELD)) {
		for (const [name, text] of Object.entries(some)) files[`content/${folder}/${name}`] = text;
		for (const name of ["secret.png", "secret-in-text.png"]) files[`content/${folder}/${name}`] = "SECRET PICTURE";
	}
	for (const [name, text] of Object.entries(GONE)) files[`content/${name}`] = text;
	return {
		...files,
		"content/secret.png": "SECRET PICTURE",
		"content/secret-gallery.png": "SECRET PICTURE",
		"content/secret-og.png": "SECRET PICTURE",
		"content/secret-in-text.png": "SECRET PICTURE",
		"content/good.md": story(
			"Good",
			{ published: "2020-02-02", tags: ["Bridge", "Open"] },
			"Good words. [x](withdrawn.md) [y](status/a.md)",
		),
		"content/hidden-term.md": story("Hidden term", { published: "2020-02-03", tags: ["SECRET hidden"] }),
		"content/pages/a.md": hidden({ status: "draft" }),
		"content/pages/b.md": hidden({ status: "withdrawn", hide_headline: true }),
		"content/pages/about.md": story("About"),
		"content/terms.yml": TERMS,
	};
}

/** All that a published file says: its path, and its bytes, unpacked where they are packed. */
function contentsOf(output: string): [string, string][] {
	return readdirSync(output, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => {
			const file = path.join(entry.parentPath, entry.name);
			const bytes = readFileSync(file);
			const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
			return [path.relative(output, file), (isPacked ? gunzipSync(bytes) : bytes).toString("latin1")];
		});
}

it("publishes nothing of what is not public: no word, no picture, no name, neither in pages, feeds, data and search nor in the manifest", async () => {
	const all = {
		search: true,
		citations: ["bib", "ris", "csl"],
		feeds: ["rss", "atom", "json"],
		termFeeds: ["rss"],
		data: true,
	} as const;
	const root = makeArchive(contentFiles(), all as never);
	const outside = path.join(root, "outside");
	write(outside, { "l.yml": "embargo: 2099-01-01\n", "articles.csv": "file,embargo\nl.md,2099-01-01\n" });
	for (const folder of ["link", "gone", "table-link", "folder"])
		write(root, { [`content/${folder}/l.md`]: hidden({}), [`content/${folder}/secret.png`]: "SECRET" });
	symlinkSync("../../outside/l.yml", path.join(root, "content/link/l.yml"));
	symlinkSync("none.yml", path.join(root, "content/gone/l.yml"));
	symlinkSync("../../outside/articles.csv", path.join(root, "content/table-link/articles.csv"));
	mkdirSync(path.join(root, "content/folder/l.yml"));

	const { problems, articles, outputs } = await buildArchive(root);
	expect(articles).toBe(5);
	expect(outputs).toBeGreaterThan(50);
	const contents = contentsOf(path.join(root, "dist"));
	// The rest of the check would see nothing if it looked at the wrong place.
	expect(contents.some(([file, text]) => file === "2020/02/02/good.html" && text.includes("Good words"))).toBe(true);
	expect(contents.filter(([file]) => file.endsWith(".pf_fragment")).some(([, text]) => text.includes("Good words"))).toBe(true);
	const told = contents.flatMap(([file, text]) =>
		SECRET.test(file) || SECRET.test(text)
			? [`${file}: ${SECRET.exec(text)?.index ?? 0} ${text.slice(Math.max(0, text.search(SECRET) - 60), text.search(SECRET) + 60)}`]
			: [],
	);
	expect(told).toEqual([]);
	// Each story that is left out says so.
	const silent = [
		...Object.entries(WITHHELD).map(([folder, files]) => `${folder}/${Object.keys(files)[0]}`),
		"link/l.md",
		"gone/l.md",
		"table-link/l.md",
		"folder/l.md",
	];
	expect(silent.filter((file) => !problems.some((problem) => problem.file === file))).toEqual([]);
});

it.each([
	["a sidecar", "a.yml", "draft: false\n", "draft: true\n"],
	["a table", "articles.csv", "file,draft\na.md,no\n", "file,draft\na.md,yes\n"],
	["JSON of the story's name", "a.json", '{"draft": false}', '{"draft": true}'],
	["TOML of the story's name", "a.toml", "draft = false\n", "draft = true\n"],
	["Eleventy's data of its folder", "n.11tydata.json", '{"draft": false}', '{"draft": true}'],
	["Hugo's data of its folder", "_index.md", "---\ncascade: {draft: false}\n---\n", "---\ncascade: {draft: true}\n---\n"],
])("takes a story away at the next build where only %s changed", async (_, file, before, after) => {
	const root = makeArchive({ "content/n/a.md": story("A", { published: "2020-02-02" }), [`content/n/${file}`]: before }, { search: false });
	// What was written just now has a stamp that proves nothing.
	await anHourLater(async () => expect((await buildArchive(root)).articles).toBe(1));
	write(root, { [`content/n/${file}`]: after });
	await anHourLater(async () => expect((await buildArchive(root)).articles).toBe(0));
});
