import { describe, expect, it } from "vitest";
import { encode } from "../../../src/site/address.ts";
import { FOR_EVER, SEARCH_CSP } from "../../../src/site/hosts/headers.ts";
import { HOSTILE, hosted, reasons, textOf } from "./sites.ts";
import { headersAt, parseHeaders, parseNetlifyRedirects } from "./underscore.ts";

describe("netlify", () => {
	it("leads on, answers 410, and tells addresses apart by their queries", () => {
		const { files, left } = hosted("netlify", {
			stories: ["/new.html", "/a/"],
			gone: ["/gone.html"],
			redirects: { "/old/": "/new.html", "/old-gone.html": "/gone.html" },
			recorded: [{ from: "/?p=1&lang=en", to: "/new.html" }, { from: "/given-up" }],
		});
		const rules = parseNetlifyRedirects(textOf({ files }, "_redirects"));
		expect(rules.map(({ from, query, to, code, isForced }) => [from, query, to, code, isForced])).toEqual([
			["/", { p: "1", lang: "en" }, "/new.html", 301, true],
			["/old/", {}, "/new.html", 301, true],
			["/old-gone.html", {}, "/gone.html", 410, true],
			["/given-up", {}, "/404.html", 410, true],
			["/gone.html", {}, "/gone.html", 410, true],
		]);
		expect(left).toEqual([]);
	});

	it("writes a hostile address as one word, and as no pattern", () => {
		const { files, left } = hosted("netlify", {
			stories: ["/new.html"],
			redirects: Object.fromEntries(HOSTILE.map((from) => [from, "/new.html"])),
		});
		const rules = parseNetlifyRedirects(textOf({ files }, "_redirects"));
		expect(rules.map(({ from }) => from)).toEqual(HOSTILE.map(encode).filter((from) => !/\*|:PATH/.test(from)));
		expect(rules.filter(({ to, isDynamic, query }) => to !== "/new.html" || isDynamic || Object.keys(query).length > 0)).toEqual([]);
		expect(reasons(left)).toEqual({ characters: 2 });
	});

	it("has no rule between addresses that are one to Netlify: it would lead round for ever", () => {
		const recorded = ["/a", "/a.html", "/a/index.html", "/b"].map((from) => ({ from, to: "/a/" }));
		const { files, left } = hosted("netlify", { stories: ["/a/"], recorded });
		expect(parseNetlifyRedirects(textOf({ files }, "_redirects")).map(({ from }) => from)).toEqual(["/b"]);
		expect(reasons(left)).toEqual({ slash: 2 });
	});

	it("leaves out queries that are no names with values", () => {
		const recorded = ["/?p=1", "/?2010", "/?a=b=c", "/?q=:id", "/?q=*"].map((from) => ({ from, to: "/new.html" }));
		const { files, left } = hosted("netlify", { stories: ["/new.html"], recorded });
		expect(parseNetlifyRedirects(textOf({ files }, "_redirects")).map(({ query }) => query)).toEqual([{ p: "1" }]);
		expect(reasons(left)).toEqual({ characters: 4 });
	});

	it("sets no header twice, since Netlify joins them", () => {
		const headers = parseHeaders(textOf(hosted("netlify", { settings: { url: "https://example.org/archive/" } }), "_headers"));
		expect(headersAt(headers, "/archive/2024/x.html")).toEqual({ "content-security-policy": SEARCH_CSP });
		expect(headersAt(headers, "/archive/search/all/fragment/en_1.pf_fragment")).toEqual({
			"content-security-policy": SEARCH_CSP,
			"cache-control": FOR_EVER,
		});
		expect(headersAt(headers, "/elsewhere/x.html")).toEqual({});
	});
});
