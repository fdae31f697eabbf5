import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compile } from "../../scripts/compile.mjs";

const repository = path.resolve(import.meta.dirname, "../..");

/** Whether lib/ is newer than all that it is compiled from: "npm ci" compiles it, and an edit makes it old. */
export function isCompiled(): boolean {
	const sources = readdirSync(path.join(repository, "src"), { recursive: true, encoding: "utf8" }).map((name) => path.join("src", name));
	const from = [...sources, "scripts/compile.mjs", "tsconfig.build.json"];
	const compiled = statSync(path.join(repository, "lib/cli.js"), { throwIfNoEntry: false });
	return compiled !== undefined && from.every((name) => statSync(path.join(repository, name)).mtimeMs < compiled.mtimeMs);
}

/** Puts what lib/ has into a folder that is not there yet: as it is if it is new, else compiled anew. */
export function putCompiled(lib: string): void {
	if (isCompiled()) cpSync(path.join(repository, "lib"), lib, { recursive: true });
	else compile(lib);
}

/** Puts the program into a folder, with all that it needs. Returns the path of its CLI. */
export function putProgram(folder: string): string {
	putCompiled(path.join(folder, "lib"));
	for (const name of ["package.json", "eleventy.js", "templates", "starter"])
		cpSync(path.join(repository, name), path.join(folder, name), { recursive: true });
	symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
	return path.join(folder, "lib/cli.js");
}

let program: string | undefined;

/** The CLI as it is compiled, which starts in half the time that it takes from the sources: that of lib/, or one of this process where lib/ is old. */
export function compiledCli(): string {
	program ??= isCompiled() ? path.join(repository, "lib/cli.js") : temporaryProgram();
	return program;
}

function temporaryProgram(): string {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-program-"));
	process.once("exit", () => existsSync(folder) && rmSync(folder, { recursive: true, force: true }));
	return putProgram(folder);
}
