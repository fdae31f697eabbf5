import { readdirSync } from "node:fs";
import { CannotRun } from "../../../src/problem.ts";
import { hasProc, statField, textOf } from "./proc.ts";

/** How often memory is read, in milliseconds. */
const EVERY = 50;

/** The field of /proc/PID/stat that names the session. */
const SESSION = 6;

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
	if (hasProc()) return;
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
		.filter((name) => /^\d+$/.test(name) && statField(textOf(`/proc/${name}/stat`), SESSION) === session)
		.map((pid) => proportionalIn(textOf(`/proc/${pid}/smaps_rollup`)) ?? residentIn(textOf(`/proc/${pid}/status`)) ?? 0)
		.reduce((sum, bytes) => sum + bytes, 0);
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
