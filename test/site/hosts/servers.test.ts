import { describe, expect, it } from "vitest";
import type { HostName } from "../../../src/site/hosts/host.ts";
import { HOSTILE, hosted, reasons, type TestSite, textOf } from "./sites.ts";

const SERVERS: readonly HostName[] = ["nginx", "apache", "caddy"];

describe.each(SERVERS)("%s", (name) => {
	it("is told of every hostile address, a line each, and of none as anything else", () => {
		const plain = hosted(name, {
			stories: ["/new.html"],
			redirects: Object.fromEntries(HOSTILE.map((_, index) => [`/plain-${index}.html`, "/new.html"])),
		});
		const made = hosted(name, { stories: ["/new.html"], redirects: Object.fromEntries(HOSTILE.map((from) => [from, "/new.html"])) });
		expect(made.left).toEqual([]);
		expect(made.rules).toBe(HOSTILE.length);
		const lines = (of: typeof made) => of.files.map(({ text }) => text.split("\n").length);
		expect(lines(made)).toEqual(lines(plain));
	});
});

describe.each(SERVERS)("%s, asked for an old folder without its last slash", (name) => {
	const textOfAll = (site: Parameters<typeof hosted>[1]) => {
		const made = hosted(name, site);
		return { ...made, text: made.files.map(({ text }) => text).join("") };
	};
	const BARE = /\/?category\/harbour(?:"|\/\?\$)/;

	it("answers as at the folder, and counts it once", () => {
		const recorded = [{ from: "/category/harbour/", to: "/new.html" }];
		const { rules, asked, text } = textOfAll({ stories: ["/new.html"], recorded });
		expect([rules, asked]).toEqual([1, 1]);
		expect(text).toMatch(BARE);
	});

	it("answers there, too, where the folder has a page that leads on: one redirect does", () => {
		const { rules, asked, text } = textOfAll({ stories: ["/new.html"], redirects: { "/category/harbour/": "/new.html" } });
		expect([rules, asked]).toEqual([1, 1]);
		expect(text).toMatch(BARE);
	});

	it.each([
		["a page", { stories: ["/new.html", "/category/harbour"] }],
		["a page in another case", { stories: ["/new.html", "/Category/Harbour"] }],
		["another old address", { recorded: [{ from: "/category/harbour", to: "/other.html" }] }],
	])("leaves alone what stands there: %s", (_, { stories = ["/new.html", "/other.html"], recorded = [] }: TestSite) => {
		const { text } = textOfAll({ stories, recorded: [{ from: "/category/harbour/", to: "/new.html" }, ...recorded] });
		expect(text.split("\n").filter((line) => BARE.test(line) && line.includes("/new.html"))).toEqual([]);
	});
});

describe.each(SERVERS)("%s, told of an old address with what a mailing put behind it", (name) => {
	it("knows the address without that", () => {
		const recorded = [{ from: "/?p=7&utm_source=mail&utm_medium=x", to: "/new.html" }];
		const made = hosted(name, { stories: ["/new.html"], recorded });
		expect(made.rules).toBe(1);
		const rules = made.files.flatMap(({ text }) => text.split("\n")).filter((line) => /p(?:=|\\x3D)7/.test(line));
		expect(rules.map((line) => /mail|medium/.test(line))).toEqual([false]);
	});
});

describe("nginx", () => {
	it("has variables of its own for each site, since one nginx may serve several", () => {
		const variables = (url: string) => {
			const { files } = hosted("nginx", { stories: ["/new.html"], recorded: [{ from: "/?p=$1", to: "/new.html" }], settings: { url } });
			return new Set(files.flatMap(({ text }) => text.match(/(?<=\$\{?)backfile\w+/g) ?? []));
		};
		const [one, other] = [variables("https://one.example/"), variables("https://other.example/")];
		expect([one.size, other.size]).toEqual([11, 11]);
		expect([...one].filter((name) => other.has(name))).toEqual([]);
		// nginx has 64 bytes for a name and what it keeps beside it, unless its settings say otherwise.
		expect(Math.max(...[...one].map(({ length }) => length))).toBeLessThan(40);
	});

	it("does not tell addresses apart by their case, so those that differ in nothing else have no rule", () => {
		const recorded = [
			{ from: "/New.html", to: "/other.html" },
			{ from: "/?p=A", to: "/new.html" },
			{ from: "/?p=a", to: "/other.html" },
		];
		const { left, files } = hosted("nginx", { stories: ["/new.html", "/other.html"], recorded });
		expect(reasons(left)).toEqual({ case: 2 });
		expect(textOf({ files }, ".backfile-nginx-http.conf")).toContain('"/ p=a" "/new.html";');
	});

	it("makes room in its tables for the longest address", () => {
		const { files } = hosted("nginx", { stories: ["/new.html"], recorded: [{ from: `/${"x".repeat(700)}`, to: "/new.html" }] });
		expect(textOf({ files }, ".backfile-nginx-http.conf")).toContain("map_hash_bucket_size 768;");
	});

	it("has no rule for an address that is longer than a word of its settings", () => {
		const { left } = hosted("nginx", { stories: ["/new.html"], recorded: [{ from: `/${"x".repeat(3_001)}`, to: "/new.html" }] });
		expect(reasons(left)).toEqual({ long: 1 });
	});
});

/** The rules of a server for a site that was one of WordPress. */
const textForWordPress = (name: HostName, site: TestSite) =>
	hosted(name, { ...site, recorded: [{ from: "/?p=42", to: "/new.html" }, ...(site.recorded ?? [])] })
		.files.map(({ text }) => text)
		.join("");

describe.each(SERVERS)("%s, for a site that was one of WordPress", (name) => {
	const stories = ["/new.html", "/"];

	it("has as many lines for the parts of a thousand stories as for those of one", () => {
		const linesFor = (count: number) => {
			const recorded = Array.from({ length: count }, (_, index) => ({ from: `/2014/05/03/story-${index}/`, to: "/new.html" }));
			return textForWordPress(name, { stories, recorded })
				.split("\n")
				.filter((line) => line.includes("trackback")).length;
		};
		expect(linesFor(900)).toBe(linesFor(1));
	});

	it("has no rule for parts where no old address was WordPress's", () => {
		const made = hosted(name, {
			stories,
			recorded: [
				{ from: "/2014/05/03/wall/", to: "/new.html" },
				{ from: "/?id=4", to: "/new.html" },
			],
		});
		expect(made.files.map(({ text }) => text).join("")).not.toMatch(/trackback|attachment_id|index(\[\.\]|\.)php/);
	});

	it("keeps the rule of an old address that looks like a part of something that is no old address", () => {
		const text = textForWordPress(name, { stories, recorded: [{ from: "/comments/feed/" }, { from: "/wall/", to: "/new.html" }] });
		if (name === "apache") expect(text.indexOf("comments/feed")).toBeLessThan(text.indexOf("trackback"));
		else expect(text).toMatch(/"\/comments\/feed\/" (?:"\/comments\/feed\/"|"\{path\}")/);
	});

	it("leaves alone what stands where a part would be", () => {
		const text = textForWordPress(name, { stories: [...stories, "/wall/2/"], recorded: [{ from: "/wall/", to: "/new.html" }] });
		// Apache looks whether the file is there.
		if (name !== "apache") expect(text).toMatch(/"\/wall\/2\/" (?:"\/wall\/2\/"|"\{path\}")/);
	});
});

describe("apache", () => {
	const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`/old/${index}.html`, "/new.html"]));

	it("has a few rules in .htaccess, of nothing that Apache reads but the rules themselves", () => {
		const { files } = hosted("apache", { stories: ["/new.html"], redirects: { "/a $b%{ENV:PATH}.html": "/new.html" } });
		expect(files.map(({ path }) => path)).toEqual([".htaccess"]);
		expect(textOf({ files }, ".htaccess")).toContain(
			'RewriteRule "^a\\x20\\x24b\\x25\\x7BENV\\x3APATH\\x7D\\x2Ehtml$" "/new.html" [R=301,L,NE,QSD,NC]\n',
		);
	});

	it("has many in a table, and says so", () => {
		const made = hosted("apache", { stories: ["/new.html"], redirects: many(1_001) });
		expect(made.files.map(({ path }) => path)).toEqual([".htaccess", ".backfile-apache.conf", ".backfile-apache.txt"]);
		expect(textOf(made, ".backfile-apache.txt").split("\n").length).toBe(1_002);
		expect(reasons(made.left)).toEqual({ many: 1 });
	});

	it("has the most needed of many in .htaccess too, which count where the settings name no table", () => {
		const recorded = [
			...Array.from({ length: 600 }, (_, index) => ({ from: `/category/${index}/page/2/`, to: "/new.html" })),
			...Array.from({ length: 600 }, (_, index) => ({ from: `/category/${index}/feed/`, to: "/new.html" })),
			{ from: "/feed/", to: "/new.html" },
			...Array.from({ length: 600 }, (_, index) => ({ from: `/?p=${index}`, to: "/new.html" })),
		];
		const [, inside = ""] =
			/<IfDefine !BACKFILE_SITE>\n([^]*?)<\/IfDefine>/.exec(
				textOf(hosted("apache", { stories: ["/new.html"], redirects: many(9), recorded }), ".htaccess"),
			) ?? [];
		const rules = inside.split("\n").filter((line) => /^RewriteRule .*\/new/.test(line));
		const count = (part: string) => rules.filter((line) => line.includes(part)).length;
		expect([rules.length, count('"^(index[.]php)?$"'), count("feed"), count("page"), count("old")]).toEqual([1_000, 600, 400, 0, 0]);
		expect(rules.filter((line) => line.includes('"^feed/?$"')).length).toBe(1);
	});

	it("pays no heed to the case of letters of an old address, unless another address differs in that alone", () => {
		const recorded = ["/category/harbour/", "/Sport/", "/sport/"].map((from) => ({ from, to: "/new.html" }));
		const text = textOf(hosted("apache", { stories: ["/new.html"], recorded }), ".htaccess");
		expect(text).toContain('"^category/harbour/?$" "/new.html" [R=301,L,NE,QSD,NC]');
		expect(text).toContain('"^sport/?$" "/new.html" [R=301,L,NE,QSD]');
	});

	it("leads by its table to the front page too, whose address is a slash alone", () => {
		const made = hosted("apache", { stories: ["/", "/new.html"], redirects: many(1_001), recorded: [{ from: "/page/2/", to: "/" }] });
		expect(textOf(made, ".backfile-apache.txt")).toContain("/page/2/ /\n");
		const [, pattern = ""] = /RewriteCond "\$\{backfile:[^"]*\}" "(\^\(\/.*)"\n/.exec(textOf(made, ".backfile-apache.conf")) ?? [];
		expect(["/", "/new.html", "", "!404.html"].map((value) => new RegExp(pattern).test(value))).toEqual([true, true, false, false]);
	});

	it("has no line that Apache would cut in two", () => {
		const recorded = [{ from: `/${"x y ".repeat(300)}evil /elsewhere`, to: "/new.html" }];
		const made = hosted("apache", { stories: ["/new.html"], redirects: many(1_001), recorded });
		expect(
			Math.max(
				...textOf(made, ".backfile-apache.txt")
					.split("\n")
					.map(({ length }) => length),
			),
		).toBeLessThan(1_000);
		expect(reasons(made.left)).toEqual({ many: 1, long: 1 });
	});
});

describe("caddy", () => {
	it("compares an address as an expression where its file of settings would read something in it", () => {
		const text = textOf(hosted("caddy", { stories: ["/new.html"], redirects: { "/{$HOME}/ä.html": "/new.html" } }), ".backfile-caddy");
		expect(text).toContain('\t"~^/\\x7B\\x24HOME\\x7D/ä\\x2Ehtml$" "/new.html"\n');
	});
});

describe("github-pages", () => {
	const paths = (url: string) => hosted("github-pages", { settings: { url } }).files.map(({ path }) => path);

	it("keeps Jekyll away, and has the domain where it is one of the paper's own", () => {
		expect(paths("https://courier.example/")).toEqual([".nojekyll", "CNAME"]);
		expect(paths("https://courier.github.io/")).toEqual([".nojekyll"]);
		expect(paths("https://courier.github.io/archive/")).toEqual([".nojekyll"]);
		expect(textOf(hosted("github-pages", { settings: { url: "https://courier.example/" } }), "CNAME")).toBe("courier.example\n");
	});

	it("tells what it cannot do", () => {
		const { left } = hosted("github-pages", {
			stories: ["/new.html"],
			gone: ["/gone.html"],
			recorded: [{ from: "/?p=1", to: "/new.html" }],
		});
		expect(reasons(left)).toEqual({ query: 1, gone: 1 });
	});
});

describe("s3", () => {
	it("has the settings of the website, and the objects that lead on", () => {
		const made = hosted("s3", {
			stories: ["/new.html"],
			redirects: { "/a/": "/new.html" },
			settings: { url: "https://example.org/archive/" },
		});
		expect(JSON.parse(textOf(made, ".backfile-s3-website.json"))).toEqual({
			IndexDocument: { Suffix: "index.html" },
			ErrorDocument: { Key: "archive/404.html" },
		});
		expect(textOf(made, ".backfile-s3-redirects.tsv")).toBe("archive/a/index.html\t/archive/new.html\n");
	});
});
