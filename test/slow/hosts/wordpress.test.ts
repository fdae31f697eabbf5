import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encode } from "../../../src/site/address.ts";
import { hostSite } from "../../../src/site/hosts/hosts.ts";
import type { OldAddress } from "../../../src/site/ledger/oldaddress.ts";
import type { Output } from "../../../src/site/output.ts";
import { temporary } from "../../pipeline/archives.ts";
import { settings } from "../../site/articles.ts";
import { ask, programOf, type ServerName, startServer } from "./servers.ts";

const STORY = "/2014/05/03/wall.html";

/** The addresses of pages of a site that was one of WordPress. Stories that were imported first kept theirs. */
const PAGES = [
	"/",
	STORY,
	"/2014/",
	"/2014/05/",
	"/2014/05/03/",
	"/kept/",
	"/kept/feed/",
	"/kept-café/",
	"/sections/graphics/",
	"/old/two/2/",
];

const OLD: readonly OldAddress[] = [
	{ from: "/2014/05/03/wall/", to: STORY },
	{ from: "/?p=42", to: STORY },
	{ from: "/?author=3", to: "/sections/graphics/" },
	{ from: "/?feed=rss2", to: "/sections/graphics/" },
	{ from: "/?feed=comments-rss2" },
	{ from: "/category/graphics/", to: "/sections/graphics/" },
	{ from: "/category/graphics/feed/", to: "/2014/" },
	{ from: "/old/two/", to: STORY },
	{ from: "/given-up/" },
	{ from: "/comments/feed/" },
	{ from: "/page/2/", to: "/2014/" },
];

const PARTS = ["feed/", "feed", "feed/atom/", "embed/", "amp/", "trackback/", "2/", "2", "comment-page-1/", "page/2/", "amp/?utm_source=x"];

/** What is asked for, and where it leads; or the code and the text of the answer. */
function casesFor(name: ServerName): readonly (readonly [from: string, to: string])[] {
	return [
		...PARTS.flatMap((part): [string, string][] => [
			[`/2014/05/03/wall/${part}`, STORY],
			[`/kept/${part}`, /^feed\/?$/.test(part) ? (part === "feed" ? "/kept/feed/" : "200 /kept/feed/") : "/kept/"],
			[`/kept-caf%C3%A9/${part}`, "/kept-café/"],
			[`/given-up/${part}`, "410 /404.html"],
			[`/unknown/${part}`, "404 /404.html"],
		]),
		["/2014/05/03/wall/?amp=1", STORY],
		["/2014/05/03/wall/3000/", "404 /404.html"],
		["/2014/05/04/", "404 /404.html"],
		["/2014/page/2/", "404 /404.html"],
		["/2014/05/03/wall/unknown", "404 /404.html"],
		["/comments/feed/", "410 /404.html"],
		["/comments/feed", "410 /404.html"],
		["/page/2/", "/2014/"],
		["/old/two/2/", "200 /old/two/2/"],
		["/old/two/2", "/old/two/2/"],
		["/old/two/3/", STORY],
		["/category/graphics/feed/", "/2014/"],
		["/category/graphics/feed", "/2014/"],
		["/category/graphics/page/77/", "/sections/graphics/"],
		...(name === "caddy" ? [] : ([["/category/GRAPHICS/", "/sections/graphics/"]] as const)),
		["/index.php", "/"],
		["/index.php?p=42", STORY],
		["/?p=42&cpage=1", STORY],
		["/?p=42", STORY],
		["/?m=20140503", "/2014/05/03/"],
		["/?m=20140504", "404 /404.html"],
		["/?author=3", "/sections/graphics/"],
		["/?feed=rss2", "/sections/graphics/"],
		["/?feed=comments-rss2", "410 /404.html"],
		...["p", "page_id", "attachment_id", "m", "cat", "author", "tag", "feed"].flatMap((query) =>
			["/", "/index.php"].map((place) => [`${place}?${query}=999`, "404 /404.html"] as const),
		),
		["/?s=harbour", "200 /"],
		["/?utm_source=p", "200 /"],
		["/2014/?p=999", "200 /2014/"],
	];
}

/** Requests that are to lead to no other host, and to put no header into an answer. */
const EVIL = [
	"//evil.example/%2e%2e/kept/amp/",
	"/%5cevil.example/%2e%2e/kept/amp/",
	"/\\evil.example/../kept/amp/",
	"/kept%0d%0ax:y/amp/",
	"//kept/amp/",
];

/** A site in a folder of its own, with the rules of a host. */
function makeSite(host: ServerName, urls: "html" | "clean", base: string, more: number) {
	const root = temporary();
	chmodSync(root, 0o755);
	const site = path.join(root, base);
	const outputs = ["/404.html", ...PAGES].map((page): Output => {
		const file = page.endsWith("/") ? `${page}index.html` : page;
		const url = urls === "clean" ? page.replace(/\.html$/, "") : page;
		return {
			sort: "rendered",
			kind: page === "/404.html" ? "not-found" : "story",
			url: encode(url),
			path: file.slice(1),
			data: () => ({}),
		};
	});
	const recorded = [...OLD, ...Array.from({ length: more }, (_, index) => ({ from: `/1999/01/01/story-${index}/`, to: STORY }))];
	const end = (to: string | undefined) => (urls === "clean" ? to?.replace(/\.html$/, "") : to);
	const own = settings({ host, urls, url: `https://example.org${base}` });
	const hosted = hostSite(
		{ settings: own, recorded: recorded.map((one) => ({ ...one, to: end(one.to) }) as OldAddress) },
		outputs,
		[],
		() => "",
	);
	const put = (file: string, text: string) => {
		mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
		writeFileSync(path.join(site, file), text);
	};
	for (const { path: file } of outputs) put(file, `This is /${file.replace(/index\.html$/, "")}`);
	for (const { path: file, text } of hosted?.files ?? []) put(file, text);
	return { root, site };
}

const SITES = [
	["html", "/", 0],
	["clean", "/archive/", 0],
	["html", "/archive/", 3_000],
	["clean", "/", 3_000],
] as const;

for (const name of ["nginx", "apache", "caddy"] as const) {
	describe.skipIf(programOf(name) === undefined)(name, () => {
		it.each(SITES)("answers at what WordPress answered at, with %s addresses below %s and %i other old ones", async (urls, base, more) => {
			const { root, site } = makeSite(name, urls, base, more);
			const port = await startServer(name, { root, site, scratch: temporary() });
			const agent = new Agent();
			const prefix = base.slice(0, -1);
			const answered: [string, string][] = [];
			const cases = casesFor(name);
			for (const [from] of cases) {
				const { status, headers, body } = await ask(agent, port, prefix + from);
				if (status === 301 || status === 308) {
					const { host, pathname, search } = new URL(String(headers.location), `http://127.0.0.1:${port}`);
					const isHere = host === `127.0.0.1:${port}` || host === "127.0.0.1";
					answered.push([from, isHere ? decodeURIComponent(pathname).slice(prefix.length) + search : host]);
				} else answered.push([from, `${status} ${body.replace("This is ", "")}`]);
			}
			for (const from of EVIL) {
				const { status, headers } = await ask(agent, port, prefix + from);
				const { host } = new URL(String(headers.location ?? "/"), `http://127.0.0.1:${port}`);
				expect([from, [301, 308, 400, 404].includes(status), /^127[.]0[.]0[.]1/.test(host), headers.x]).toEqual([
					from,
					true,
					true,
					undefined,
				]);
			}
			agent.destroy();
			expect(answered).toEqual(cases.map(([from, to]) => [from, urls === "clean" && to === STORY ? to.replace(".html", "") : to]));
		});
	});
}
