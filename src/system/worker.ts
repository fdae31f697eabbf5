import { type Answer, answering } from "./answers.ts";

/** A task, and the exported function that does it. */
export interface Call {
	readonly name: string;
	readonly task: unknown;
}

// The second argument of the thread is the address of its module of tasks: see threads.ts.
const tasks = (await import(process.argv[3] ?? "")) as Readonly<Record<string, (task: unknown) => unknown>>;

/** Does a task in this thread. */
export default function perform({ name, task }: Call): Promise<Answer<unknown>> {
	return answering((given: unknown) => tasks[name]?.(given))(task);
}
