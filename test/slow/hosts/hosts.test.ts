import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { HOST_NAMES } from "../../../src/settings.ts";
import { encode } from "../../../src/site/address.ts";
import { CSP, FOR_EVER, SEARCH_CSP } from "../../../src/site/hosts/headers.ts";
import { hostSite } from "../../../src/site/hosts/hosts.ts";
import { preflight } from "../../../src/site/hosts/preflight.ts";
import type { OldAddress } from "../../../src/site/ledger/oldaddress.ts";
import type { Output } from "../../../src/site/output.ts";
import { slownessOf } from "../../linear.ts";
import { temporary } from "../../pipeline/archives.ts";
import { settings } from "../../site/articles.ts";
import { HOSTILE } from "../../site/hosts/sites.ts";
import { type Answered, ask, programOf, type ServerName, startServer } from "./servers.ts";

/** How many old addresses there are; `BACKFILE_REDIRECTS` is another number. */
const ALL = Number(process.env.BACKFILE_REDIRECTS ?? 100_000);

/** How many of them are asked for. */
const MOST_ASKED: Readonly<Record<ServerName, number>> = { nginx: ALL, apache: 1_000, caddy: Number(process.env.BACKFILE_ASKED ?? 10_000) };

const TARGET = "/2024/03/it's $1 (new); {ä}.html";

/** A text that is worth packing. */
const LONG = "/* The harbour wall is to be rebuilt. */\n".repeat(100);

interface Case {
	readonly from: string;
	/** Where it leads, decoded; undefined where it is gone. */
	readonly to: string | undefined;
}

/** A site of a few pages with many old addresses, in a folder, with the files of a host. */
function makeSite(host: ServerName, urls: "html" | "clean", base: string, count: number) {
	const root = temporary();
	const site = path.join(root, base);
	// Apache gives up the rights of root.
	chmodSync(root, 0o755);
	const own = settings({ host, urls, url: `https://example.org${base}` });
	const clean = (url: string) => (urls === "clean" ? url.replace(/\.html$/, "") : url);
	const page = (kind: "story" | "tombstone" | "not-found" | "search", url: string): Output => {
		return { sort: "rendered", kind, url: encode(clean(url)), path: url.slice(1), data: () => ({}) };
	};
	const redirect = (from: string, to: string): Output => {
		return { sort: "rendered", kind: "redirect", url: encode(from), path: from.slice(1), data: () => ({ to: encode(clean(to)) }) };
	};
	const cases: Case[] = [];
	const outputs: Output[] = [
		page("not-found", "/404.html"),
		page("search", "/search.html"),
		page("story", "/index.html"),
		page("story", TARGET),
		page("story", "/2024/live.html"),
		page("tombstone", "/2024/gone'$1 ä.html"),
	];
	const old = [
		...HOSTILE,
		...Array.from({ length: count - HOSTILE.length }, (_, index) => `/archive/${1900 + (index % 100)}/story-${index}.html`),
	];
	for (const [index, from] of old.entries()) {
		const to = index % 3 === 0 ? TARGET : "/2024/live.html";
		cases.push({ from: encode(from), to: clean(to) });
		outputs.push(redirect(from, to));
	}
	outputs.push(redirect("/moved-to-gone.html", "/2024/gone'$1 ä.html"));
	cases.push({ from: "/moved-to-gone.html", to: undefined }, { from: encode(clean("/2024/gone'$1 ä.html")), to: undefined });
	const recorded: OldAddress[] = [
		{ from: "/?p=123", to: encode(clean(TARGET)) },
		{ from: "/story.php?id=7&q=a'b\"c\\d$1;}", to: encode(clean("/2024/live.html")) },
		{ from: "/?cat=7&share=x", to: encode(clean(TARGET)) },
		{ from: "/?cat=7&utm_source=feed", to: encode(clean(TARGET)) },
		{ from: "/given-up.html" },
		{ from: "/?p=99" },
		{ from: "/first-of-three", to: "/second-of-three" },
		{ from: "/second-of-three", to: "/archive/1900/story-0.html" },
		{ from: "/category/Lifeboat ä/", to: encode(clean("/2024/live.html")) },
		{ from: "/category/given-up/" },
	];
	for (const from of ["/category/Lifeboat%20%C3%A4", "/category/Lifeboat%20%C3%A4/"]) cases.push({ from, to: clean("/2024/live.html") });
	for (const from of ["/category/given-up", "/category/given-up/"]) cases.push({ from, to: undefined });
	cases.push({ from: "/?p=123", to: clean(TARGET) }, { from: "/story.php?id=7&q=a%27b%22c\\d$1;}", to: clean("/2024/live.html") });
	cases.push({ from: "/?p=123&utm_source=x&utm_medium=y", to: clean(TARGET) }, { from: "/?p=99&fbclid=x", to: undefined });
	for (const from of ["/?cat=7&share=x", "/?cat=7&utm_source=feed", "/?cat=7&utm_source=mail"]) cases.push({ from, to: clean(TARGET) });
	cases.push({ from: "/given-up.html", to: undefined }, { from: "/?p=99", to: undefined });
	cases.push({ from: "/first-of-three", to: cases.find(({ from }) => from === "/archive/1900/story-0.html")?.to });
	const hosted = hostSite({ settings: own, recorded }, outputs, [], () => "");
	const put = (file: string, text: string) => {
		mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
		writeFileSync(path.join(site, file), text);
	};
	for (const output of outputs) if (output.sort === "rendered" && output.kind !== "redirect") put(output.path, `This is ${output.kind}.`);
	put(".backfile.json", "secret");
	put("2024/index.html", "This is a year.");
	put("feed.xml", "<rss/>");
	put("data/archive-1957.jsonl", "{}");
	put("a.csl.json", "{}");
	put("media/webp/0123456789abcdef0123-480.webp", "");
	put("search/words/0-0123abcd.bin", "");
	put("assets/style.css", "");
	put("assets/long.css", LONG);
	put("feed.json", LONG);
	for (const { path: file, text } of hosted?.files ?? []) put(file, text);
	return { root, site, cases, hosted };
}

/** Follows old addresses, some at a time, and says what is wrong with the answers. */
async function follow(port: number, base: string, cases: readonly Case[]): Promise<string[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: 8 });
	const prefix = base.slice(0, -1);
	const faults: string[] = [];
	let next = 0;
	const lane = async () => {
		while (next < cases.length && faults.length < 20) {
			const one = cases[next++] as Case;
			const answer = await ask(agent, port, prefix + one.from);
			const fault = one.to === undefined ? faultOfGone(answer) : await faultOfMoved(answer, prefix + one.to, (to) => ask(agent, port, to));
			if (fault !== undefined) faults.push(`${one.from}: ${fault}`);
		}
	};
	await Promise.all(Array.from({ length: 8 }, lane));
	agent.destroy();
	return faults;
}

function faultOfGone({ status, body, headers }: Answered): string | undefined {
	if (status !== 410) return `is answered ${status} ${headers.location ?? ""}`;
	return /^This is (tombstone|not-found)\.$/.test(body) ? undefined : `shows ${body.slice(0, 200)}`;
}

const known = new Map<string, string>();

async function faultOfMoved(
	{ status, headers }: Answered,
	to: string,
	get: (to: string) => Promise<Answered>,
): Promise<string | undefined> {
	if (status !== 301) return `is answered ${status}`;
	const { pathname, search } = new URL(String(headers.location), "http://127.0.0.1");
	if (decodeURIComponent(pathname) !== to || search !== "") return `leads to ${headers.location}`;
	const end = known.get(pathname) ?? (await get(pathname)).body;
	known.set(pathname, end);
	return end === "This is story." ? undefined : `ends at ${end.slice(0, 200)}`;
}

const SITES = [
	{ urls: "html", base: "/" },
	{ urls: "clean", base: "/archive/" },
] as const;

const SERVERS: readonly ServerName[] = ["nginx", "apache", "caddy"];

for (const name of SERVERS) {
	describe.skipIf(programOf(name) === undefined)(name, () => {
		it.each(SITES)(`answers at every old address of many, with $urls addresses below $base`, async ({ urls, base }) => {
			known.clear();
			const { root, site, cases, hosted } = makeSite(name, urls, base, ALL);
			const port = await startServer(name, { root, site, scratch: temporary() });
			// Apache and Caddy look through their whole tables for an address.
			const step = Math.ceil(cases.length / MOST_ASKED[name]);
			const asked = cases.filter((_, index) => index < 100 || index > cases.length - 50 || index % step === 0);
			expect(await follow(port, base, asked)).toEqual([]);
			expect(hosted?.left.filter(({ why }) => why !== "many")).toEqual([]);
			await expectPages(port, base, urls);
		});

		it.each([
			["html", "/archive/"],
			["clean", "/"],
		] as const)("answers at a few old addresses, with %s addresses below %s", async (urls, base) => {
			known.clear();
			const { root, site, cases } = makeSite(name, urls, base, 100);
			const port = await startServer(name, { root, site, scratch: temporary() });
			expect(await follow(port, base, cases)).toEqual([]);
			await expectPages(port, base, urls);
		});
	});
}

describe.each(HOST_NAMES)("the rules of %s", (host) => {
	it("take linear time for 100,000 stories and as many old addresses", async () => {
		const make = (length: number) =>
			Array.from({ length }, (_, index): Output[] => {
				const url = `/2024/03/15/story-number-${index}.html`;
				const old = `/archive/1990/story-${index}/`;
				return [
					{ sort: "rendered", kind: "story", url, path: url.slice(1), data: () => ({}) },
					{ sort: "rendered", kind: "redirect", url: old, path: `${old.slice(1)}index.html`, data: () => ({ to: url }) },
				];
			}).flat();
		const write = (outputs: readonly Output[]) => {
			const hosted = hostSite({ settings: settings({ host }) }, outputs, [], () => "");
			if (hosted)
				preflight(
					hosted,
					outputs.map(({ path: file }) => ({ path: file, bytes: 1_000 })),
				);
		};
		expect(await slownessOf(write, make, 100_000)).toBeUndefined();
	});
});

/** Asks for pages and files, and looks at codes, headers and media types. */
async function expectPages(port: number, base: string, urls: "html" | "clean"): Promise<void> {
	const agent = new Agent();
	const get = (file: string) => ask(agent, port, base + file);
	const front = await get("");
	expect([front.status, front.body, front.headers["content-security-policy"], front.headers["cache-control"]]).toEqual([
		200,
		"This is story.",
		CSP,
		"no-cache",
	]);
	const missing = await get("nothing/here.html");
	expect([missing.status, missing.body, missing.headers["content-security-policy"]]).toEqual([404, "This is not-found.", CSP]);
	const empty = await get("assets/");
	expect([empty.status, empty.body]).toEqual([404, "This is not-found."]);
	for (const file of [".backfile.json", ".BACKFILE.json", ".backfile-nginx-http.conf", ".backfile-caddy", ".htaccess"]) {
		const hidden = await get(file);
		expect([file, [403, 404].includes(hidden.status), hidden.body.includes("secret")]).toEqual([file, true, false]);
	}
	const search = await get(urls === "clean" ? "search" : "search.html");
	expect([search.status, search.body, search.headers["content-security-policy"]]).toEqual([200, "This is search.", SEARCH_CSP]);
	for (const file of ["media/webp/0123456789abcdef0123-480.webp", "search/words/0-0123abcd.bin"])
		expect([file, (await get(file)).headers["cache-control"]]).toEqual([file, FOR_EVER]);
	expect((await get("assets/style.css")).headers["cache-control"]).toBe("no-cache");
	const types = {
		"feed.xml": "application/rss+xml",
		"data/archive-1957.jsonl": "application/jsonl",
		"a.csl.json": "application/vnd.citationstyles.csl+json",
	};
	for (const [file, type] of Object.entries(types))
		expect([file, (await get(file)).headers["content-type"]?.toString().replace(/;.*/, "")]).toEqual([file, type]);
	const tracked = await get("archive/1901/story-1.html?utm_source=x");
	expect([tracked.status, tracked.headers.location?.toString().includes("utm")]).toEqual([301, false]);
	const folder = await get("2024");
	expect([folder.status, folder.headers.location?.toString().endsWith(`${base}2024/`)]).toEqual([folder.status < 303 ? 301 : 308, true]);
	expect((await get("2024/")).body).toBe("This is a year.");
	const live = await get(urls === "clean" ? "2024/live" : "2024/live.html");
	expect([live.status, live.body, live.headers["content-type"]?.toString().replace(/;.*/, "")]).toEqual([
		200,
		"This is story.",
		"text/html",
	]);
	await expectPacked(agent, port, base);
	agent.destroy();
}

/** Asks for files as browsers do: text is packed, and is not sent again where it has not changed. */
async function expectPacked(agent: Agent, port: number, base: string): Promise<void> {
	for (const file of ["assets/long.css", "feed.json"]) {
		const accept = { "accept-encoding": "gzip" };
		const { headers } = await ask(agent, port, base + file, accept);
		expect([file, headers["content-encoding"], headers.vary?.toString().toLowerCase()]).toEqual([file, "gzip", "accept-encoding"]);
		const again = await ask(agent, port, base + file, { ...accept, "if-none-match": String(headers.etag) });
		expect([file, again.status]).toEqual([file, 304]);
	}
}
