import { describe, expect, it } from "vitest";
import { type AddressLookup, resolve } from "../../../src/importers/story/resolve.ts";

const keys = ["gazette.example/2024/strike.html", "gazette.example/ferry", "gazette.example/story.php", "gazette.example"];

const lookup = {
	links: new Map(keys.map((key, index) => [key, index])),
	stories: keys.map((_, index) => ({ address: `/story-${index}/` })),
	listings: { find: () => undefined },
	aliases: new Map<string, string>(),
	isMedia: () => true,
} as unknown as AddressLookup;

const place = { stem: "2024/a", site: { url: "https://gazette.example/", media: [], files: [] } } as const;

describe("a link relative to its story", () => {
	it("leads to its neighbour where nobody knows the host of the site", () => {
		const known = { ...lookup, links: new Map([["/en/2024-strike", 0]]) } as unknown as AddressLookup;
		const of = { stem: "2024/a", base: "/en/2024-ferry", site: { url: "/", media: [], files: [] } };
		expect(resolve("2024-strike#pay", of, known)).toEqual({ to: "/story-0/#pay" });
		expect(resolve("2024-none", of, known).dead).toBe("/en/2024-none");
	});

	it.each([
		"{{ post.picture }}",
		"%7B%7B%20post.picture%20%7D%7D",
		"{% link a.xml %}",
		"%7B%%20link%20a.xml%20%%7D",
		"%7B%25%20link%20%25%7D",
	])("stays where it is template code: %s", (address) => {
		expect(resolve(address, place, lookup)).toEqual({ to: address });
	});
});

describe("a link to the page of a picture", () => {
	const site = { ...place.site, media: ["https://files.gazette.example/"] };
	const picture = "https://files.gazette.example/2008/06/pier.jpg";
	const known = { ...lookup, aliases: new Map([["gazette.example/2010/gallery/pier", picture]]) };

	it("leads to the picture itself where nobody has the file, and the file is told", () => {
		const found = resolve("https://gazette.example/2010/gallery/pier/", { ...place, site }, known);
		expect(found).toEqual({ to: picture, missing: "2008/06/pier.jpg" });
	});

	it("stays what it is where it is the picture's own address", () => {
		expect(resolve(picture, { ...place, site }, known)).toEqual({ to: picture, missing: "2008/06/pier.jpg" });
	});
});

describe("a link with a query", () => {
	it.each([
		["https://gazette.example/2024/strike.html?page=3#pay", "/story-0/#pay"],
		["/ferry/?print=1&lang=en", "/story-1/"],
		["/ferry/?shown=%7B%22tab%22%3A1%7D", "/story-1/"],
	])("leads to the page without it, where it does not choose another: %s", (address, to) => {
		expect(resolve(address, place, lookup)).toEqual({ to });
	});

	it.each([
		"https://gazette.example/ferry/?p=12",
		"https://gazette.example/ferry/?articleId=12",
		"https://gazette.example/story.php?print=12",
		"https://gazette.example/?page=12",
	])("is dead where it tells which page is meant: %s", (address) => {
		expect(resolve(address, place, lookup).dead).toBe(address);
	});
});
