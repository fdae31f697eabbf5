import { readFileSync } from "node:fs";

// A process for start.test.ts: it prints its input in capital letters.
const text: string = readFileSync(0, "utf8");
process.stdout.write(text.toUpperCase());
