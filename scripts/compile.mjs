// Compiles src/ into lib/, as the package has it. npm runs this after "npm ci" and before it packs (the script "prepare" of package.json).
// It is JavaScript, since it runs where nothing is compiled yet.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "..");
const compiler = path.join(repository, "node_modules/typescript/bin/tsc");

/** The modules that package.json lets others import. Their types, and those that these are made of, are shipped. */
const ENTRIES = ["index", "exports/article", "exports/importers"];

/**
 * Compiles into a folder, which is emptied before. Types are not checked: "npm test" does that.
 * @param {string} lib absolute
 */
export function compile(lib) {
	rmSync(lib, { recursive: true, force: true });
	// Comments of programs are in the source maps, with the sources. Those of types are what editors show.
	run(lib, "--removeComments", "--declaration", "false");
	run(lib, "--emitDeclarationOnly");
	removeUnusedTypes(lib);
}

/** @param {string} lib @param {string[]} options */
function run(lib, ...options) {
	const words = [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", lib, ...options];
	execFileSync(process.execPath, words, { cwd: repository, stdio: "inherit" });
}

/** @param {string} lib */
function removeUnusedTypes(lib) {
	const used = new Set(ENTRIES.map((name) => path.join(lib, `${name}.d.ts`)));
	// A Set also visits what is added to it during the loop.
	for (const file of used) {
		for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/["'](\.\.?\/[^"'\n]+)\.[jt]s["']/g)) {
			const wanted = path.join(path.dirname(file), `${name}.d.ts`);
			if (existsSync(wanted)) used.add(wanted);
		}
	}
	for (const name of readdirSync(lib, { recursive: true, encoding: "utf8" })) {
		const file = path.join(lib, name);
		if (name.endsWith(".d.ts") && !used.has(file)) rmSync(file);
	}
}

if (process.argv[1] === import.meta.filename) {
	// Whoever installs only what the program needs has lib/ already, or compiles it elsewhere.
	if (existsSync(compiler)) compile(path.join(repository, "lib"));
	else process.stderr.write("lib/ was not compiled, since TypeScript is not installed here.\n");
}
