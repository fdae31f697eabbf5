import { describe, expect, it } from "vitest";
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
