// Starts a worker from the sources: Node 20 cannot start a thread in TypeScript, even under tsx.
import { register } from "tsx/esm/api";

register();

export const { prepare } = await import("./worker.ts");
