import { build } from "../build.ts";
import { keepingThreads } from "./pool.ts";
import { steered } from "./steered.ts";

// The thread of many builds of one archive: see thread.ts.
const openPool = keepingThreads();
steered((options) => build({ ...options, openPool }));
