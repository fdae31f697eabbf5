import { existsSync, readFileSync } from "node:fs";

/** Whether this system says in /proc what its processes take. */
export function hasProc(): boolean {
	return existsSync("/proc/self/stat");
}

/** The text of a file of /proc; empty if the process has ended or belongs to another user. */
export function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

/**
 * A field of a /proc/PID/stat; undefined if it is not there.
 * @param number as proc(5) counts them, from 3 on: 6 is the session. The name of the program, which is 2, can hold blanks and brackets
 */
export function statField(stat: string, number: number): number | undefined {
	const field = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[number - 3];
	return field === undefined || field === "" ? undefined : Number(field);
}
