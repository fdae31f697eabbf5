import { execFileSync } from "node:child_process";
import { onTestFinished } from "vitest";

/** Why a test is skipped that needs a disk of its own. */
export const CANNOT_MOUNT = "A disk of its own cannot be mounted here.";

/** Mounts a small disk in memory on a folder, until the test ends. Returns false if that is not possible. */
export function mount(folder: string, options: string): boolean {
	try {
		execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
	} catch {
		return false;
	}
	onTestFinished(() => void execFileSync("umount", [folder]));
	return true;
}
