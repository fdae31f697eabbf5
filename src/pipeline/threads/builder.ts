import { build } from "../build.ts";
import { steered } from "./steered.ts";

// The thread of one build: see commandthread.ts.
steered(build);
