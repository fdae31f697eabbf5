import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { treeOf } from "../../pipeline/archives.ts";
import { isCompiled } from "../../scripts/compiled.ts";

const repository = path.resolve(import.meta.dirname, "../../..");

/** Both packages as npm packs them, unpacked beside the libraries of this repository: nothing is fetched for that. */
describe("the packages backfile and create-backfile", () => {
	const root = mkdtempSync(path.join(tmpdir(), "backfile-create-"));
	const site = path.join(root, "my site");
	const shell = process.platform === "win32";
	const run = (cwd: string, program: string, ...words: string[]) =>
		execFileSync(program, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell });

	beforeAll(() => {
		// "npm ci" has compiled lib/; it is compiled again only where it is older than the sources.
		const options = ["--silent", "--pack-destination", root, ...(isCompiled() ? ["--ignore-scripts"] : [])];
		for (const folder of [repository, path.join(repository, "create-backfile")]) run(folder, "npm", "pack", ...options);
		for (const name of ["backfile", "create-backfile"]) {
			const installed = path.join(root, "node_modules", name);
			mkdirSync(installed, { recursive: true });
			run(root, "tar", "-xzf", packed(name), "-C", installed, "--strip-components=1");
		}
		symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules/backfile/node_modules"));
	});
	afterAll(() => rmSync(root, { recursive: true, force: true }));

	function packed(name: string): string {
		return readdirSync(root).find((file) => new RegExp(`^${name}-\\d.*\\.tgz$`).test(file)) ?? "";
	}

	it("have one version", () => {
		const [ours, create] = ["", "create-backfile/"].map((folder) =>
			JSON.parse(readFileSync(path.join(repository, folder, "package.json"), "utf8")),
		);
		expect([create.version, create.dependencies.backfile]).toEqual([ours.version, ours.version]);
	});

	it("begin an archive that builds once it is installed, and that plain Eleventy builds", () => {
		const create = path.join(root, "node_modules/create-backfile/create.js");
		const words = [
			"my site",
			"--title",
			"The Harbour Herald",
			"--url",
			"https://herald.example/",
			"--language",
			"en",
			"--time-zone",
			"UTC",
		];
		expect(run(root, process.execPath, create, ...words)).toContain("A new archive is in my site:");
		const manifest = path.join(site, "package.json");
		const text = readFileSync(manifest, "utf8");
		const { version } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8"));
		expect(text).toContain(`"backfile": "^${version}"`);
		// As long as the version is in no registry, its packed file stands in its place.
		writeFileSync(manifest, text.replace(`^${version}`, `file:../${packed("backfile")}`));
		run(site, "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefer-offline");
		expect(run(site, "npx", "backfile", "build", "--strict")).toContain(
			"3 story files: 3 published, 0 left out.\n0 errors, 0 warnings, 0 notes.",
		);
		run(site, "npx", "@11ty/eleventy", "--config=node_modules/backfile/eleventy.js", "--output=plain", "--quiet");
		const [built, plain] = [treeOf(path.join(site, "dist")), treeOf(path.join(site, "plain"))];
		const stories = Object.keys(built).filter((name) => /^(1957|2024)\/.*\.html$/.test(name));
		expect(stories).toHaveLength(10);
		for (const name of stories) expect(plain[name]).toBe(built[name]);
	});

	it("bring an export in, build it and serve it, until they are stopped", async () => {
		const cli = path.join(root, "node_modules/backfile/lib/cli.js");
		writeFileSync(path.join(root, "export.xml"), WXR);
		const child = spawn(process.execPath, [cli, "init", "tide", "--from", "export.xml", "--port", "0"], { cwd: root });
		const address = await served(child);
		const page = await (await fetch(`${address}2019/05/harbour/`)).text();
		expect(page).toContain("The harbour is open.");
		expect(page).toContain("Tide &amp; Time");
		child.kill("SIGINT");
		await once(child, "close");
		expect(readFileSync(path.join(root, "tide/.eleventy.ts"), "utf8")).toContain('url: "https://tide.example/",\n\tlanguage: "en-GB",');
	});
});

/** The address at which a command serves, once it does. */
async function served(child: ChildProcess): Promise<string> {
	let [out, err] = ["", ""];
	child.stderr?.on("data", (part) => (err += String(part)));
	const ended = once(child, "close").then(() => Promise.reject(new Error(`It ended: ${out}${err}`)));
	for (;;) {
		const [, address] = /Serving (\S+)/.exec(out) ?? [];
		if (address !== undefined) {
			ended.catch(() => undefined);
			return address;
		}
		const [part] = (await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), ended])) as [Buffer];
		out += String(part);
	}
}

const WXR = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Tide &amp;amp; Time</title><link>https://tide.example</link><description>Of the tide</description><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://tide.example</wp:base_site_url><wp:base_blog_url>https://tide.example</wp:base_blog_url>
<item><title>Harbour</title><link>https://tide.example/2019/05/harbour/</link><dc:creator>eva</dc:creator>
<content:encoded><![CDATA[<p>The harbour is open.</p>]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date>2019-05-02 10:00:00</wp:post_date>
<wp:post_name>harbour</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="news"><![CDATA[News]]></category></item>
</channel></rss>
`;
