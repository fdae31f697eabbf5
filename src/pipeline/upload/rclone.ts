import { CannotRun } from "../../problem.ts";
import { programFailed, runProgram } from "./program.ts";
import type { Remote, Standing } from "./remote.ts";
import type { Target } from "./target.ts";

/** The exit code where a folder is not there. */
const NO_FOLDER = 3;

/** What `rclone check` ends with where anything differs, and also where it fails. */
const DIFFERS = 1;

/** Only files that are named are asked for, and names count as they are written. */
const NAMED = ["--files-from-raw", "-", "--no-traverse", "--no-unicode-normalization"];

/** Most places take long to answer and little to send: more files at a time than rclone's four. Who knows better sets the variable RCLONE_TRANSFERS. */
const AT_ONCE = process.env.RCLONE_TRANSFERS === undefined ? ["--transfers", "8"] : [];

/**
 * A place that `rclone` reaches. Its remotes, with their keys, stand in the user's own `rclone.conf`.
 * @throws {CannotRun} from each call for a file with a line end in its name: rclone's lists cannot hold it
 */
export function openRclone(target: Extract<Target, { kind: "rclone" }>, signal?: AbortSignal): Remote {
	const { remote, name } = target;
	const run = (args: readonly string[], input?: string) => runProgram({ program: "rclone", args, input, signal });
	const must = async (doing: string, args: readonly string[], input?: string) => {
		const end = await run(args, input);
		if (end.code !== 0) throw programFailed("rclone", end, doing);
		return end;
	};

	return {
		async fetch(files, into) {
			await must(`read from ${name}`, ["copy", ...NAMED, "--ignore-times", remote, into], listOf(files));
		},
		async isEmpty() {
			const end = await run(["lsf", "--max-depth", "1", "--exclude", "/.backfile*", "--exclude", "/.backfile*/**", remote]);
			if (end.code === NO_FOLDER) return true;
			if (end.code !== 0) throw programFailed("rclone", end, `look into ${name}`);
			return end.out.toString().trim() === "";
		},
		async compare(folder, files) {
			const which = files ? NAMED : ["--no-unicode-normalization", "--exclude", "/.backfile*", "--exclude", "/.backfile*/**"];
			const check = (...more: string[]) => run(["check", ...which, ...more, "--combined", "-", folder, remote], files && listOf(files));
			let end = await check();
			// Where the two have no hash in common, only sizes were compared.
			if (/hashes could not be checked/.test(end.err)) end = await check("--download");
			const { standing, count } = standingIn(end.out.toString());
			const isWhole = files === undefined || count === files.length;
			if (end.code !== 0 && !(end.code === DIFFERS && isWhole && isTold(end.err, files === undefined)))
				throw programFailed("rclone", end, `compare the files at ${name}`);
			return standing;
		},
		async send({ folder, files }) {
			await must(`send files to ${name}`, ["copy", ...NAMED, ...AT_ONCE, "--ignore-times", folder, remote], listOf(files));
		},
		async remove(files) {
			await must(`remove files from ${name}`, ["delete", ...NAMED, remote], listOf(files));
		},
		async removeFolders(folders) {
			// Most places that rclone reaches have no folders at all. One that stays, since it holds something, does no harm.
			for (const folder of folders) await run(["rmdir", "--retries", "1", `${remote.replace(/(?<=[^:/])\/*$/, "/")}${folder}`]);
		},
	};
}

/** A list of paths, one a line. */
function listOf(files: readonly string[]): string {
	const odd = files.find((file) => /[\r\n]/.test(file));
	if (odd !== undefined)
		throw new CannotRun(
			`The name of ${JSON.stringify(odd)} holds a line end, which lists of rclone cannot hold.`,
			"Rename the file, and build again.",
		);
	return files.map((file) => `${file}\n`).join("");
}

/** The files in a combined report of `rclone check`: a sign, a blank, a path. `+` is missing at the target, `!` could not be compared. */
function standingIn(report: string): { readonly standing: Standing; readonly count: number } {
	const standing = new Map<string, boolean>();
	let count = 0;
	for (const line of report.split("\n")) {
		if (!/^[=*+-] /.test(line)) continue;
		count++;
		if (!line.startsWith("+")) standing.set(line.slice(2), line.startsWith("="));
	}
	return { standing, count };
}

/** Whether the words of `rclone check` tell of differences alone, and of no fault of a network or a right. */
function isTold(words: string, isAll: boolean): boolean {
	const faults = words.split("\n").filter((line) => / ERROR : /.test(line) && !isDifference(line));
	return faults.length === 0 || (isAll && faults.every((line) => /directory not found/.test(line)));
}

function isDifference(line: string): boolean {
	return /: file not in |: (sizes|contents|md5|sha1|[\w-]+) differ|No common hash found/i.test(line);
}
