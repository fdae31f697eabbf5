// Runs the program, and says by its exit code how it went.
import { CommanderError } from "commander";
import { makeProgram } from "./commands.ts";
import { printFailure } from "./output/failure.ts";

const words = process.argv.slice(2);

try {
	await makeProgram().parseAsync(words.length === 0 ? ["--help"] : words, { from: "user" });
} catch (error) {
	// Commander prints its own messages.
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
	else {
		printFailure(error);
		process.exitCode = 2;
	}
}
