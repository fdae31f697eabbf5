import { spawn } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { makeArchive, settingsText, story, write } from "../../pipeline/archives.ts";

const repository = path.resolve(import.meta.dirname, "../../..");

/** `backfile serve` at work in an archive: what it has printed, and the address that it serves on. */
async function serve(root: string, ...words: string[]) {
	const loader = path.join(repository, "node_modules/tsx/dist/esm/index.mjs");
	const args = ["--import", `file://${loader}`, path.join(repository, "src/cli.ts"), "serve", "--port", "0", ...words];
	const child = spawn(process.execPath, args, { cwd: root });
	onTestFinished(() => void child.kill("SIGKILL"));
	let out = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk) => {
			out += String(chunk);
		});
	const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
	await vi.waitFor(() => expect(out).toContain("Serving http"), { timeout: 60_000, interval: 50 });
	const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? "";
	const get = async (address: string) => {
		const response = await fetch(new URL(address, origin), { headers: { connection: "close" } });
		return { status: response.status, text: await response.text() };
	};
	/** Makes a change, and waits until it is built; gives what was printed meanwhile. */
	const change = async (work: () => void) => {
		const before = out.length;
		work();
		await vi.waitFor(() => expect(out.slice(before)).toMatch(/^ {4}(\d.*written|Nothing)/m), { timeout: 60_000, interval: 50 });
		return out.slice(before);
	};
	return { child, get, change, ended, out: () => out };
}

const published = (headline: string, body?: string) => story(headline, { published: "2020-01-01", tags: ["Harbour"] }, body);

describe("backfile serve", () => {
	it("goes on where settings are broken, and follows every sort of change until it is stopped", async () => {
		const root = makeArchive({
			".eleventy.ts": settingsText({}).replace("defineArchive(", "defineArchive"),
			"content/a.md": published("First"),
		});
		const { child, get, change, ended, out } = await serve(root);
		const broken = await get("/any/address");
		expect(broken.status).toBe(503);
		expect(broken.text).toMatch(/could not be built.*\.eleventy\.ts:\d+:\d+: /s);
		expect(out()).toContain("shows the site when that is mended");

		expect(await change(() => write(root, { ".eleventy.ts": settingsText({}) }))).toContain(".eleventy.ts changed\n");
		expect((await get("/2020/01/01/a.html")).text).toContain("First");
		expect(await change(() => write(root, { "content/b.md": published("Second") }))).toContain("content/b.md added\n");
		expect((await get("/tags/harbour/")).text).toContain("Second");
		const renamed = await change(() => renameSync(path.join(root, "content/b.md"), path.join(root, "content/c.md")));
		expect(renamed).toMatch(/content\/b\.md deleted/);
		await vi.waitFor(async () => expect((await get("/2020/01/01/c.html")).status).toBe(200), { timeout: 60_000 });
		expect((await get("/2020/01/01/b.html")).status).toBe(404);

		await change(() => write(root, { "content/terms.yml": "tags:\n  Harbour: { name: The Port }\n" }));
		expect((await get("/2020/01/01/a.html")).text).toContain("The Port");
		expect(await change(() => write(root, { "content/c.md": "---\nheadline: [\n---\n" }))).toContain("error: c.md:");
		expect((await get("/2020/01/01/c.html")).status).toBe(404);
		const mended = await change(() => write(root, { "content/c.md": published("Second", '![A boat](boat.svg "x")') }));
		expect(mended).toContain("1 problem mended.");
		await change(() => write(root, { "content/boat.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>' }));
		expect((await get("/media/boat.svg")).status).toBe(200);

		const layout = { "templates/layouts/not-found.njk": "{% if %}" };
		expect(await change(() => write(root, layout))).toContain("Nothing was built; the site stays as it was");
		expect((await get("/2020/01/01/a.html")).status).toBe(200);
		await change(() => write(root, { "templates/layouts/not-found.njk": "Lost at sea" }));
		expect((await get("/nothing")).text).toContain("Lost at sea");
		await change(() => rmSync(path.join(root, "templates"), { recursive: true }));

		await change(() => write(root, { ".eleventy.ts": settingsText({ url: "https://example.org/archive/" }) }));
		expect((await get("/archive/2020/01/01/a.html")).status).toBe(200);
		child.kill("SIGINT");
		expect(await ended).toBe(0);
		expect(out()).toMatch(/Stopped\.\n$/);
	});

	it("shows drafts with --drafts, marked, and nothing of them is in the output folder", async () => {
		const root = makeArchive({ "content/a.md": published("First"), "content/b.md": story("Second", { draft: true }) });
		const { child, get, change, ended, out } = await serve(root, "--drafts");
		expect(out()).toContain("Drafts are shown: 1 page on it that is not public yet");
		expect((await get("/undated/b.html")).text).toContain("Second");
		await change(() => write(root, { "content/b.md": story("Second", { draft: true }, "Changed.") }));
		expect((await get("/undated/b.html")).text).toContain("Changed.");
		const response = await fetch(new URL("/.backfile/reload", /http:\/\/[\d.:]+/.exec(out())?.[0]));
		const reader = response.body?.getReader();
		expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"marks":{"/undated/b":"Draft"}');
		await reader?.cancel();
		child.kill("SIGTERM");
		expect(await ended).toBe(0);
		expect(() => rmSync(path.join(root, "dist"))).toThrow(/ENOENT/);
	});
});
