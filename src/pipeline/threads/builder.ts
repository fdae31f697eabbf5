import { build } from "../build.ts";
import { steered } from "./steered.ts";

// The thread of one build: see thread.ts.
steered(build);
