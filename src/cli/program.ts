// Runs the program, and says by its exit code how it went.
import { CommanderError } from "commander";
import { codeOf } from "../problem.ts";
import { makeProgram } from "./commands.ts";
import { helpOf } from "./help/help.ts";
import { printFailure } from "./output/failure.ts";

const typed = process.argv.slice(2);

/** Help on a command that is not there is answered as the command would be, with the nearest name. */
const words = (known: readonly { readonly name: () => string }[]) =>
	typed[0] === "help" && typed[1] !== undefined && !known.some((command) => command.name() === typed[1]) ? typed.slice(1, 2) : typed;

// Whoever read what is printed, such as head or less, has seen enough.
process.stdout.on("error", (error) => {
	if (codeOf(error) !== "EPIPE") throw error;
	process.exit();
});

// Where nobody reads of progress and failures, the work goes on, and its exit code says how it went.
process.stderr.on("error", (error) => {
	if (codeOf(error) !== "EPIPE") throw error;
});

let page: string | undefined;

try {
	const program = makeProgram().hook("preAction", (_, command) => {
		page = helpOf(command).page;
	});
	await program.parseAsync(typed.length === 0 ? ["--help"] : words(program.commands), { from: "user" });
} catch (error) {
	// Commander prints its own messages.
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
	else {
		printFailure(error, page);
		process.exitCode = 2;
	}
}
