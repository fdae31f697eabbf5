import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const repository = path.resolve(import.meta.dirname, "../..");

/** Other versions of Node to try the package on, as the paths of their programs. */
const NODES = [process.execPath, ...(process.env.BACKFILE_NODES ?? "").split(path.delimiter).filter((file) => file !== "")];

/** What package.json lets others import, used as its own documentation says. It is JavaScript, and has the types of TypeScript as well. */
const USE = `
import { defineArchive } from "backfile";
import { bodyOf, parseDate, readArticle, writeStory } from "backfile/article";
import { newSite, openSource, runImport } from "backfile/importers";

const text = new TextEncoder().encode(writeStory({ headline: "Gale", published: "1957-03~" }, "The wall *fell*."));
const { article, problems } = readArticle("1957/gale.md", text, { timeZone: "Europe/London" });
if (!article) throw new Error(problems.map(({ message }) => message).join());
console.log(article.headline, article.published?.edtf, bodyOf(article, text).trim(), parseDate("4 March 1957", "UTC")?.edtf);

/** @type {import("backfile/importers").Importer} */
const importer = {
	name: "made-up",
	about: "two stories",
	keepsUrls: true,
	recognises: () => false,
	async *read(sources) {
		for (const name of ["a", "b"])
			yield {
				step: "story",
				key: name,
				name,
				place: { file: sources[0]?.name ?? "", line: 1 },
				kind: "story",
				fields: { headline: "Story " + name, published: "2001-02-03" },
				body: { format: "html", text: "<p>Words of " + name + "</p>" },
				addresses: ["https://old.example/" + name + ".html"],
				notCarried: [],
			};
	},
};
const site = newSite(defineArchive({ title: "T", url: "https://new.example/" }), process.cwd() + "/content");
const report = await runImport(importer, [openSource("package.json")], {
	into: process.cwd() + "/content",
	memory: process.cwd() + "/imports",
	site,
	map: new Map(),
	keepUrls: true,
	skipDuplicates: false,
	dryRun: false,
	jobs: 2,
});
console.log(report.records, report.written);
`;

/** Settings in CommonJS, for an archive that says nothing of its modules. */
const COMMON = `const { backfile, defineArchive } = require("backfile");
const archive = defineArchive({ title: "T", url: "https://new.example/", cards: "none", icons: false });
module.exports = (config) => config.addPlugin(backfile, archive);
module.exports.archive = archive;
`;

describe("the package", () => {
	const root = mkdtempSync(path.join(tmpdir(), "backfile-package-"));
	const installed = path.join(root, "node_modules/backfile");
	const cli = path.join(installed, "lib/cli.js");
	const run = (node: string, ...words: string[]) =>
		execFileSync(node, words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

	beforeAll(() => {
		execFileSync("npm", ["pack", "--silent", "--pack-destination", root], { cwd: repository, shell: process.platform === "win32" });
		mkdirSync(path.dirname(installed));
		execFileSync("tar", ["-xzf", readdirSync(root).find((name) => name.endsWith(".tgz")) ?? "", "-C", root], { cwd: root });
		execFileSync("mv", [path.join(root, "package"), installed]);
		symlinkSync(path.join(repository, "node_modules"), path.join(installed, "node_modules"));
		symlinkSync(path.join(repository, "node_modules/@types"), path.join(root, "node_modules/@types"));
		writeFileSync(path.join(root, "package.json"), '{ "type": "module" }');
	});
	afterAll(() => rmSync(root, { recursive: true, force: true }));

	it("has every program with a map to its source, which is in the map", () => {
		const files = readdirSync(path.join(installed, "lib"), { recursive: true, encoding: "utf8" });
		const programs = files.filter((name) => name.endsWith(".js") && !name.startsWith("libraries"));
		expect(programs.length).toBeGreaterThan(500);
		for (const name of programs) {
			const { sources, sourcesContent } = JSON.parse(readFileSync(path.join(installed, "lib", `${name}.map`), "utf8"));
			expect([name, sources.length, sourcesContent?.[0]?.length > 0]).toEqual([name, 1, true]);
		}
		expect(readdirSync(installed).sort()).toEqual(
			["CHANGELOG.md", "LICENSE", "README.md", "docs", "eleventy.js", "lib", "node_modules", "package.json", "starter", "templates"].sort(),
		);
	});

	it.each(NODES)("lets others read a story, and import by an importer of their own (%s)", (node) => {
		writeFileSync(path.join(root, "use.js"), USE);
		expect(run(node, "use.js")).toBe("Gale 1957-03~ The wall *fell*. 1957-03-04\n2 2\n");
		for (const folder of ["content", "imports"]) rmSync(path.join(root, folder), { recursive: true });
	});

	it("has the types of all that it lets others import", () => {
		writeFileSync(
			path.join(root, "use.ts"),
			USE.replace("/** @type", "// @type").replace("const importer =", 'const importer: import("backfile/importers").Importer ='),
		);
		const compiler = path.join(repository, "node_modules/typescript/bin/tsc");
		const options = ["--module", "nodenext", "--target", "es2023", "--strict", "--noEmit", "--types", "node"];
		expect(run(process.execPath, compiler, ...options, "use.ts")).toBe("");
	});

	it.each(NODES)("builds, checks and imports, with settings in CommonJS (%s)", (node) => {
		const site = path.join(root, "site");
		const backfile = (...words: string[]) =>
			execFileSync(node, [cli, ...words], {
				cwd: site,
				encoding: "utf8",
				stdio: ["ignore", "pipe", "pipe"],
			});
		mkdirSync(path.join(site, "content"), { recursive: true });
		writeFileSync(path.join(site, "eleventy.config.js"), COMMON);
		writeFileSync(path.join(site, "package.json"), "{}");
		writeFileSync(path.join(site, "old.csv"), "headline,published,body\nGale,1957-03-04,The wall fell.\n");
		expect(backfile("--help")).toContain("Usage: backfile");
		expect(backfile("import", "csv", "old.csv")).toContain("1");
		expect(backfile("check")).toContain("1 story file, 1 of them on the site");
		expect(JSON.parse(backfile("build", "--no-search", "--json"))).toMatchObject({ articles: 1, leftOut: 0 });
		expect(readFileSync(path.join(site, "dist/1957/03/04/gale.html"), "utf8")).toContain("The wall fell.");
		rmSync(site, { recursive: true });
	});

	it("loads little to show its help: nothing that builds, and no importer", () => {
		const folder = path.join(root, "loaded");
		const { status } = spawnSync(process.execPath, [cli, "--help"], { env: { ...process.env, NODE_V8_COVERAGE: folder } });
		expect(status).toBe(0);
		const { result } = JSON.parse(readFileSync(path.join(folder, readdirSync(folder)[0] ?? ""), "utf8")) as Coverage;
		const loaded = result.flatMap(({ url }) => (url.startsWith("file:") ? [fileURLToPath(url).replaceAll(path.sep, "/")] : []));
		expect(loaded.filter((file) => file.endsWith("backfile/lib/cli/program.js"))).toHaveLength(1);
		expect(new Set(loaded.map((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]))).toEqual(
			new Set(["backfile", "commander", "entities"]),
		);
		expect(
			loaded.filter((file) => /\/backfile\/lib\/(archive|checks|eleventy|pipeline|site|view|importers\/formats\/.*)\//.test(file)),
		).toEqual([]);
		// There are 67 of them.
		expect(loaded.length).toBeLessThan(90);
	});

	it("shows its help in a few times the time that Node itself takes", () => {
		const script = 'process.on("exit", () => { const { user, system } = process.cpuUsage(); console.error((user + system) / 1e6); })';
		writeFileSync(path.join(root, "clock.cjs"), script);
		const secondsOf = (...words: string[]) =>
			Number(spawnSync(process.execPath, ["--require", "./clock.cjs", ...words], { cwd: root, encoding: "utf8" }).stderr.trim());
		const times = Array.from({ length: 7 }, () => ({ nothing: secondsOf("-e", ""), help: secondsOf(cli, "--help") }));
		const [nothing, help] = [times.map(({ nothing }) => nothing), times.map(({ help }) => help)].map(medianOf) as [number, number];
		console.log(`The help takes ${help} s of the processor, Node itself ${nothing} s.`);
		// It takes two and a half times as long.
		expect(help / nothing).toBeLessThan(6);
	});
});

/** What Node tells of the modules that it loaded (NODE_V8_COVERAGE). */
interface Coverage {
	readonly result: readonly { readonly url: string }[];
}

function medianOf(times: readonly number[]): number {
	return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
