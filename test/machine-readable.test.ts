import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { Ajv } from "ajv";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import jsonFeed from "./json-feed.schema.json" with { type: "json" };
import { buildArchive, makeArchive, story, type Tree, treeOf } from "./pipeline/archives.ts";

const run = promisify(execFile);
const schemas = path.resolve(import.meta.dirname, "../../shared/corpora/sitemap-xsd");
const hasXmllint = existsSync("/usr/bin/xmllint");

// oxlint-disable-next-line no-control-regex -- these are what must not be there
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const HEADLINES = [
	"]]> & <b>bold</b> &amp; \"quoted\" 'single'",
	"</script><script>alert(1)</script> <!-- -->",
	"Controls \u0000\u0001\u0008\u000b\u001f end",
	"Half \ud800 a pair",
	"\u200fשלום\u202e right to left",
	"=HYPERLINK(1)",
	"Lines \u2028 and \u2029 apart",
	"x".repeat(5_000),
];

/** Stories with headlines that break careless programs, and stories without authors or without a date. */
function hostile(): Readonly<Record<string, string>> {
	const named = HEADLINES.map((headline, index) => {
		const fields = { published: `2020-0${index + 1}-01`, section: headline.slice(0, 80), tags: ["../../x", ".", headline.slice(0, 60)] };
		return [`content/h${index}.md`, story(JSON.stringify(headline).slice(1, -1), fields, headline)];
	});
	return { ...Object.fromEntries(named), "content/undated.md": story("Undated", { authors: ["A & <B>"] }), "content/pic.svg": "<svg/>" };
}

function filesOf(tree: Tree, ending: RegExp): [string, string][] {
	return Object.entries(tree).filter(([file]) => ending.test(file));
}

describe("what machines read", () => {
	it("is well-formed, whatever stands in a headline", async () => {
		const root = makeArchive(hostile(), { termFeeds: ["rss", "atom", "json"], citations: ["bib", "ris", "csl"] });
		const { problems } = await buildArchive(root);
		expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
		const tree = treeOf(path.join(root, "dist"));

		const xml = filesOf(tree, /\.(xml|opml)$/);
		expect(xml.length).toBeGreaterThan(50);
		for (const [file, text] of xml) expect([file, FORBIDDEN.exec(text)]).toEqual([file, null]);
		if (hasXmllint) await run("xmllint", ["--noout", ...xml.map(([file]) => path.join(root, "dist", file))]);

		const validate = new Ajv({ allErrors: true }).compile(jsonFeed);
		for (const [file, text] of filesOf(tree, /feed\.json$/)) {
			expect([file, validate(JSON.parse(text)), validate.errors]).toEqual([file, true, null]);
		}
		const lines = filesOf(tree, /\.jsonl$/).flatMap(([, text]) =>
			text
				.trimEnd()
				.split("\n")
				.map((line) => JSON.parse(line)),
		);
		const rows = filesOf(tree, /\.csv$/).flatMap(([, text]) => parse(text, { columns: true }) as Record<string, string>[]);
		expect(lines).toHaveLength(HEADLINES.length + 1);
		expect(rows).toHaveLength(HEADLINES.length + 1);
		expect(rows.map(({ headline }) => headline).filter((headline) => /^[=+\-@]/.test(headline ?? ""))).toEqual([]);
		for (const [, text] of filesOf(tree, /\.csl\.json$/)) expect(JSON.parse(text)).toHaveLength(1);
	});

	it.skipIf(!hasXmllint || !existsSync(schemas))("has sitemaps that are valid by their schema", async () => {
		const root = makeArchive(
			{
				...hostile(),
				"content/month.md": story("Month", { published: "1957-03" }),
				"content/moment.md": story("Moment", { published: "1957-03-04T05:06:07Z" }),
				"content/hidden.md": story("Hidden", { published: "1957-03-04", noindex: true }),
			},
			{ timeZone: "Asia/Kathmandu" },
		);
		await buildArchive(root);
		const tree = treeOf(path.join(root, "dist"));
		const maps = filesOf(tree, /^sitemaps\//).map(([file]) => path.join(root, "dist", file));
		await run("xmllint", ["--noout", "--schema", path.join(schemas, "sitemap.xsd"), ...maps]);
		await run("xmllint", ["--noout", "--schema", path.join(schemas, "siteindex.xsd"), path.join(root, "dist/sitemap.xml")]);
		expect(tree["sitemaps/1957.xml"]).toContain("<lastmod>1957-03-04T10:36:07+05:30</lastmod>");
		expect(tree["sitemaps/1957.xml"]).toContain("<loc>https://example.org/1957/03/month.html</loc></url>");
		expect(Object.entries(tree).filter(([file, text]) => /^(sitemaps|data)\//.test(file) && text.includes("hidden.html"))).toEqual([]);
		expect(tree["robots.txt"]).toBe("User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n");
	});
});
