import { Command } from "commander";
import { packageVersion } from "../system/version.ts";
import { buildCommand } from "./build.ts";
import { checkCommand } from "./check.ts";
import { cleanCommand } from "./clean.ts";
import { ejectCommand } from "./eject.ts";
import { withHelp } from "./help/help.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init/init.ts";
import { doctorCommand } from "./inspect/doctor.ts";
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

/** The commands by what a user wants, in the order of the help. */
const GROUPS: Readonly<Record<string, readonly (() => Command)[]>> = {
	"To start:": [initCommand, importCommand, doctorCommand],
	"To write:": [newCommand, serveCommand, checkCommand, explainCommand, ejectCommand],
	"To build and publish:": [buildCommand, hostCommand, uploadCommand, verifyCommand],
	"To keep:": [ledgerCommand, packageCommand, proveCommand, cleanCommand],
	"On several machines:": [planCommand, renderCommand, assembleCommand, workerCommand],
};

/** Makes the program with all of its commands. None of them runs before it is parsed. */
export function makeProgram(): Command {
	const program = new Command("backfile")
		.description("Makes a static news archive from a folder of articles.")
		.version(packageVersion(), "-V, --version", "print the version");
	for (const [heading, commands] of Object.entries(GROUPS)) for (const make of commands) program.addCommand(make().helpGroup(heading));
	return withHelp(program);
}
