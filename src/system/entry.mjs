// Starts a thread or a process from the sources: Node 20 cannot start one in TypeScript by itself.
import { register } from "tsx/esm/api";

register();

// The first argument is the address of the module to run.
const { default: perform } = await import(process.argv[2]);

export default perform;
