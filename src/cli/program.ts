// Runs the program, and says by its exit code how it went.
import { CommanderError } from "commander";
import { codeOf } from "../problem.ts";
import { makeProgram } from "./commands.ts";
import { helpOf } from "./help/help.ts";
import { printFailure } from "./output/failure.ts";

const words = process.argv.slice(2);

// Whoever read what is printed, such as head or less, has seen enough.
process.stdout.on("error", (error) => {
	if (codeOf(error) !== "EPIPE") throw error;
	process.exit();
});

let page: string | undefined;

try {
	const program = makeProgram().hook("preAction", (_, command) => {
		page = helpOf(command).page;
	});
	await program.parseAsync(words.length === 0 ? ["--help"] : words, { from: "user" });
} catch (error) {
	// Commander prints its own messages.
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
	else {
		printFailure(error, page);
		process.exitCode = 2;
	}
}
