// Whether the TypeScript of pages fits the types of the package.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Block } from "../../docs/blocks.ts";
import { repository } from "../../docs/pages.ts";
import type { Machine } from "./install.ts";

/** What a block may call without importing it: a reader puts it into the settings, where it is imported. */
const KNOWN = ["backfile", "defineArchive"];

/**
 * What the compiler says against blocks of TypeScript, each with its page.
 * @param name a folder of its own
 */
export function typeFaults({ root }: Machine, blocks: readonly Block[], name = "types"): string[] {
	const folder = path.join(root, name);
	mkdirSync(folder, { recursive: true });
	for (const { page, line, text } of blocks) {
		const missing = KNOWN.filter((name) => new RegExp(`\\b${name}\\(`).test(text) && !/\bfrom "backfile"/.test(text));
		const imports = missing.length > 0 ? `\nimport { ${missing.join(", ")} } from "backfile";\n` : "\nexport {};\n";
		writeFileSync(path.join(folder, `${page.replaceAll(/[/.]/g, "-")}-${line}.ts`), text + imports);
	}
	const compilerOptions = {
		target: "ES2023",
		module: "NodeNext",
		lib: ["ES2023"],
		types: ["node"],
		typeRoots: [path.join(repository, "node_modules/@types")],
		strict: true,
		noImplicitAny: false,
		skipLibCheck: true,
		noEmit: true,
		allowImportingTsExtensions: true,
	};
	writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
	writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
	const tsc = path.join(repository, "node_modules/typescript/bin/tsc");
	const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder, encoding: "utf8" });
	return status === 0 ? [] : stdout.trim().split("\n");
}
