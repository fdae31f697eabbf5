import { isMainThread, parentPort, workerData } from "node:worker_threads";

// A thread or a process for start.test.ts: it sends back what it is given.
if (isMainThread) process.once("message", (given) => process.send?.(given, () => process.disconnect()));
else parentPort?.postMessage(workerData);
