import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentsFileOf } from "../../src/article/comments/filename.ts";
import { distinctSlug, slugOf } from "../../src/article/slug.ts";
import { copyNames } from "../../src/pipeline/package/copy/names.ts";
import { readSitePath } from "../../src/site/address.ts";
import { keptBy, refusedName } from "../../src/system/keptnames.ts";

describe("names that are kept", () => {
	it.each([
		".htaccess",
		".HTACCESS",
		".user.ini",
		".well-known",
		".git",
		".env.local",
		".backfile.json",
		".BACKFILE.json",
		".Backfile-Staging",
		".back\u200cfile.json",
		"\u2024htaccess",
		"．ｇｉｔ",
		"GIT~1",
		"HTACCE~1",
		"WEB~1.CON",
		"Web.Config",
		"web.config ",
		"_redirects",
		"_HEADERS",
		"CNAME",
		"C\u00adname",
		"vercel.json",
		"robots.txt",
		"con",
		"Con.tar.gz",
		"con .txt",
		"COM1",
		"com9.html",
		"COM¹",
		"lpt².txt",
		"LPT³",
		"ＣＯＭ１",
		"CONIN$",
		"conout$.txt",
	])("%j is one", (name) => {
		expect(keptBy(name)).toMatch(/^(servers|Windows|hosts|programs) /);
		expect(refusedName(`a/${name}/b.png`)).toMatchObject({ name });
		expect(refusedName(`a/${name}`)).toMatchObject({ name });
	});

	it.each([
		"contact",
		"console.html",
		"com10",
		"com",
		"communion.html",
		"redirects",
		"headers",
		"cname-records",
		"a.b",
		"~user",
		"x~1",
		"auxiliary",
	])("%j is none", (name) => {
		expect(keptBy(name)).toBeUndefined();
		expect(refusedName(`a/${name}`)).toBeUndefined();
	});
});

describe("files that a server may run", () => {
	it.each(["x.php.jpg", "x.PHP5.png", "x.phtml.gif", "x.asp;.jpg", "a/x.cgi.png", "x.shtml.pdf", "x.p\u200bhp.jpg"])(
		"%j is one",
		(path) => {
			expect(refusedName(path)).toMatchObject({ by: "some servers run as a program" });
		},
	);

	it.each(["index.php/x.jpg", "php.jpg", "wyborcza.pl.png", "Acme.Inc.jpg", "v1.2.png"])("%j is none", (path) => {
		expect(refusedName(path)).toBeUndefined();
	});
});

/** Why Windows refuses a name (learn.microsoft.com, “Naming Files, Paths, and Namespaces”), said without help of the code that is tested. */
function refusedByWindows(name: string): string | undefined {
	if (name === "" || name.length > 255) return "its length";
	if (/[<>:"/\\|?*]/.test(name) || [...name].some((sign) => sign < " ")) return "a character";
	if (/[. ]$/.test(name)) return "its end";
	return /^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]) *(\.|$)/i.test(name) ? "it is a device" : undefined;
}

/** Names that are bad on Windows, and pieces of such names. */
const hardName = fc.oneof(
	fc.constantFrom(
		"CON",
		"nul",
		"Aux.md",
		"COM1.txt",
		"lpt9",
		"COM¹",
		"prn .html",
		"a.",
		"a ",
		"a. .",
		"C:",
		"a?b",
		"<a>",
		'a"b',
		"a|b",
		"*",
		"x".repeat(300),
	),
	fc
		.array(fc.constantFrom("con", "COM", "1", "nul", ".", " ", ":", "?", "*", "<", "|", '"', "é", "新", "-", "/", "\\", "a", "\u0001"), {
			maxLength: 9,
		})
		.map((parts) => parts.join("")),
	fc.string({ unit: "grapheme", maxLength: 400 }),
);

describe("names that Windows takes are made", () => {
	const check = (made: (name: string) => readonly string[]) =>
		fc.assert(
			fc.property(hardName, (name) => {
				expect(
					made(name)
						.flatMap((file) => file.split("/"))
						.flatMap((part) => refusedByWindows(part) ?? []),
				).toEqual([]);
			}),
			{ numRuns: 300 },
		);

	it("of stories, terms, and files that imports and `new` write", () =>
		check((name) => [`${slugOf(name)}.md`, slugOf(name), distinctSlug(slugOf(name), name)]));

	it("of comments", () => check((name) => [commentsFileOf(name)]));

	it("in packages", () => {
		// No disk has longer names, so no site has.
		const isName = (part: string) => part !== "" && Buffer.byteLength(part) <= 255;
		check((name) => (name.split("/").every(isName) ? [...copyNames([`media/${name}`]).values()] : []));
	});

	it("of permalinks and old addresses", () => {
		const settings = { url: "https://example.org/", formerHosts: [] };
		check((name) => {
			const read = readSitePath(`/${name}`, settings);
			return "path" in read && read.path !== "/" ? [read.path.slice(1).replace(/\/$/, "")] : [];
		});
	});
});
