// Starts a worker from the sources: Node 20 cannot start a thread in TypeScript, even under tsx.
import { register } from "tsx/esm/api";

register();

export const { stamp, read, measure, convert, copy, warm, own, render } = await import("./worker.ts");
