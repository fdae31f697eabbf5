import { describe, expect, it } from "vitest";
import { encode } from "../../../src/site/address.ts";
import { ASK_FIRST, CSP, FOR_EVER, SEARCH_CSP } from "../../../src/site/hosts/headers.ts";
import { HOSTILE, hosted, reasons, textOf } from "./sites.ts";
import { headersAt, parseCloudflareRedirects, parseHeaders } from "./underscore.ts";

describe("cloudflare", () => {
	it("leads to where Cloudflare Pages answers, and tells what it cannot do", () => {
		const { files, left } = hosted("cloudflare", {
			stories: ["/new.html", "/folder/index.html"],
			gone: ["/gone.html"],
			redirects: { "/old/": "/new.html", "/older.html": "/folder/index.html" },
			recorded: [{ from: "/?p=1", to: "/new.html" }, { from: "/given-up" }],
		});
		const rules = parseCloudflareRedirects(textOf({ files }, "_redirects"));
		expect(rules.map(({ from, to, code }) => [from, to, code])).toEqual([
			["/old/", "/new", 301],
			["/older.html", "/folder/", 301],
		]);
		expect(reasons(left)).toEqual({ query: 1, gone: 2 });
	});

	it("writes a hostile address as one word, and as no pattern", () => {
		const { files, left } = hosted("cloudflare", {
			stories: ["/new.html"],
			redirects: Object.fromEntries(HOSTILE.map((from) => [from, "/new.html"])),
		});
		const rules = parseCloudflareRedirects(textOf({ files }, "_redirects"));
		expect(rules.map(({ from }) => from)).toEqual(HOSTILE.map(encode).filter((from) => !/\*|:PATH/.test(from)));
		expect(rules.filter(({ to, isDynamic }) => to !== "/new" || isDynamic)).toEqual([]);
		expect(reasons(left)).toEqual({ characters: 2 });
	});

	it("beyond its limit has rules for addresses without a page first", () => {
		const redirects = Object.fromEntries(Array.from({ length: 1_999 }, (_, index) => [`/old/${index}.html`, "/new.html"]));
		const recorded = ["/a-php", "/b-php", "/c-php"].map((from) => ({ from, to: "/new.html" }));
		const { files, left, asked } = hosted("cloudflare", { stories: ["/new.html"], redirects, recorded });
		const rules = parseCloudflareRedirects(textOf({ files }, "_redirects"));
		expect(rules.length).toBe(2_000);
		expect(rules.slice(0, 3).map(({ from }) => from)).toEqual(["/a-php", "/b-php", "/c-php"]);
		expect(asked).toBe(2_002);
		expect(left).toEqual([]);
	});

	it("leaves out a rule that is longer than a line may be", () => {
		const { files, left, longest } = hosted("cloudflare", {
			stories: ["/new.html"],
			recorded: [{ from: `/${"x".repeat(995)}`, to: "/new.html" }],
		});
		expect(parseCloudflareRedirects(textOf({ files }, "_redirects"))).toEqual([]);
		expect([longest > 1_000, reasons(left)]).toEqual([true, { long: 1 }]);
	});

	it("sets each header once for each file", () => {
		const headers = parseHeaders(textOf(hosted("cloudflare", {}), "_headers"));
		expect(headersAt(headers, "/2024/x")).toEqual({ "content-security-policy": CSP, "cache-control": ASK_FIRST });
		expect(headersAt(headers, "/search")).toEqual({ "content-security-policy": SEARCH_CSP, "cache-control": ASK_FIRST });
		expect(headersAt(headers, "/search/all/index/en_1.pf_index")["cache-control"]).toBe(FOR_EVER);
		expect(headersAt(headers, "/tags/x/feed.xml")["content-type"]).toBe("application/rss+xml");
		expect(headersAt(headers, "/data/archive-1957.jsonl")["content-type"]).toBe("application/jsonl");
		expect(headersAt(headers, "/feed.json")["content-type"]).toBe("application/feed+json");
		expect(headers.length).toBeLessThan(100);
	});
});
