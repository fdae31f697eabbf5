import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Node } from "../node.ts";
import { run } from "../run.ts";
import type { Places } from "../step.ts";
import { cleanStep, type Peer } from "./peer.ts";

/** The packages of plain Eleventy. */
const PACKAGES = ["@11ty/eleventy@3.1.8", "luxon@3"];

/**
 * Installs plain Eleventy and makes its site.
 * @throws {CannotRun} if npm cannot install it
 */
export async function eleventy({ folder, content }: Places, node: Node, signal: AbortSignal): Promise<Peer> {
	const site = path.join(folder, "eleventy");
	cpSync(path.join(import.meta.dirname, "eleventy"), site, { recursive: true });
	cpSync(content, path.join(site, "pages/content"), { recursive: true });
	writeFileSync(path.join(site, "package.json"), "{}\n");
	const args = ["install", "--loglevel=error", "--no-audit", "--no-fund", ...PACKAGES];
	await run({ name: "npm install", program: "npm", args, cwd: site }, signal);
	const home = path.join(site, "node_modules/@11ty/eleventy");
	const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as { readonly version: string };
	const output = path.join(folder, "eleventy-out");
	const words = [path.join(home, "cmd.cjs"), "--config=eleventy.config.mjs", `--output=${output}`];
	return {
		names: [`Eleventy ${version}`],
		step: cleanStep("Eleventy: clean build", output, [{ name: "eleventy", program: node.program, args: words, cwd: site }]),
	};
}
