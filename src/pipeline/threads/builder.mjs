// Starts the thread of a build from the sources: see worker.mjs.
import { register } from "tsx/esm/api";

register();

await import("./builder.ts");
