import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { describe, expect, it, vi } from "vitest";
import { initCommand } from "../../../src/cli/init/init.ts";
import { check } from "../../../src/pipeline/check/check.ts";
import { temporary, treeOf, write } from "../../pipeline/archives.ts";

const FLAGS = ["--title", 'The "Wend" & *Tide*', "--url", "wend.example/archive", "--language", "ar", "--time-zone", "Europe/London"];

/** Runs the command in this process, where no terminal is. Gives what it prints. */
async function init(...words: readonly string[]): Promise<string> {
	const printed = vi.spyOn(process.stdout, "write").mockReturnValue(true);
	try {
		await initCommand().parseAsync(["--yes", ...words], { from: "user" });
		return printed.mock.calls.map(([part]) => String(part)).join("");
	} finally {
		printed.mockRestore();
	}
}

describe("backfile init", () => {
	it("writes an archive that has nothing wrong with it, and never writes over one", async () => {
		const folder = path.join(temporary(), "My paper ü");
		expect(await init(folder, ...FLAGS)).toMatch(/\n {4}cd ".*My paper ü"\n {4}npm install\n {4}npm run serve\n$/);
		const files = treeOf(folder);
		expect(Object.keys(files)).toEqual([
			".editorconfig",
			".eleventy.ts",
			".gitattributes",
			".github/workflows/pages.yml",
			".gitignore",
			"README.md",
			"content/1957/flood.md",
			"content/2024/2024-03-15-harbour-wall.md",
			"content/2024/2024-04-02-ferry-timetable.md",
			"content/2024/harbour-wall.svg",
			"content/pages/about.md",
			"content/terms.yml",
			"package.json",
		]);
		expect(files[".eleventy.ts"]).toContain(
			'title: "The \\"Wend\\" & *Tide*",\n\turl: "https://wend.example/archive/",\n\tlanguage: "ar",\n',
		);
		expect(files["README.md"]).toMatch(/^# The "Wend" & \\\*Tide\\\*\n/);
		expect(files["README.md"]).toContain("Delete the three stories");
		expect(files["content/1957/flood.md"]).toMatch(/^---\nheadline: البحر/);
		await expect(init(folder, ...FLAGS)).rejects.toThrow(".eleventy.ts is there already, and nothing was written.");
		expect(treeOf(folder)).toEqual(files);
		const report = await check({ config: path.join(folder, ".eleventy.ts") });
		expect(report).toMatchObject({ articles: 3, groups: [] });
	});

	it.each(["de", "el", "es", "fr", "ja"])("writes stories with nothing wrong with them in the language %s", async (language) => {
		const folder = path.join(temporary(), "paper");
		await init(folder, ...FLAGS, "--language", language);
		expect(await check({ config: path.join(folder, ".eleventy.ts") })).toMatchObject({ articles: 3, groups: [] });
	});

	it("tells nobody to delete stories that it did not write", async () => {
		const root = temporary();
		write(root, { "content/2024/a.md": "---\nheadline: A\n---\nWords." });
		await init(root, ...FLAGS);
		const readme = treeOf(root)["README.md"];
		expect(readme).toContain("## Write a story");
		expect(readme).not.toMatch(/three stories|content\/2024/);
	});

	it("says what it takes where it cannot ask, and keeps the files that are there", async () => {
		const root = temporary();
		const own = { "README.md": "Ours.", "package.json": "{}", "content/a.md": "---\nheadline: A\n---\nWords." };
		write(root, own);
		const out = await init(root, "--title", "Herald", "--language", "en");
		expect(out).toContain("Address at which the site will stand: https://example.org/ (--url)\n");
		expect(out).toContain("Left as they were: README.md, package.json.\n");
		expect(out).toMatch(/\n {4}npm install backfile@file:.*\n {4}npx backfile serve\n$/);
		expect(treeOf(root)).toMatchObject(own);
		expect(Object.keys(treeOf(path.join(root, "content")))).toEqual(["a.md"]);
		const other = temporary();
		write(other, { "content/a.md": own["content/a.md"] });
		await init(other, "--title", "Herald", "--language", "en");
		expect(treeOf(other)["README.md"]).toMatch(/^# Herald\n(?![^]*Delete the three stories)[^]*## Put a picture into it\n/);
	});

	it.each([
		["a wrong option", ["new", "--time-zone", "Mars"], '--time-zone "Mars" is not right: it must be a time zone'],
		["a folder that is a file", ["taken"], "taken is a file."],
		["a folder below a file", ["taken/new"], "cannot be made (E"],
		["a source that is not there", ["new", "--from", "none.xml"], "There is no file or folder none.xml."],
		["a source around the archive", ["new", "--from", "."], "The archive would lie in the folder that it is made from, ."],
		["a format without a source", ["new", "--format", "jekyll"], "--format and --media are for what is brought in."],
	])("refuses %s, and writes nothing", async (_, words, message) => {
		const root = temporary();
		write(root, { taken: "" });
		vi.spyOn(process, "cwd").mockReturnValue(root);
		await expect(init(...words).finally(() => vi.mocked(process.cwd).mockRestore())).rejects.toThrow(message);
		expect(Object.keys(treeOf(root))).toEqual(["taken"]);
	});

	it("names the page on imports where a source is not there", async () => {
		await expect(init(path.join(temporary(), "new"), "--from", "none.xml")).rejects.toMatchObject({ page: "docs/importing.md" });
	});

	it("says so where it may not write", async ({ skip }) => {
		const root = temporary();
		if (process.getuid?.() === 0) skip("root may write anywhere");
		chmodSync(root, 0o555);
		await expect(init(path.join(root, "new"))).rejects.toThrow("cannot be made (EACCES)");
	});
});

describe("the workflow of a new archive", () => {
	const text = readFileSync(path.join(import.meta.dirname, "../../../starter/dot-github/workflows/pages.yml"), "utf8");
	interface Job {
		readonly permissions: Readonly<Record<string, string>>;
		readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }[];
	}
	const { jobs } = load(text) as { readonly jobs: Readonly<Record<string, Job>> };

	it("builds with what earlier builds remember, and publishes what was built", () => {
		const steps = jobs.build?.steps ?? [];
		const words = steps.map(({ uses, run }) => uses?.replace(/@v\d+$/, "") ?? run?.split("\n")[0]);
		expect(words).toEqual([
			"actions/checkout",
			"actions/setup-node",
			"npm ci",
			"actions/cache",
			"npx backfile check --format github",
			"npx backfile build --strict",
			"git add urls.txt",
			"actions/upload-pages-artifact",
		]);
		expect(steps[3]?.with?.path).toBe(".backfile\ndist\n");
		expect(jobs.publish?.permissions).toEqual({ pages: "write", "id-token": "write" });
	});
});
