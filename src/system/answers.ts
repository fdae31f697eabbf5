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

/** What a thread or a process answers: the result of its task, or why there is none. An error's own fields would not survive the way back. */
export type Answer<T> = { readonly result: T } | { readonly failure: { readonly message: string; readonly remedy: string } };

/** Makes of a task one that answers. What is neither told nor expected is thrown. */
export function answering<T, R>(perform: (task: T) => R | Promise<R>): (task: T) => Promise<Answer<R>> {
	return async (task) => {
		try {
			return { result: await perform(task) };
		} catch (error) {
			const told = asCannotRun(error);
			if (!(told instanceof CannotRun)) throw told;
			return { failure: { message: told.message, remedy: told.remedy } };
		}
	};
}

/**
 * The result in an answer.
 * @throws {CannotRun} where there is none
 */
export function resultOf<T>(answer: Answer<T>): T {
	if ("result" in answer) return answer.result;
	throw new CannotRun(answer.failure.message, answer.failure.remedy);
}
