// Starts the process that converts pictures for plain Eleventy from the sources: see worker.mjs.
import { register } from "tsx/esm/api";

register();

await import("./process.ts");
