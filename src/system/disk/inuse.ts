import { renameSync, rmSync, statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { codeOf } from "../../problem.ts";

/** What the functions below ask of the system. Tests give another one. */
export interface Machine {
	/** As `process.platform` has it. */
	readonly platform: string;
	/** Waits for some milliseconds, and blocks the thread meanwhile. */
	readonly pause: (milliseconds: number) => void;
}

const MACHINE: Machine = {
	get platform() {
		return process.platform;
	},
	pause: (milliseconds) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds),
};

/** How long to wait before each further try, in milliseconds: three seconds in all. */
const PAUSES = [5, 10, 20, 40, 80, 160, 320, 640, 800, 1_000];

/**
 * Does something with a file that another program may have open. Windows refuses it as long as that is so; a virus scanner or a server closes
 * the file in a moment. Elsewhere nothing is tried again, since the same errors are final there.
 * @throws the error of the last try
 */
export function whileInUse<T>(act: () => T, { platform, pause }: Machine = MACHINE): T {
	for (const milliseconds of PAUSES) {
		try {
			return act();
		} catch (error) {
			if (!isInUse(error, platform)) throw error;
			pause(milliseconds);
		}
	}
	return act();
}

/** Does the same without blocking the thread. */
export async function onceNotInUse<T>(act: () => Promise<T>, platform: string = process.platform): Promise<T> {
	for (const milliseconds of PAUSES) {
		try {
			return await act();
		} catch (error) {
			if (!isInUse(error, platform)) throw error;
			await setTimeout(milliseconds);
		}
	}
	return act();
}

/** Whether an error may say that another program has a file open. */
export function isInUse(error: unknown, platform: string = process.platform): boolean {
	return meansInUse(codeOf(error), platform);
}

/** The same of the code of an error, such as `EBUSY`. */
export function meansInUse(code: string, platform: string = process.platform): boolean {
	return platform === "win32" && ["EACCES", "EBUSY", "EPERM"].includes(code);
}

/**
 * Renames a file or a folder. A file replaces another one.
 * @throws an error of the operating system; its code is EISDIR where a folder stands in the place of a file, on every system
 */
export function moveFile(from: string, to: string, machine: Machine = MACHINE): void {
	whileInUse(() => {
		try {
			renameSync(from, to);
		} catch (error) {
			// Windows calls it forbidden, as it calls what another program has open.
			throw isInUse(error, machine.platform) && isFolder(to) ? Object.assign(error as Error, { code: "EISDIR" }) : error;
		}
	}, machine);
}

/** Removes a file, if it is there. */
export function removeFile(file: string): void {
	whileInUse(() => rmSync(file, { force: true }));
}

/** Removes a folder with all that is in it, if it is there. */
export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: process.platform === "win32" ? 6 : 0 });
}

function isFolder(file: string): boolean {
	return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}
