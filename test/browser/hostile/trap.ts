/// <reference lib="dom" />
import type { Page } from "playwright-core";
import { FOLLOWED } from "../../../src/article/body/schemes.ts";
import { createPreview } from "../../../src/pipeline/preview/server.ts";
import { listen, openBrowser } from "../sample.ts";

/** A browser that notices every script that runs and every request. */
export interface Trap {
	/** Opens a page, does everything that a reader can do on it, and returns what ran or was requested. */
	open(url: string): Promise<string[]>;
	close(): Promise<void>;
}

/** The hosts that payloads fetch from. No picture of a story is there. */
const EVIL = /^https?:\/\/([^/]*\.)?evil\.example\b/;

/** Serves a folder to a browser that has no network and that lets every script run. */
export async function openTrap(folder: string): Promise<Trap> {
	const { origin, close } = await listen(createPreview({ folder, base: "/" }).server);
	const browser = await openBrowser("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
	const context = await browser.newContext({ bypassCSP: true });
	// A page that listens for the next build keeps a connection open, and a browser has only six of them.
	await context.route("**/.backfile/**", (route) => route.abort());
	const idle: Watched[] = [];
	return {
		async open(url) {
			const watched = idle.pop() ?? (await watch(await context.newPage(), origin));
			const stays = await openOne(watched, origin + url);
			const sprung = [...watched.sprung];
			// Do not reuse a page on which something ran or that leads on: it may do more later. Do not wait for it to close: while it leads on, it may never say so.
			if (stays && sprung.length === 0) idle.push(watched);
			else void watched.page.close().catch(() => undefined);
			return sprung;
		},
		async close() {
			await browser.close();
			close();
		},
	};
}

interface Watched {
	readonly page: Page;
	/** What has happened on the page since this set was cleared. */
	readonly sprung: Set<string>;
}

async function watch(page: Page, origin: string): Promise<Watched> {
	const watched: Watched = { page, sprung: new Set() };
	const { sprung } = watched;
	await page.exposeFunction("xss", (what: string) => void sprung.add(`ran ${what}`));
	// Give the script as text: the compiler of this file would add names to a function that the page does not have.
	await page.addInitScript({
		content: "for (const name of ['alert', 'confirm', 'prompt', 'print', 'msgbox']) window[name] = () => window.xss(name);",
	});
	page.on("dialog", (dialog) => {
		sprung.add(`dialog ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("request", (request) => {
		if (EVIL.test(request.url())) sprung.add(`fetched ${request.url()}`);
		else if (request.isNavigationRequest() && !request.url().startsWith(origin)) sprung.add(`went to ${request.url()}`);
	});
	page.on("pageerror", (error) => sprung.add(`failed ${error.message}`));
	page.on("popup", () => sprung.add("opened a window"));
	return watched;
}

/** Opens an address. Returns whether the page can be reused: it is still open and leads nowhere. */
async function openOne({ page, sprung }: Watched, url: string): Promise<boolean> {
	sprung.clear();
	try {
		await page.goto(url, { waitUntil: "load", timeout: 60_000 });
		const { found, leadsOn } = await provoke(page);
		for (const what of found) sprung.add(what);
		return !leadsOn;
	} catch (error) {
		// A page that only leads on is closed by now. The page that it leads to is opened as well.
		if (!String(error).includes("context was destroyed")) sprung.add(String(error));
		return false;
	}
}

/** Sends events to everything on the page, and finds what would run if a reader clicked it. */
function provoke(page: Page): Promise<{ found: string[]; leadsOn: boolean }> {
	return page.evaluate(async (schemes) => {
		const found: string[] = [];
		let leadsOn = false;
		// The browser adds its own elements to XML.
		const isPage = document.contentType === "text/html";
		const safe = new Set(schemes.map((scheme) => `${scheme}:`));
		const events =
			"load error focus blur click mouseover mouseenter pointerover pointerenter toggle beforetoggle animationstart begin start beforeinput loadstart scroll".split(
				" ",
			);
		for (const element of document.querySelectorAll("*")) {
			const isData = element.getAttribute("type") === "application/ld+json";
			const isPreview = element instanceof HTMLScriptElement && element.textContent?.includes("/.backfile/reload");
			const isOurs = element instanceof HTMLScriptElement && element.src.startsWith(location.origin);
			if (
				/^(script|iframe|frame|object|embed|applet|base|portal|style)$/i.test(element.localName) &&
				isPage &&
				!isData &&
				!isPreview &&
				!isOurs
			)
				found.push(`holds <${element.localName}>`);
			const refresh = element.getAttribute("http-equiv") === "refresh" ? element.getAttribute("content") : null;
			leadsOn ||= refresh !== null;
			if (refresh !== null && !new URL(refresh.replace(/^.*?url=/i, ""), location.href).href.startsWith("http"))
				found.push(`holds a refresh to ${refresh}`);
			for (const { name, value } of element.attributes) {
				if (/^on/i.test(name)) found.push(`holds ${name}`);
				if (!/^(xlink:)?(href|src|poster|action|formaction|cite|data|background|ping)$/i.test(name)) continue;
				if (URL.canParse(value, location.href) && !safe.has(new URL(value, location.href).protocol)) found.push(`holds ${name}=${value}`);
			}
			if (element instanceof HTMLElement) element.addEventListener("click", (event) => event.preventDefault(), { once: true });
			for (const name of events) element.dispatchEvent(new Event(name, { cancelable: true }));
		}
		await new Promise((resolve) => void setTimeout(resolve, 20));
		return { found, leadsOn };
	}, FOLLOWED);
}
