/// <reference lib="dom" />
import type { Page } from "playwright-core";
import { createPreview } from "../../src/pipeline/preview/server.ts";
import { listen, openBrowser } from "./sample.ts";

/** A browser that notices whatever runs or fetches. */
export interface Trap {
	/** Opens a page, does to everything on it what a reader could, and says what sprang. */
	open(url: string): Promise<string[]>;
	close(): Promise<void>;
}

/** What the payloads fetch from; no picture of a story lies there. */
const EVIL = /^https?:\/\/([^/]*\.)?evil\.example\b/;

/** Serves a folder to a browser that is cut off from the network, and that lets everything run. */
export async function openTrap(folder: string): Promise<Trap> {
	const { origin, close } = await listen(createPreview(folder, "/").server);
	const browser = await openBrowser("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
	const context = await browser.newContext({ bypassCSP: true });
	// A page that listens for the next build holds a connection, of which a browser has six.
	await context.route("**/.backfile/**", (route) => route.abort());
	const idle: Watched[] = [];
	return {
		async open(url) {
			const watched = idle.pop() ?? (await watch(await context.newPage(), origin));
			const stays = await openOne(watched, origin + url);
			const sprung = [...watched.sprung];
			// A page that something ran on, or that leads on, may do more of it later; and one that is on its way may never say that it is closed.
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
	/** What has happened since it was emptied. */
	readonly sprung: Set<string>;
}

async function watch(page: Page, origin: string): Promise<Watched> {
	const watched: Watched = { page, sprung: new Set() };
	const { sprung } = watched;
	await page.exposeFunction("xss", (what: string) => void sprung.add(`ran ${what}`));
	// As text, since what compiles this file would put names of its own into a function.
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

/** Returns whether the page is still there when all is done, and leads nowhere. */
async function openOne({ page, sprung }: Watched, url: string): Promise<boolean> {
	sprung.clear();
	try {
		await page.goto(url, { waitUntil: "load", timeout: 10_000 });
		const { found, leadsOn } = await provoke(page);
		for (const what of found) sprung.add(what);
		return !leadsOn;
	} catch (error) {
		// A page that only leads on is gone by then; the one that it leads to is opened as well.
		if (!String(error).includes("context was destroyed")) sprung.add(String(error));
		return false;
	}
}

/** Touches everything on the page, and looks at what would run if it were pressed. */
function provoke(page: Page): Promise<{ found: string[]; leadsOn: boolean }> {
	return page.evaluate(async () => {
		const found: string[] = [];
		let leadsOn = false;
		// To XML the browser adds parts of its own.
		const isPage = document.contentType === "text/html";
		const safe = new Set(["http:", "https:", "mailto:", "tel:", "ftp:"]);
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
	});
}
