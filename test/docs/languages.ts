// What a block of code must at least be: a text that its language can read.
import { execFileSync } from "node:child_process";
import { parse as parseCsv } from "csv-parse/sync";
import { createJiti } from "jiti";
import nunjucks from "nunjucks";
import { type DefaultTreeAdapterMap, type ParserError, parseFragment } from "parse5";
import { SaxesParser } from "saxes";
import { parse as parseToml } from "smol-toml";
import { parseAllDocuments } from "yaml";
import { readStory } from "../../src/article/read.ts";
import { sha256Of } from "../../src/system/hash.ts";

const jiti = createJiti(import.meta.url, { fsCache: false });

/** Each language that a page may use, and what throws where a text is not of it. */
export const LANGUAGES: Readonly<Record<string, (text: string, file?: string) => unknown>> = {
	apache: anything,
	bibtex: anything,
	caddy: anything,
	css: balanced,
	csv: (text) => parseCsv(text),
	diff: anything,
	html: parseHtml,
	ini: anything,
	js: parseScript,
	json: (text) => JSON.parse(text),
	md: parseMarkdown,
	nginx: balanced,
	njk: (text) => new nunjucks.Template(text, new nunjucks.Environment(), "block.njk", true),
	sh: (text) => execFileSync("bash", ["-n"], { input: text, stdio: ["pipe", "ignore", "pipe"] }),
	text: anything,
	toml: (text) => parseToml(text),
	ts: parseScript,
	xml: parseXml,
	yaml: parseYaml,
};

/** Servers and forges read these; what is run of them is in test/slow/docs. */
function anything(): void {}

function balanced(text: string): void {
	let open = 0;
	for (const sign of text.replaceAll(/#.*$|"[^"]*"|\/\*[^]*?\*\//gm, "").replaceAll(/[^{}]/g, "")) {
		open += sign === "{" ? 1 : -1;
		if (open < 0) throw new Error("A brace closes that was not opened.");
	}
	if (open > 0) throw new Error("A brace is not closed.");
}

function parseScript(text: string): void {
	const script = jiti.transform({ source: text, ts: true, filename: "block.ts" });
	const [, fault] = /^exports\.__JITI_ERROR__ = (\{.*\})/.exec(script) ?? [];
	if (fault !== undefined) throw new Error(`line ${JSON.parse(fault).line}: ${JSON.parse(fault).message.trim()}`);
}

function parseHtml(text: string): void {
	const errors: ParserError[] = [];
	parseFragment<DefaultTreeAdapterMap>(text, { onParseError: (error) => errors.push(error) });
	const [error] = errors;
	if (error) throw new Error(`line ${error.startLine}: ${error.code}`);
}

function parseXml(text: string): void {
	const parser = new SaxesParser({ fragment: !text.startsWith("<?xml") });
	parser.on("error", (error) => {
		throw error;
	});
	parser.write(text).close();
}

function parseYaml(text: string): void {
	const [fault] = parseAllDocuments(text).flatMap(({ errors, warnings }) => [...errors, ...warnings]);
	if (fault) throw fault;
}

/**
 * Reads a block with front matter as a build would read a story. One that a reader writes into a file is read by the page's commands,
 * perhaps to show what they say of a fault; and Markdown alone is never wrong.
 */
function parseMarkdown(text: string, file?: string): void {
	if (!/^(---|\+\+\+)\n/.test(text) || file !== undefined) return;
	const bytes = Buffer.from(text);
	const { problems } = readStory({ file: "block.md", bytes, sha256: sha256Of(text), otherSources: [] }, "UTC");
	if (problems.length > 0) throw new Error(problems.map(({ line, rule, message }) => `line ${line ?? 1}: ${message} (${rule})`).join("\n"));
}
