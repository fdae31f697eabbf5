import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "../../src/problem.ts";
import { type Command, run } from "./run.ts";
import type { Places, Step } from "./step.ts";

/** Another generator that is ready to be measured. */
export interface Peer {
	/** Its name with its version. */
	readonly name: string;
	readonly step: Step;
}

/** The packages of plain Eleventy. */
const PACKAGES = ["@11ty/eleventy@3.1.8", "luxon@3"];

const peers = path.join(import.meta.dirname, "peers");

/**
 * Makes Hugo's site.
 * @throws {CannotRun} if Hugo is not on the PATH
 */
export async function hugo({ folder, content }: Places, signal: AbortSignal): Promise<Peer> {
	if (!isOnPath("hugo"))
		throw new CannotRun(
			"There is no hugo on the PATH.",
			"Get it with your system's packages (apt install hugo), or from https://gohugo.io/installation/.",
		);
	const { stdout } = await run({ name: "hugo version", program: "hugo", args: ["version"], cwd: folder }, signal);
	const site = path.join(folder, "hugo");
	cpSync(path.join(peers, "hugo"), site, { recursive: true });
	convertForHugo(content, path.join(site, "content/articles"));
	const output = path.join(folder, "hugo-out");
	return {
		name: `Hugo ${/v(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? stdout.trim()}`,
		step: cleanStep("Hugo: clean build", output, {
			name: "hugo",
			program: "hugo",
			args: ["--quiet", "--cacheDir", path.join(folder, "hugo-cache"), "-d", output],
			cwd: site,
		}),
	};
}

/**
 * Installs plain Eleventy and makes its site.
 * @throws {CannotRun} if npm cannot install it
 */
export async function eleventy({ folder, content }: Places, signal: AbortSignal): Promise<Peer> {
	const site = path.join(folder, "eleventy");
	cpSync(path.join(peers, "eleventy"), site, { recursive: true });
	cpSync(content, path.join(site, "pages/content"), { recursive: true });
	writeFileSync(path.join(site, "package.json"), "{}\n");
	const args = ["install", "--no-audit", "--no-fund", ...PACKAGES];
	await run({ name: "npm install", program: "npm", args, cwd: site }, signal);
	const home = path.join(site, "node_modules/@11ty/eleventy");
	const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as { readonly version: string };
	const output = path.join(folder, "eleventy-out");
	return {
		name: `Eleventy ${version}`,
		step: cleanStep("Eleventy: clean build", output, {
			name: "eleventy",
			program: process.execPath,
			args: [path.join(home, "cmd.cjs"), "--config=eleventy.config.mjs", `--output=${output}`],
			cwd: site,
		}),
	};
}

/** Changes a story's file so that Hugo makes the same pages: section, year and month become taxonomies. */
export function forHugo(text: string): string {
	const [, month = "", year = ""] = /^date: ((\d{4})-\d\d)/m.exec(text) ?? [];
	return text.replace(/^section: (.+)$/m, `desk: ["$1"]\nyear: ["${year}"]\nmonth: ["${month}"]`);
}

function convertForHugo(from: string, to: string): void {
	for (const file of filesBelow(from)) {
		const target = path.join(to, path.relative(from, file));
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, forHugo(readFileSync(file, "utf8")));
	}
}

function cleanStep(what: string, output: string, command: Command): Step {
	return {
		what,
		before: () => rmSync(output, { recursive: true, force: true }),
		command,
		counting: command,
		count: () => filesBelow(output).length,
	};
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
}

function isOnPath(program: string): boolean {
	return (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}
