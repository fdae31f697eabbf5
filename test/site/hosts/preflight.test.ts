import { describe, expect, it } from "vitest";
import { HOST_NAMES } from "../../../src/settings.ts";
import { LIMITS } from "../../../src/site/hosts/limits.ts";
import { preflight, type SizedFile } from "../../../src/site/hosts/preflight.ts";
import { hosted } from "./sites.ts";

const files = (count: number, bytes = 1): SizedFile[] =>
	Array.from({ length: count }, (_, index) => ({ path: `folder/${index}.html`, bytes }));

function told(...[host, list, site = {}]: [Parameters<typeof hosted>[0], readonly SizedFile[], Parameters<typeof hosted>[1]?]): string[] {
	return preflight(hosted(host, { settings: { urls: "clean" }, ...site }), list).map(({ severity, message }) => `${severity}: ${message}`);
}

describe("preflight", () => {
	it("says nothing of a site within all limits", () => {
		expect(told("cloudflare", files(20_000, 25 * 1024 * 1024))).toEqual([]);
		expect(told("netlify", files(54_000))).toEqual([]);
		expect(told("github-pages", files(10, 100_000_000))).toEqual([]);
		for (const host of ["nginx", "apache", "caddy"] as const) expect(told(host, files(200_000))).toEqual([]);
	});

	it("names the limit, the number, the page that says so and the day when it was read", () => {
		expect(told("cloudflare", files(20_001))).toEqual([
			"error: The site has 20,001 files; Cloudflare Pages takes 20,000 files on the free plan, and 100,000 on paid ones (https://developers.cloudflare.com/changelog/post/2026-01-23-pages-file-limit-increase/, read 2026-11-29).",
		]);
		expect(
			told("cloudflare", [...files(2), { path: "film.mp4", bytes: 25 * 1024 * 1024 + 1 }, { path: "b.mp4", bytes: 99_999_999 }]),
		).toEqual([
			expect.stringMatching(/^error: b\.mp4 has 99,999,999 bytes, and 1 more; Cloudflare Pages takes 25 MiB a file \(https:[^,]*\)\.$/),
		]);
		expect(told("github-pages", files(11, 100_000_000))).toEqual([
			expect.stringMatching(/^error: The site has 1,100,000,000 bytes; GitHub Pages takes 1 GB/),
		]);
		expect(told("netlify", files(54_001))).toEqual([
			expect.stringMatching(/^error: folder\/ has 54,001 files; Netlify takes 54,000 files in a folder/),
		]);
		expect(told("s3", [{ path: "é".repeat(513), bytes: 1 }], { settings: {} })).toEqual([
			expect.stringMatching(/has 1,026 bytes in the name; S3 takes 1,024 bytes/),
		]);
	});

	it("tells of redirects beyond the limit, and of what a host cannot do, with examples", () => {
		const recorded = Array.from({ length: 2_001 }, (_, index) => ({ from: `/old-${index}`, to: "/new.html" }));
		expect(told("cloudflare", [], { stories: ["/new.html"], recorded, settings: { urls: "clean" } })).toEqual([
			expect.stringMatching(/^warning: The site has 2,001 redirects; Cloudflare Pages takes 2,000 static redirects/),
			expect.stringMatching(/takes no more redirects, and the old address \/old-2000 has no page/),
		]);
		const asked = ["/?p=1", "/?p=2", "/?p=3", "/?p=4"].map((from) => ({ from, to: "/new.html" }));
		expect(told("github-pages", [], { stories: ["/new.html"], recorded: asked })).toEqual([
			expect.stringMatching(/^warning: GitHub Pages cannot tell .* each of 4 old addresses, such as \/\?p=1, \/\?p=2, \/\?p=3,/),
		]);
	});

	it("tells of settings that do not fit the host", () => {
		expect(told("s3", [])).toEqual([expect.stringMatching(/^error: S3 does not find/)]);
		expect(told("cloudflare", [], { settings: { urls: "html" } })).toEqual([expect.stringMatching(/^info: Cloudflare Pages leads/)]);
		expect(told("netlify", [], { settings: { url: "https://example.org/archive/" } })).toEqual([
			expect.stringMatching(/^warning: The site stands below \/archive\//),
		]);
	});
});

describe("limits", () => {
	it("each have the page that says so, and when it was read", () => {
		for (const { page, read, most, host } of LIMITS) {
			expect(page).toMatch(/^https:\/\/\S+$/);
			expect(read ?? "2026-11-29").toMatch(/^\d{4}-\d\d-\d\d$/);
			expect(most).toBeGreaterThan(0);
			expect(HOST_NAMES).toContain(host);
		}
		expect(new Set(LIMITS.map(({ host, measure }) => `${host} ${measure}`)).size).toBe(LIMITS.length);
	});
});
