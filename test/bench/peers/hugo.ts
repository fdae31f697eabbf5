import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "../../../src/problem.ts";
import { type Command, run } from "../run.ts";
import type { Places } from "../step.ts";
import { cleanStep, filesBelow, type Peer } from "./peer.ts";

/** Hugo with the corpus as its content. */
export interface Hugo {
	/** Its name with its version. */
	readonly name: string;
	/** The command that builds into a folder. */
	into(output: string): Command;
}

/**
 * Makes Hugo's site from the corpus.
 * @throws {CannotRun} if Hugo is not on the PATH
 */
export async function prepareHugo({ folder, content }: Places, signal: AbortSignal): Promise<Hugo> {
	if (!isOnPath("hugo"))
		throw new CannotRun(
			"There is no hugo on the PATH.",
			"Get it with your system's packages (apt install hugo), or from https://gohugo.io/installation/.",
		);
	const { stdout } = await run({ name: "hugo version", program: "hugo", args: ["version"], cwd: folder }, signal);
	const site = path.join(folder, "hugo");
	cpSync(path.join(import.meta.dirname, "hugo"), site, { recursive: true });
	convertForHugo(content, path.join(site, "content/articles"));
	const cache = path.join(folder, "hugo-cache");
	return {
		name: `Hugo ${/v(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? stdout.trim()}`,
		into: (output) => ({ name: "hugo", program: "hugo", args: ["--quiet", "--cacheDir", cache, "-d", output], cwd: site }),
	};
}

/** Hugo alone. */
export function hugoAlone(hugo: Hugo, folder: string): Peer {
	const output = path.join(folder, "hugo-out");
	const about = { hasSearch: false, reference: "Hugo's" };
	return { names: [hugo.name], step: cleanStep("Hugo: clean build", output, [hugo.into(output)], about) };
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

function isOnPath(program: string): boolean {
	return (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}
