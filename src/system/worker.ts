import { type Answer, answering } from "./answers.ts";

/** A call of a function that a module of tasks exports. */
export interface Call {
	readonly name: string;
	readonly task: unknown;
}

// The second argument of a thread names its module of tasks: see threads.ts.
const tasks = (await import(process.argv[3] ?? "")) as Readonly<Record<string, (task: unknown) => unknown>>;

/** Does a task in this thread. */
export default function perform({ name, task }: Call): Promise<Answer<unknown>> {
	return answering((given: unknown) => tasks[name]?.(given))(task);
}
