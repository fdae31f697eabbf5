#!/usr/bin/env node
import { nodeRefusal } from "./system/node.ts";

// Old versions of Node must understand this file and what it imports by itself. All else is loaded when it is known that Node will do.
const refusal = nodeRefusal(process.versions.node);
if (refusal === undefined) {
	// This is loaded first, so that it is there where too few files can be opened to load the program.
	const { printFailure } = await import("./cli/output/failure.ts");
	await import("./cli/program.ts").catch((error: unknown) => {
		printFailure(error);
		process.exitCode = 2;
	});
} else {
	process.stderr.write(`${refusal}\n`);
	process.exitCode = 2;
}
