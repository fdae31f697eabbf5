import { mkdirSync } from "node:fs";
import path from "node:path";
import { type ProgramEnd, programFailed, runProgram } from "./program.ts";
import type { Remote, Standing } from "./remote.ts";
import type { Target } from "./target.ts";

/** Partial transfer: some files could not be read or written. */
const PARTIAL = 23;

/** Files that it was told of are not there. */
const VANISHED = 24;

/** The folder that rsync runs in. */
const HERE = "./";

/** What leaves our own records out of a comparison. */
const NOT_OURS = "--exclude=/.backfile*";

/**
 * A folder on a machine that is reached by `rsync` over `ssh`. What `ssh` needs to know stands in its own settings.
 * @param scratch an empty folder here, absolute
 */
export function openRsync(target: Extract<Target, { kind: "rsync" }>, scratch: string, signal?: AbortSignal): Remote {
	const place = `${target.host}:${target.folder.replace(/\/*$/, "/")}`;
	const empty = path.join(scratch, "empty");
	mkdirSync(empty, { recursive: true });
	const shell = target.port === undefined ? [] : ["-e", `${process.env.RSYNC_RSH ?? "ssh"} -p ${target.port}`];
	// Names are sent as they are, never read by a shell there.
	// It runs in the folder here, which is `./` then: it would take the drive of a path of Windows for the name of a machine.
	const run = (cwd: string, args: readonly string[], input?: string) =>
		runProgram({ program: "rsync", args: ["--protect-args", "--8-bit-output", ...shell, ...args], cwd, input, signal });
	const listed = ["--from0", "--files-from=-"];

	return {
		async fetch(files, into) {
			const wanted = files.map((file) => `--include=/${file}`);
			const end = await run(into, ["--recursive", ...wanted, "--exclude=*", "--", place, HERE]);
			if (end.code !== 0 && !isNoFolder(end)) throw programFailed("rsync", end, `read from ${target.name}`);
		},
		async isEmpty() {
			const end = await run(empty, ["--dry-run", "--dirs", "--links", "--out-format=%n", NOT_OURS, "--", place, HERE]);
			if (isNoFolder(end)) return true;
			if (end.code !== 0) throw programFailed("rsync", end, `look into ${target.name}`);
			return !/^(?!\.\/$)./m.test(end.out.toString());
		},
		async compare(folder, files) {
			const which = files ? [...listed, "--ignore-missing-args"] : ["--recursive", NOT_OURS];
			const how = ["--dry-run", "--links", "--checksum", "-ii", "--out-format=%i %n"];
			const end = await run(folder, [...how, ...which, "--", place, HERE], files && listOf(files));
			if (isNoFolder(end)) return new Map();
			if (end.code !== 0) throw programFailed("rsync", end, `compare the files at ${target.name}`);
			return standingIn(end.out);
		},
		async send({ folder, files }) {
			const how = ["--times", "--omit-dir-times", "--checksum", "--keep-dirlinks"];
			const send = (more: readonly string[]) => run(folder, [...how, ...more, ...listed, "--", HERE, place], listOf(files));
			let end = await send([]);
			// The folder is missing, with those that it is in. Older versions cannot make them.
			if (end.code !== 0 && /No such file or directory/.test(end.err)) end = await send(["--mkpath"]);
			if (end.code !== 0) throw programFailed("rsync", end, `send files to ${target.name}`);
		},
		async remove(files) {
			const end = await run(empty, ["--delete-missing-args", ...listed, "--", HERE, place], listOf(files));
			if (end.code !== 0 && end.code !== VANISHED) throw programFailed("rsync", end, `remove files from ${target.name}`);
		},
		async removeFolders(folders) {
			const depths = new Set(folders.map(depthOf));
			for (const depth of [...depths].sort((a, b) => b - a)) await this.remove(folders.filter((folder) => depthOf(folder) === depth));
		},
	};
}

/** A list of paths for `--from0`. With `./` before it no name is taken for a comment. */
function listOf(files: readonly string[]): string {
	return files.map((file) => `./${file}\0`).join("");
}

function isNoFolder({ code, err }: ProgramEnd): boolean {
	return code === PARTIAL && /change_dir ".*" failed: No such file or directory/.test(err);
}

function depthOf(folder: string): number {
	return folder.split("/").length;
}

/** The files in the output of `-ii --out-format='%i %n'`: one a line, behind eleven characters that say in what it differs, and a blank. */
function standingIn(out: Buffer): Standing {
	const standing = new Map<string, boolean>();
	for (const line of out.toString("latin1").split("\n")) {
		if (!/^[<>ch.*][fLDS]/.test(line)) continue;
		// The bytes of a name stand as they are, but those that would move a cursor, which stand as \#ooo.
		const bytes = line.slice(12).replace(/\\#([0-3][0-7]{2})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
		standing.set(Buffer.from(bytes, "latin1").toString(), line.startsWith(".f"));
	}
	return standing;
}
