import { hasProc, statField, textOf } from "./proc.ts";

/** How many of its units Linux counts in a second, in everything that it tells programs (USER_HZ). */
const PER_SECOND = 100;

/** The fields of /proc/PID/stat that count ended children, with all of their threads, and those of their own children that they have waited for. */
const [USER_OF_CHILDREN, SYSTEM_OF_CHILDREN] = [16, 17];

/**
 * How long the processors have worked for the ended children of this process, in seconds: as programs and in the system, all threads and all
 * descendants that were waited for. The difference before and after a child is that of the child, if no other ended meanwhile. It is
 * undefined where the system does not say it.
 */
export function processorTimeOfChildren(): number | undefined {
	return hasProc() ? childrenIn(textOf("/proc/self/stat")) : undefined;
}

/** The time of ended children in a /proc/PID/stat, in seconds. */
export function childrenIn(stat: string): number | undefined {
	const [user, system] = [statField(stat, USER_OF_CHILDREN), statField(stat, SYSTEM_OF_CHILDREN)];
	return user === undefined || system === undefined ? undefined : (user + system) / PER_SECOND;
}
