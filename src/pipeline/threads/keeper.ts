import { build } from "../build.ts";
import { keepingLogs } from "../cache/keptlogs.ts";
import { keepingThreads } from "./pool.ts";
import { steered } from "./steered.ts";

// The thread of many builds of one archive: see commandthread.ts.
const kept = { openPool: keepingThreads(), openLog: keepingLogs() };
steered((options) => build({ ...options, ...kept }));
