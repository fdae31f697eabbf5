import process from "node:process";

// A process for start.test.ts that fails.
process.exit(3);
