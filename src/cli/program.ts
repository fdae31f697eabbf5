// The program: its commands and its exit codes.
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { buildCommand } from "./build.ts";
import { checkCommand } from "./check.ts";
import { cleanCommand } from "./clean.ts";
import { ejectCommand } from "./eject.ts";
import { printFailure } from "./failure.ts";
import { importCommand } from "./import.ts";
import { explainCommand } from "./inspect/explain.ts";
import { newCommand } from "./new.ts";
import { assembleCommand } from "./parts/assemble.ts";
import { planCommand } from "./parts/plan.ts";
import { renderCommand } from "./parts/render.ts";
import { workerCommand } from "./parts/worker.ts";
import { hostCommand } from "./permanence/host.ts";
import { ledgerCommand } from "./permanence/ledger.ts";
import { packageCommand } from "./permanence/package.ts";
import { proveCommand } from "./permanence/prove.ts";
import { uploadCommand } from "./permanence/upload.ts";
import { verifyCommand } from "./permanence/verify.ts";
import { serveCommand } from "./serve.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };

const program = new Command("backfile")
	.description("Makes a static news archive from a folder of articles.")
	.version(version)
	.addCommand(buildCommand())
	.addCommand(serveCommand())
	.addCommand(checkCommand())
	.addCommand(explainCommand())
	.addCommand(newCommand())
	.addCommand(importCommand())
	.addCommand(ledgerCommand())
	.addCommand(hostCommand())
	.addCommand(planCommand())
	.addCommand(renderCommand())
	.addCommand(assembleCommand())
	.addCommand(workerCommand())
	.addCommand(packageCommand())
	.addCommand(proveCommand())
	.addCommand(uploadCommand())
	.addCommand(verifyCommand())
	.addCommand(ejectCommand())
	.addCommand(cleanCommand())
	.configureHelp({ showGlobalOptions: true })
	.addHelpText("after", "\nExit codes: 0, all is well; 1, an error in the content was reported; 2, the command could not run.");

for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) command.exitOverride();

try {
	await program.parseAsync();
} catch (error) {
	// Commander prints its own messages.
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
	else {
		printFailure(error);
		process.exitCode = 2;
	}
}
