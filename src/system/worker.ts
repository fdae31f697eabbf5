import { type Answer, answering } from "./answers.ts";
import { type Pulse, pulseOn } from "./pulse.ts";

/** A task, the exported function that does it, and where the thread says which file it is at. */
export interface Call {
	readonly name: string;
	readonly task: unknown;
	readonly pulse: Pulse;
}

// The second argument of the thread is the address of its module of tasks: see threads.ts.
const tasks = (await import(process.argv[3] ?? "")) as Readonly<Record<string, (task: unknown) => unknown>>;

/** Does a task in this thread. */
export default function perform({ name, task, pulse }: Call): Promise<Answer<unknown>> {
	pulseOn(pulse);
	return answering((given: unknown) => tasks[name]?.(given))(task);
}
