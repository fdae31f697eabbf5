#!/usr/bin/env node
import { nodeRefusal } from "./system/node.ts";

// Old versions of Node must understand this file and what it imports by itself. All else is loaded when it is known that Node will do.
const refusal = nodeRefusal(process.versions.node);
if (refusal === undefined) await import("./cli/program.ts");
else {
	process.stderr.write(`${refusal}\n`);
	process.exitCode = 2;
}
