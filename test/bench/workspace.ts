import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CannotRun, codeOf } from "../../src/problem.ts";

/** A folder in the memory of the machine, on Linux. */
const MEMORY = "/dev/shm";

/** File systems by the number that statfs gives them (linux/magic.h). */
const FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
	[0x01021994, "tmpfs"],
	[0xef53, "ext4"],
	[0x58465342, "xfs"],
	[0x9123683e, "btrfs"],
	[0x2fc12fc1, "zfs"],
	[0x794c7630, "overlayfs"],
	[0x6969, "nfs"],
]);

/** The folder to work in: in memory if the machine has such a folder. */
export function defaultParent(): string {
	return existsSync(MEMORY) ? MEMORY : tmpdir();
}

/**
 * Makes a new folder to work in.
 * @throws {CannotRun} if it cannot be made
 */
export function makeWorkspace(parent: string): string {
	try {
		return mkdtempSync(path.resolve(parent, "backfile-bench-"));
	} catch (error) {
		throw new CannotRun(`There is no folder to work in below ${parent} (${codeOf(error)}).`, "Name another with --folder.");
	}
}

/** Removes a folder with all that is in it. */
export function removeWorkspace(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The kind of file system that a folder is in. */
export function fileSystemOf(folder: string): string {
	const { type } = statfsSync(folder);
	return FILE_SYSTEMS.get(type) ?? `0x${type.toString(16)}`;
}
