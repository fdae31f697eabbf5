// Every block of the documentation is run: a reader who follows a page meets no command that fails.
import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partsOf } from "../../docs/blocks.ts";
import { readPages } from "../../docs/pages.ts";
import { install, layOut, type Machine } from "./install.ts";
import { commandsOf, isLike, runPage } from "./run.ts";
import { SERVERS, serverFault } from "./servers.ts";
import { typeFaults } from "./types.ts";

const pages = readPages().map((page) => ({ name: page.name, ...partsOf(page) }));
const withCommands = pages.filter(({ blocks }) => blocks.some(({ language, notRun }) => language === "sh" && notRun === undefined));
const only = process.env.BACKFILE_PAGE || undefined;

let machine: Machine;
beforeAll(() => {
	machine = install(realpathSync(mkdtempSync(path.join(tmpdir(), "backfile-docs-"))));
});
afterAll(() => rmSync(machine.root, { recursive: true, force: true }));

describe.concurrent("a reader who follows a page", () => {
	it.each(withCommands.filter(({ name }) => only === undefined || name === only))("meets no command that fails: $name", async (page) => {
		await runPage(machine, page.name, page);
	});
});

describe("what pages show", () => {
	const blocks = pages.flatMap((page) => page.blocks);

	it("in TypeScript fits the types of the package", () => {
		expect(
			typeFaults(
				machine,
				blocks.filter(({ language }) => language === "ts"),
			),
		).toEqual([]);
	});

	it.each([
		["a setting that there is not", "export const archive = defineArchive({ titel: 1 });\n", "'titel' does not exist"],
		[
			"a value of the wrong form",
			'export const archive = defineArchive({ title: "T", url: "https://t.example/", search: "no" });\n',
			"boolean",
		],
	])("would not fit with %s", (_, text, fault) => {
		const [block] = partsOf({ name: "bad.md", text: `\`\`\`ts\n${text}\`\`\`\n` }).blocks;
		expect(typeFaults(machine, block ? [block] : [], "bad").join("\n")).toContain(fault);
	});

	it("of settings of servers is taken by those servers", () => {
		const settings = blocks.filter(({ language, notRun }) => SERVERS.some((name) => name === language) && notRun === undefined);
		const site = layOut(machine, "built", "served");
		for (const host of SERVERS) execFileSync("backfile", ["host", host, "--output", site], { cwd: site, env: machine.env, stdio: "pipe" });
		// Only an archive with many old addresses has this file.
		writeFileSync(path.join(site, ".backfile-apache.conf"), "", { flag: "a" });
		expect(settings.flatMap((block) => serverFault(machine, block, site) ?? [])).toEqual([]);
	});
});

describe("runPage", () => {
	const page = (text: string) => ({ name: "page.md", ...partsOf({ name: "page.md", text: `<!-- folder: empty -->\n\n${text}` }) });
	const outcome = (text: string, name: string) => runPage(machine, name, page(text)).then(String, String);

	it("writes files, keeps the folder and the variables, and compares what is printed", async () => {
		const text = [
			"```yaml a/b.yml",
			"x: 1",
			"```",
			"```sh",
			"cd a \\",
			"  && export Y=2",
			"```",
			"```sh",
			"cat b.yml   # shows it",
			'echo "$Y"',
			"false   # exits with 1",
			"```",
			"```text",
			"x: …",
			"2",
			"```",
			"```sh",
			"echo a",
			"echo b",
			"```",
			"```text",
			"b",
			"```",
		];
		expect(await outcome(text.join("\n"), "good")).toBe("undefined");
	});

	it.each([
		["fails", "```sh\necho before\necho words >&2; exit 3\n```", "fails:5: it ends with 3, not with 0:\n$ echo words >&2; exit 3\nwords\n"],
		["does not fail", "```sh\ntrue # exits with 1\n```", "does not fail:4: it ends with 0, not with 1"],
		[
			"prints something else",
			"```sh\necho b\necho a\n```\n```text\nb\n```",
			"prints something else:7: the commands above print something else:\nb\na\n",
		],
		["serves nothing", "```sh\ntrue # stop with Ctrl-C\n```", "serves nothing:4: it never says “Serving”"],
		["fetches", "```sh\nnode -e 'fetch(\"http://198.51.100.1/\")'\n```", "198.51.100.1"],
		["installs what is not known", "```sh\nnpm install left-pad-no-more\n```", "installs what is not known:4"],
	])("tells of a command that %s", async (name, text, message) => {
		expect(await runPage(machine, name, page(text)).then(String, String)).toContain(message);
	});
});

describe("commandsOf", () => {
	it("joins lines that go on, and reads how a command ends", () => {
		const text = "# words\n\nbackfile check   # exits with 1\nnpx backfile \\\n  build\nnpx backfile serve # stop with Ctrl-C\n";
		expect(commandsOf({ line: 10, text })).toEqual([
			{ line: 13, text: "backfile check   # exits with 1", exitsWith: 1, isUntilStopped: false },
			{ line: 14, text: "npx backfile \\\n  build", exitsWith: 0, isUntilStopped: false },
			{ line: 16, text: "npx backfile serve # stop with Ctrl-C", exitsWith: 0, isUntilStopped: true },
		]);
	});
});

describe("isLike", () => {
	it.each([
		["a 12 b\n", "a … b", true],
		["a\nb\nc\n", "a\n…\nc\n", true],
		["a\nc\n", "a\n…\nc\n…\n", true],
		["a\nbc\n", "a\n…\nc\n", false],
		["rendering …\na\n", "a\n", true],
		["a.b", "a+b", false],
		["a\nb", "a", false],
		["Serving http://127.0.0.1:40123/", "Serving http://127.0.0.1:8080/", true],
	])("compares %j with %j", (printed, shown, expected) => {
		expect(isLike(printed, shown)).toBe(expected);
	});
});
