// Starts the process of one shard from the sources: see worker.mjs.
import { register } from "tsx/esm/api";

register();

await import("./process.ts");
