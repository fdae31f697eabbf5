import { existsSync, readdirSync, readFileSync } from "node:fs";
import { CannotRun } from "../../src/problem.ts";

/** How often memory is read, in milliseconds. */
const EVERY = 50;

/** Reads the memory of a session's processes until it is stopped. */
export interface MemoryWatch {
	/** The most memory that was seen at one time, in bytes. */
	stop(): number;
}

/**
 * Checks that memory can be read on this machine.
 * @throws {CannotRun} if it cannot
 */
export function checkMemory(): void {
	if (existsSync("/proc/self/stat")) return;
	throw new CannotRun("Memory is read from /proc, which this system has not.", "Leave out --memory, or measure on Linux.");
}

/** Starts to read the memory of all processes of a session together. */
export function watchMemory(session: number): MemoryWatch {
	let peak = 0;
	const timer = setInterval(() => {
		peak = Math.max(peak, memoryOf(session));
	}, EVERY);
	return {
		stop() {
			clearInterval(timer);
			return peak;
		},
	};
}

/** The memory of all processes of a session, in bytes. Memory that several share counts once. */
export function memoryOf(session: number): number {
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name) && sessionIn(textOf(`/proc/${name}/stat`)) === session)
		.map((pid) => proportionalIn(textOf(`/proc/${pid}/smaps_rollup`)) ?? residentIn(textOf(`/proc/${pid}/status`)) ?? 0)
		.reduce((sum, bytes) => sum + bytes, 0);
}

/** The session of a process, from its /proc/PID/stat: the fourth field after the name. The name can hold blanks and brackets. */
export function sessionIn(stat: string): number | undefined {
	const field = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[3];
	return field === undefined ? undefined : Number(field);
}

/** The proportional set size of a /proc/PID/smaps_rollup, in bytes. */
export function proportionalIn(rollup: string): number | undefined {
	return kilobytes(/^Pss:\s+(\d+) kB$/m.exec(rollup));
}

/** The resident set size of a /proc/PID/status, in bytes. */
export function residentIn(status: string): number | undefined {
	return kilobytes(/^VmRSS:\s+(\d+) kB$/m.exec(status));
}

function kilobytes(match: RegExpExecArray | null): number | undefined {
	return match ? Number(match[1]) * 1024 : undefined;
}

/** The text of a file of /proc; empty if the process has ended or belongs to another user. */
function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}
