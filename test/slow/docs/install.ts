// What a reader has who follows the documentation: the package, installed; npm and npx; a folder to begin in.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Folder } from "../../docs/blocks.ts";
import { repository } from "../../docs/pages.ts";
import { putCompiled } from "../../scripts/compiled.ts";

/** A machine on which the package is installed. */
export interface Machine {
	/** A temporary folder that holds all of it. */
	readonly root: string;
	/** The environment of its commands. */
	readonly env: NodeJS.ProcessEnv;
}

/** Has the package as `npm pack` would have it, and installs it below a folder that is there. */
export function install(root: string): Machine {
	const installed = path.join(root, "node_modules/backfile");
	mkdirSync(installed, { recursive: true });
	putCompiled(path.join(installed, "lib"));
	const { files } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")) as { readonly files: readonly string[] };
	for (const name of ["package.json", "README.md", ...files.filter((name) => name !== "lib")]) {
		if (existsSync(path.join(repository, name))) cpSync(path.join(repository, name), path.join(installed, name), { recursive: true });
	}
	const modules = path.join(repository, "node_modules");
	for (const name of readdirSync(modules)) {
		const target = path.join(root, "node_modules", name);
		if (!existsSync(target)) symlinkSync(path.join(modules, name), target);
	}
	writePrograms(path.join(root, "bin"), installed);
	const home = path.join(root, "home");
	mkdirSync(home);
	writeFileSync(
		path.join(home, ".gitconfig"),
		"[user]\n\tname = Editor\n\temail = editor@courier.example\n[init]\n\tdefaultBranch = main\n",
	);
	const machine = { root, env: environment(root, home) };
	makeArchives(machine);
	return machine;
}

/** Lays a page's folder out, and gives its path. */
export function layOut({ root }: Machine, folder: Folder, name: string): string {
	const place = path.join(root, "pages", name.replaceAll(/[/.]/g, "-"), "archive");
	mkdirSync(place, { recursive: true });
	if (folder === "clone") {
		const files = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], { cwd: repository, encoding: "utf8" }).split("\0");
		for (const file of files) {
			if (file !== "" && existsSync(path.join(repository, file))) cpSync(path.join(repository, file), path.join(place, file));
		}
		symlinkSync(path.join(repository, "node_modules"), path.join(place, "node_modules"));
	}
	if (folder === "here") {
		cpSync(path.join(repository, path.dirname(name)), place, {
			recursive: true,
			filter: (file) => !/\/(dist|_site|node_modules|\.backfile)$/.test(file),
		});
		symlinkSync(path.join(root, "node_modules"), path.join(place, "node_modules"));
	}
	if (folder === "archive" || folder === "built") cpSync(path.join(root, folder), place, { recursive: true, verbatimSymlinks: true });
	return place;
}

/** Makes the archives that pages begin with. */
function makeArchives({ root, env }: Machine): void {
	const [archive, built] = [path.join(root, "archive"), path.join(root, "built")];
	const options = ["--title", "The Saltmarsh Courier", "--url", "https://courier.example/", "--language", "en"];
	execFileSync("backfile", ["init", archive, ...options, "--time-zone", "Europe/London"], { env, stdio: "pipe" });
	symlinkSync(path.join(root, "node_modules"), path.join(archive, "node_modules"));
	execFileSync("git", ["init", "--quiet"], { cwd: archive, env });
	cpSync(archive, built, { recursive: true, verbatimSymlinks: true });
	execFileSync("backfile", ["build"], { cwd: built, env, stdio: "pipe" });
}

/** The programs that pages call. Each is what a reader has, except that nothing is fetched, and that any free port is served on. */
function writePrograms(folder: string, installed: string): void {
	mkdirSync(folder);
	const which = (name: string) => execFileSync("bash", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
	const modules = path.join(repository, "node_modules");
	const programs = {
		backfile: [
			`case " $* " in *" --port "*) ;; " serve "* | " init "*" --from "*) set -- "$@" --port 0 ;; esac`,
			`exec node "${installed}/lib/cli.js" "$@"`,
		],
		npx: [
			`case $1 in`,
			`backfile) exec "$@" ;;`,
			`@11ty/eleventy | eleventy) shift; exec node "${modules}/@11ty/eleventy/cmd.cjs" "$@" ;;`,
			`*) exec "${which("npx")}" --no-install "$@" ;;`,
			`esac`,
		],
		npm: [
			`case $1 in`,
			`ci) exit ;;`,
			`install | i)`,
			`	for name in "\${@:2}"; do`,
			`		case $name in -*) ;; ./* | ../* | /*) ls -d "$name" >/dev/null ;; *) ls -d "${modules}/$name" >/dev/null ;; esac`,
			`	done`,
			`	exit ;;`,
			`run | run-script | test | t | pack | --version) exec "${which("npm")}" "$@" ;;`,
			`*) echo "npm $1 needs the network: mark this block as not run." >&2; exit 1 ;;`,
			`esac`,
		],
	};
	for (const [name, lines] of Object.entries(programs)) {
		writeFileSync(path.join(folder, name), `#!/usr/bin/env bash\nset -e\n${lines.join("\n")}\n`);
		chmodSync(path.join(folder, name), 0o755);
	}
}

function environment(root: string, home: string): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(([name]) => !/^(BACKFILE|VITEST|npm_|NODE_|GIT_|CI$|NO_COLOR|FORCE_COLOR)/i.test(name));
	return {
		...Object.fromEntries(kept),
		PATH: `${path.join(root, "bin")}${path.delimiter}${process.env.PATH ?? ""}`,
		HOME: home,
		LC_ALL: "C.UTF-8",
		NO_COLOR: "1",
		NODE_OPTIONS: `--require=${path.join(import.meta.dirname, "offline.cjs")}`,
		npm_config_offline: "true",
		npm_config_update_notifier: "false",
	};
}
