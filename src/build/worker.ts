import { CannotRun } from "../problem.ts";
import { asCannotRun } from "./failure.ts";
import * as tasks from "./tasks.ts";

/** What a thread answers: the result of its task, or why there is none. An error's own fields would not survive the way back. */
export type Answer<T> = { readonly result: T } | { readonly failure: { readonly message: string; readonly remedy: string } };

type Work<T, R> = (task: T) => Promise<Answer<R>>;

function answering<T, R>(perform: (task: T) => R | Promise<R>): Work<T, R> {
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

/** The tasks, as a thread of its own does them. */
export const stamp = answering(tasks.stamp);
export const read = answering(tasks.read);
export const measure = answering(tasks.measure);
export const convert = answering(tasks.convert);
export const copy = answering(tasks.copy);
export const warm = answering(tasks.warm);
export const own = answering(tasks.own);
export const render = answering(tasks.render);
