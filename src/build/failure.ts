import { CannotRun, codeOf } from "../problem.ts";

const REASONS: Readonly<Record<string, string>> = {
	ENOSPC: ", the disk is full",
	EDQUOT: ", your share of the disk is used up",
	EACCES: ", you have no right to",
	EPERM: ", you have no right to",
	EROFS: ", the disk can only be read",
};

/** A system error (no room, no right) is no fault of ours. */
export function asCannotRun(error: unknown): unknown {
	const code = codeOf(error);
	if (!/^E[A-Z]+$/.test(code)) return error;
	const { path: file = "The output folder", syscall = "written" } = error as { readonly path?: string; readonly syscall?: string };
	const reason = REASONS[code] ?? "";
	return new CannotRun(
		`${file} cannot be written: ${code}${reason} (${syscall}).`,
		"Look whether there is room on the disk, and whether you may write there.",
	);
}
