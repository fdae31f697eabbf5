import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeArchive, story } from "./pipeline/archives.ts";

const repository = path.resolve(import.meta.dirname, "..");

interface Ran {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** Runs the CLI from the sources, in the folder of an archive. */
function backfile(cwd: string, ...words: string[]): Promise<Ran> {
	const loader = path.join(repository, "node_modules/tsx/dist/esm/index.mjs");
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			["--import", `file://${loader}`, path.join(repository, "src/cli.ts"), ...words],
			{ cwd },
			(error, out, err) => {
				resolve({ code: error ? Number(error.code) : 0, out, err });
			},
		);
	});
}

describe("backfile build", () => {
	it("prints plain lines where there is no terminal, and exits with 0", async () => {
		const root = makeArchive({ "content/a.md": story("First") });
		const { code, out, err } = await backfile(root, "build", "--at", "2026-01-01T00:00Z");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toMatch(
			/^reading …\nrendering …\npublishing …\n1 story file: 1 published, 0 left out\.\n0 errors, 0 warnings, 0 notes\.\n\d+ outputs in dist \(\d+ new, 0 changed, 0 removed\), as of 2026-01-01T00:00Z, in \d+\.\d s\.\n$/,
		);
	});

	it("prints one JSON object with --json, and exits with 1 on an error", async () => {
		const root = makeArchive({ "content/a.md": story("First"), "content/bad.md": story("Bad", { published: "2021-02-31" }) });
		const { code, out } = await backfile(root, "build", "--json");
		const report = JSON.parse(out);
		expect(code).toBe(1);
		expect(report).toMatchObject({ files: 2, articles: 1, leftOut: 1 });
		expect(report.problems).toEqual([
			{
				file: "bad.md",
				line: 2,
				column: expect.any(Number),
				rule: "date-impossible",
				severity: "error",
				message: expect.stringContaining("2021-02-31"),
				remedy: expect.any(String),
			},
		]);
		expect(report.seconds).toBeGreaterThan(0);
		expect(Object.keys(report)).toEqual(["files", "articles", "leftOut", "outputs", "problems", "seconds"]);
	});

	it.each([
		["an unknown option", ["build", "--fast"], /unknown option/],
		["an unknown command", ["bild"], /unknown command/],
		["a time that is none", ["build", "--at", "noon"], /noon is no time/],
		["no content folder", ["build", "--content", "nowhere"], /no content folder/],
		["no settings", ["build", "--config", "none.ts"], /none\.ts is missing/],
	])("exits with 2 on %s", async (_, words, message) => {
		const root = makeArchive({ "content/a.md": story("First") });
		const { code, err } = await backfile(root, ...words);
		expect(code).toBe(2);
		expect(err).toMatch(message);
		expect(err).not.toContain("    at ");
	});

	it("counts what it does not list", async () => {
		const drafts = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`content/${index}.md`, story("Draft", { draft: true })]));
		const { out } = await backfile(makeArchive(drafts), "build");
		expect(out).toContain("… and 4 more of draft; --json lists all.");
	});
});

describe("backfile new", () => {
	it("writes an article that the next build publishes, and never over another", async () => {
		const root = makeArchive({}, { timeZone: "Pacific/Kiritimati" });
		const words = ["new", 'A "quoted" headline: 1984', "--section", "News", "--tags", "a, 007"];
		const names = [await backfile(root, ...words), await backfile(root, ...words)].map(({ out }) => out.trim());
		expect(names[0]).toMatch(/^content\/\d{4}\/\d{4}-\d\d-\d\d-a-quoted-headline-1984\.md$/);
		expect(names[1]).toBe(names[0]?.replace(".md", "-2.md"));
		const text = readFileSync(path.join(root, names[0] ?? ""), "utf8");
		expect(text).toMatch(/^---\nheadline: .*\nid: .*\npublished: .*\+14:00.*\nsection: News\ntags:\n {2}- a\n {2}- .?007.?\n---\n/);
		const { out } = await backfile(root, "build", "--json");
		expect(JSON.parse(out)).toMatchObject({ files: 2, articles: 2, problems: [] });
		expect(readdirSync(path.join(root, "dist/tags"))).toEqual(["007", "a", "index.html"]);
	});
});

describe("backfile eject", () => {
	it("copies templates of ours to the owner's, never over one that is there, and all or none", async () => {
		const root = makeArchive({ "content/a.md": story("First"), "templates/partials/kinds.njk": "own" });
		expect((await backfile(root, "eject")).out.split("\n")).toContain("layouts/story.njk");
		const ejected = await backfile(root, "eject", "layouts/article.njk", "templates/words/en.yml");
		expect(ejected).toMatchObject({ code: 0, out: "templates/layouts/story.njk\ntemplates/words/en.yml\n" });
		const ours = readFileSync(path.join(repository, "templates/layouts/story.njk"), "utf8");
		expect(readFileSync(path.join(root, "templates/layouts/story.njk"), "utf8")).toBe(ours);
		for (const name of ["partials/kinds.njk", "../package.json", "layouts/none.njk"]) {
			const refused = await backfile(root, "eject", "layouts/front.njk", name);
			expect(refused.code).toBe(2);
			expect(refused.err).toContain(path.posix.normalize(name));
		}
		expect(readdirSync(path.join(root, "templates/layouts"))).toEqual(["story.njk"]);
		expect(readFileSync(path.join(root, "templates/partials/kinds.njk"), "utf8")).toBe("own");
	});
});

describe("backfile --help", () => {
	it("names the commands and the exit codes", async () => {
		const { code, out } = await backfile(repository, "--help");
		expect(code).toBe(0);
		for (const word of ["build", "serve", "new", "import", "eject", "clean", "Exit codes"]) expect(out).toContain(word);
	});
});
