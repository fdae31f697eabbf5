/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOfProblems } from "../../src/pipeline/preview/faults.ts";
import { createPreview, type Preview } from "../../src/pipeline/preview/server.ts";
import { BUILT, type PreviewState } from "../../src/pipeline/preview/state.ts";
import { inspect } from "./axe.ts";
import { hasBrowser, listen, openBrowser } from "./sample.ts";

const HOSTILE = '"><img src=x onerror="document.title = 1"><script>document.title = 2</script>';

/** The policy of a page that lets nothing run or dress it but what comes from its own site. */
const POLICY = "default-src 'self'; require-trusted-types-for 'script'; base-uri 'none'; form-action 'self'";

const page = (body: string) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${POLICY}"><title>Page</title></head><body><main><h1>Page</h1>${body}</main></body></html>`;

describe.skipIf(!hasBrowser)("what a preview shows beside a page", () => {
	let [browser, preview, origin, close, root]: [Browser?, Preview?, string?, (() => void)?, string?] = [];
	let failing: PreviewState;

	beforeAll(async () => {
		root = mkdtempSync(path.join(tmpdir(), "backfile-"));
		for (const [file, text] of Object.entries({
			"dist/index.html": page(
				'<p><a href="http://[">None</a> <a href="/archive/2030/a.html">A story</a></p><p><a href="b.html">Another</a></p>',
			),
			"dist/2030/a.html": page("<p>A story."),
			"dist/404.html": page("<p>Nothing."),
			"content/a.md": `---\nheadline: ${HOSTILE}\n${"x".repeat(400)}\n---\n`,
		})) {
			mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
			writeFileSync(path.join(root, file), text);
		}
		const problem = {
			file: "a.md",
			line: 2,
			column: 11,
			rule: "field-form",
			severity: "error",
			message: HOSTILE,
			remedy: "Mend it.",
		} as const;
		const places = { root, content: path.join(root, "content"), editor: "vscode://file{file}:{line}:{column}" };
		const faults = faultsOfProblems([problem, { ...problem, line: 3, message: "Another." }], places);
		failing = { is: "built", faults, errors: 30, problems: "/archive/_problems/", marks: {} };
		const why = async (address: string) => ({
			answer: `Nothing stands at ${address}. ${HOSTILE}`,
			remedies: ["Take out its field draft."],
			nearest: [{ text: "/2030/a.html", href: "/archive/2030/a.html" }, { text: "content/a.md" }],
			command: `backfile explain ${address}`,
		});
		preview = createPreview({ folder: path.join(root, "dist"), base: "/archive/", why });
		({ origin, close } = await listen(preview.server));
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		close?.();
		rmSync(root ?? "", { recursive: true, force: true });
	});

	/** Opens a page; what a browser refuses or reports is an error. */
	async function open(address: string, state: PreviewState, options: BrowserContextOptions = {}) {
		preview?.tell(state);
		const opened = await (browser as Browser).newPage(options);
		const errors: string[] = [];
		opened.on("pageerror", (error) => errors.push(String(error)));
		opened.on("console", (message) => message.type() === "error" && errors.push(message.text()));
		await opened.goto(origin + address);
		return { opened, errors };
	}

	const dialog = (opened: Page) => opened.getByRole("dialog");

	it("is each fault with its place, its lines, its remedy and a link, all of it as text, under the page's own policy", async () => {
		const { opened, errors } = await open("/archive/", failing);
		await dialog(opened).waitFor();
		expect(await opened.title()).toBe("Page");
		expect(await dialog(opened).locator("img, script").count()).toBe(0);
		const text = await dialog(opened).innerText();
		for (const part of ["30 errors", "content/a.md:2:11", HOSTILE, "2 | headline:", "Mend it.", "28 more"]) expect(text).toContain(part);
		expect(await dialog(opened).getByRole("link").first().getAttribute("href")).toMatch(/^vscode:\/\/file\/.*content\/a\.md:2:11$/);
		expect(errors).toEqual([]);
		await opened.close();
	});

	it("is closed by Escape, opened again by its button, and opened by itself for another fault alone", async () => {
		const { opened } = await open("/archive/", failing);
		await dialog(opened).waitFor();
		await opened.keyboard.press("Escape");
		await dialog(opened).waitFor({ state: "detached" });
		await opened.goto(`${origin}/archive/2030/a.html`);
		const button = opened.getByRole("button", { name: "30 errors" });
		await button.waitFor();
		expect(await dialog(opened).count()).toBe(0);
		await button.focus();
		await opened.keyboard.press("Enter");
		await dialog(opened).waitFor();
		await opened.keyboard.press("Escape");
		await dialog(opened).waitFor({ state: "detached" });
		const [first] = failing.faults;
		preview?.tell({ ...failing, faults: [...failing.faults, { ...first, key: "new", message: "Another one.", remedy: "", frame: [] }] });
		await dialog(opened).getByText("Another one.").waitFor();
		await opened.close();
	});

	it("disappears when all is mended, without the reader doing anything", async () => {
		const { opened, errors } = await open("/archive/", failing);
		await dialog(opened).waitFor();
		preview?.reload(BUILT);
		await dialog(opened).waitFor({ state: "detached" });
		await opened.locator("h1").waitFor();
		expect(await opened.locator("backfile-preview").evaluate((element) => element.shadowRoot?.childElementCount)).toBe(0);
		expect(errors).toEqual([]);
		await opened.close();
	});

	it("is a page that waits, where nothing could be built, until it is", async () => {
		const { opened } = await open("/archive/nothing-there", { ...failing, is: "failed" });
		await dialog(opened).getByText("The build failed").waitFor();
		expect(await opened.title()).toBe("The archive could not be built");
		preview?.tell({ ...BUILT, is: "building" });
		await opened.getByRole("heading", { name: "being built" }).waitFor();
		preview?.reload(BUILT);
		await opened.getByText("Nothing.", { exact: true }).waitFor();
		await opened.close();
	});

	it("is a bar on the page of a draft, and a mark at each link to it, also at one that comes later", async () => {
		const { opened, errors } = await open("/archive/", { ...BUILT, marks: { "/archive/2030/a": "Draft" } });
		await opened.getByText("Draft").waitFor();
		expect(await opened.locator("backfile-mark").count()).toBe(1);
		await opened.evaluate(() => {
			const link = document.createElement("a");
			link.href = "/archive/2030/a";
			link.textContent = "Later";
			document.querySelector("main")?.append(link);
		});
		await expect.poll(() => opened.locator("backfile-mark").count()).toBe(2);
		await opened.goto(`${origin}/archive/2030/a.html`);
		await opened.getByRole("status").getByText("Draft").waitFor();
		expect((await opened.getByRole("status").boundingBox())?.y).toBeLessThan(10);
		expect(errors).toEqual([]);
		await opened.close();
	});

	it.each([320, 768, 1280].flatMap((width) => (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme }))))(
		"fits and can be read by all: $width, $colorScheme",
		async ({ width, colorScheme }) => {
			const { opened } = await open(
				"/archive/",
				{ ...failing, marks: { "/archive/2030/a": "Draft" } },
				{ viewport: { width, height: 600 }, colorScheme, bypassCSP: true },
			);
			await dialog(opened).waitFor();
			const box = await dialog(opened).boundingBox();
			expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= 600).toBe(true);
			expect(await dialog(opened).evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
			expect(await inspect(opened)).toEqual({ violations: [], wide: 0 });
			await opened.close();
		},
	);

	it("says on the page that stands where nothing does why that is so, and goes on saying it beside what has to be mended", async () => {
		const { opened, errors } = await open("/archive/2030/soon.html", failing, { bypassCSP: true });
		await dialog(opened).waitFor();
		await opened.keyboard.press("Escape");
		const reason = opened.locator(".why");
		await reason.getByText("Nothing stands at /archive/2030/soon.html.").waitFor();
		expect(await reason.innerText()).toContain(HOSTILE);
		expect(await reason.innerText()).toContain("backfile explain /archive/2030/soon.html");
		await opened.getByRole("button", { name: "30 errors" }).waitFor();
		preview?.tell(BUILT);
		await opened.getByRole("button", { name: "30 errors" }).waitFor({ state: "detached" });
		expect(await inspect(opened)).toEqual({ violations: [], wide: 0 });
		await reason.getByRole("link", { name: "/2030/a.html" }).click();
		await opened.getByText("A story.").waitFor();
		expect(await opened.locator(".why").count()).toBe(0);
		expect(errors.filter((error) => !error.includes("404"))).toEqual([]);
		await opened.close();
	});
});
