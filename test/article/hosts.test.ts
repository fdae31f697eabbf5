import { describe, expect, it } from "vitest";
import { addressOnSite, ownHosts } from "../../src/article/hosts.ts";

const hosts = { url: "https://www.example.org/archive/", formerHosts: ["old.example.org", "www.paper.example"] };

describe("addressOnSite", () => {
	it.each([
		["/2010/x.html#top", "/2010/x.html#top"],
		["https://www.example.org/archive/2010/x.html?a#b", "/2010/x.html?a#b"],
		["http://example.org/archive/", "/"],
		["//old.example.org/2010/02/03/x/", "/2010/02/03/x/"],
		["https://www.old.example.org", "/"],
		["http://Paper.Example/caf\u00e9", "/caf%C3%A9"],
	])("%s is %s", (written, local) => {
		expect(addressOnSite(written, hosts)).toBe(local);
	});

	it.each([
		"x.html",
		"../x",
		"#top",
		"?p=1",
		"https://www.example.org/shop/",
		"https://elsewhere.example/",
		"ftp://old.example.org/x",
		"http://",
		"mailto:a@old.example.org",
	])("%s is none", (written) => {
		expect(addressOnSite(written, hosts)).toBeUndefined();
	});
});

describe("ownHosts", () => {
	it("are those of the site and the former ones, without www, each once", () => {
		expect(ownHosts({ ...hosts, formerHosts: ["old.example.org", "example.org"] })).toEqual(["example.org", "old.example.org"]);
	});
});
