import { CannotRun, codeOf, StoriesChanged } from "../problem.ts";
import { meansInUse } from "./disk/inuse.ts";
import { tooManyOpen } from "./openfiles.ts";

const REASONS: Readonly<Record<string, string>> = {
	ENOSPC: ", the disk is full",
	EDQUOT: ", your share of the disk is used up",
	EACCES: ", you have no right to",
	EPERM: ", you have no right to",
	EROFS: ", the disk can only be read",
};

/** What the code of a system error such as `ENOSPC` means, with a comma before it; empty where the code is no common one. */
export function reasonOf(code: string, platform: string = process.platform): string {
	return meansInUse(code, platform) ? ", another program has it open, or you have no right to" : (REASONS[code] ?? "");
}

/** Turns an error of the operating system, such as a full disk, into one that a user can act on. Any other error is given back as it is. */
export function asCannotRun(error: unknown): unknown {
	const code = codeOf(error);
	const refusal = tooManyOpen(error);
	if (refusal) return refusal;
	if (!/^E[A-Z]+$/.test(code)) return error;
	const { path: file = "The output folder", syscall = "written" } = error as { readonly path?: string; readonly syscall?: string };
	return new CannotRun(
		`${file} cannot be written: ${code}${reasonOf(code)} (${syscall}).`,
		"Check that there is room on the disk and that you may write there.",
	);
}

/** What a thread or a process answers: the result of its task, or why there is none. It is plain data, because an error loses its own fields on the way back. */
export type Answer<T> =
	| { readonly result: T }
	| { readonly failure: { readonly message: string; readonly remedy: string; readonly page?: string | undefined } }
	| { readonly changed: readonly string[] };

/**
 * Makes a function answer instead of throwing.
 * @returns a function that answers with a failure for a `CannotRun` or an error of the operating system, with the files of a `StoriesChanged`,
 * and throws any other error
 */
export function answering<T, R>(perform: (task: T) => R | Promise<R>): (task: T) => Promise<Answer<R>> {
	return async (task) => {
		try {
			return { result: await perform(task) };
		} catch (thrown) {
			if (thrown instanceof StoriesChanged) return { changed: thrown.files };
			const error = asCannotRun(thrown);
			if (!(error instanceof CannotRun)) throw error;
			return { failure: { message: error.message, remedy: error.remedy, page: error.page } };
		}
	};
}

/**
 * The result in an answer.
 * @throws {CannotRun} where the answer is a failure
 * @throws {StoriesChanged} where it names stories that changed
 */
export function resultOf<T>(answer: Answer<T>): T {
	if ("result" in answer) return answer.result;
	if ("changed" in answer) throw new StoriesChanged(answer.changed);
	throw new CannotRun(answer.failure.message, answer.failure.remedy, answer.failure.page);
}
