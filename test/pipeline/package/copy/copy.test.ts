import path from "node:path";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { temporary } from "../../archives.ts";
import { zipEntries } from "../entries.ts";
import { packArchive } from "../pack.ts";
import { builtArchive } from "../site.ts";

type Tree = {
	readonly tagName?: string;
	readonly attrs?: readonly { name: string; value: string }[];
	readonly childNodes?: readonly Tree[];
};

/** Every address that a page holds, with the element that has it. */
function addressesIn(node: Tree): { readonly tag: string; readonly rel: string; readonly address: string }[] {
	const value = (name: string) => node.attrs?.find((attribute) => attribute.name === name)?.value;
	const lists = (value("srcset") ?? "").split(/\s\d+w,?\s*/).filter(Boolean);
	const refresh = value("http-equiv") === "refresh" ? value("content")?.replace(/^0; url=/, "") : undefined;
	const own = [value("href"), value("src"), ...lists, refresh].filter((address) => address !== undefined);
	return [
		...own.map((address) => ({ tag: node.tagName ?? "", rel: value("rel") ?? "", address })),
		...(node.childNodes ?? []).flatMap(addressesIn),
	];
}

async function copyOf(root: string) {
	const file = path.join(temporary(), "a.zip");
	await packArchive(root, { targets: { zip: file } });
	return zipEntries(file);
}

describe("a copy for a USB stick", () => {
	it.each([
		{ urls: "html", url: "https://example.org/", search: true },
		{ urls: "clean", url: "https://example.org/paper/", onThisDay: true },
		{ urls: "folders", url: "https://www.example.org/a%20b/" },
		{ urls: "html", url: "https://example.org/", permalink: "/{year}/{slug}.php", images: "copy" },
	] as const)(
		"has no link of the site that does not lead to a file: %j",
		async (settings) => {
			const entries = await copyOf(await builtArchive(settings));
			const names = new Set(entries.keys());
			let followed = 0;
			for (const [name, { bytes }] of entries) {
				if (!name.endsWith(".html")) continue;
				for (const { tag, rel, address } of addressesIn(parse(bytes.toString("utf8")) as Tree)) {
					if (rel === "canonical" || /^(#|mailto:)/.test(address)) continue;
					const isOwn = address.startsWith(settings.url);
					// The search stands online, and so do sitemaps.
					if (isOwn && tag === "a") expect(address, name).toMatch(/search\.html|search\/?$/);
					if (/^https?:/.test(address)) continue;
					expect(address, name).not.toMatch(/^\//);
					const target = decodeURIComponent(
						new URL(address, `file:///${encodeURI(name).replace(/[#?]/g, encodeURIComponent)}`).pathname,
					).slice(1);
					expect(names, `${name} leads to ${address}`).toContain(target);
					followed++;
				}
			}
			expect(followed).toBeGreaterThan(300);
			expect([...names].filter((name) => !name.startsWith("site/"))).toEqual(["START HERE.html"]);
			expect([...names].filter((name) => /robots|sitemap|404|pagefind|search\.js|\.backfile|opensearch/.test(name))).toEqual([]);
		},
		60_000,
	);

	it("has pictures, sheets and empty files, and nothing that needs a server", async () => {
		const entries = await copyOf(await builtArchive());
		const names = [...entries.keys()];
		expect(names).toEqual(expect.arrayContaining(["site/media/2024/wall 100%.png", "site/media/2024/empty.pdf", "site/feed.xml"]));
		expect(entries.get("site/assets/own.css")?.bytes.toString()).toBe('a { color: red; background: url("../media/2024/wide.png") }\n');
		expect(entries.get("site/2024/03/15/wall.html")?.bytes.toString()).toContain('src="../../../media/2024/wall%20100%25.png"');
		expect(names.filter((name) => /draft|secret|withheld/.test(name))).toEqual([]);
	});
});
