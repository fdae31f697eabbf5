// Compiles src/ into lib/, as the package has it. npm runs this after "npm ci" and before it packs (the script "prepare" of package.json).
// It is JavaScript, since it runs where nothing is compiled yet.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "..");
const require = createRequire(import.meta.url);
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
	for (const name of filesBelow(lib)) if (name.endsWith(".js.map")) shortenMap(path.join(lib, name));
	bundleLinkedom(lib);
	// npm makes it a program only when it links it for the first time; what is compiled anew after that must be one already.
	chmodSync(path.join(lib, "cli.js"), 0o755);
}

/** @param {string} lib @param {string[]} options */
function run(lib, ...options) {
	const words = [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", lib, ...options];
	execFileSync(process.execPath, words, { cwd: repository, stdio: "inherit" });
}

/** @param {string} lib */
function filesBelow(lib) {
	return readdirSync(lib, { recursive: true, encoding: "utf8" });
}

/**
 * Has a map lead from each line to its source, and no longer from each word: the names of functions and the lines of errors need no more, and
 * the maps are half as large.
 * @param {string} file
 */
function shortenMap(file) {
	const map = JSON.parse(readFileSync(file, "utf8"));
	const { decode, encode } = require("@jridgewell/sourcemap-codec");
	const mappings = encode(decode(map.mappings).map((segments) => segments.slice(0, 1)));
	writeFileSync(file, JSON.stringify({ ...map, names: [], mappings }));
}

/**
 * Puts the one file that linkedom has for workers into the package, with its licences. As a dependency, it and what it is made of would be
 * twenty packages of 5 MB for a user.
 * @param {string} lib
 */
function bundleLinkedom(lib) {
	const folder = path.join(lib, "libraries");
	mkdirSync(folder);
	copyFileSync(path.join(repository, "node_modules/linkedom/worker.js"), path.join(folder, "linkedom.js"));
	writeFileSync(path.join(folder, "LICENSES.txt"), licencesOf("linkedom").join("\n"));
	const user = path.join(lib, "importers/formats/html/dom.js");
	const text = readFileSync(user, "utf8");
	if (!text.includes('"linkedom/worker"')) throw new Error(`${user} does not import linkedom/worker.`);
	writeFileSync(user, text.replace('"linkedom/worker"', '"../../../libraries/linkedom.js"'));
}

/**
 * The licences of a library and of all that it depends on.
 * @param {string} name @param {string} from @param {Set<string>} met
 * @returns {string[]}
 */
function licencesOf(name, from = repository, met = new Set()) {
	if (met.has(name)) return [];
	met.add(name);
	const folder = createRequire(path.join(from, "package.json"))
		.resolve.paths(name)
		?.map((each) => path.join(each, name))
		.find((each) => existsSync(path.join(each, "package.json")));
	if (!folder) throw new Error(`${name} is not installed.`);
	const { version, license, dependencies = {} } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
	const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
	const text = file === undefined ? "" : readFileSync(path.join(folder, file), "utf8").trim();
	return [`${name} ${version} (${license})\n\n${text}\n`, ...Object.keys(dependencies).flatMap((each) => licencesOf(each, folder, met))];
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
	for (const name of filesBelow(lib)) {
		const file = path.join(lib, name);
		if (name.endsWith(".d.ts") && !used.has(file)) rmSync(file);
	}
}

// A clone may be reached through a link, or on Windows through a drive that stands for a folder.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
	// Whoever installs only what the program needs has lib/ already, or compiles it elsewhere.
	if (existsSync(compiler)) compile(path.join(repository, "lib"));
	else process.stderr.write("lib/ was not compiled, since TypeScript is not installed here.\n");
}
