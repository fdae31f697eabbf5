import { answering } from "./answers.ts";
import * as tasks from "./tasks.ts";

/** The tasks, as a thread of its own does them. */
export const stamp = answering(tasks.stamp);
export const read = answering(tasks.read);
export const measure = answering(tasks.measure);
export const convert = answering(tasks.convert);
export const copy = answering(tasks.copy);
export const warm = answering(tasks.warm);
export const own = answering(tasks.own);
export const render = answering(tasks.render);
