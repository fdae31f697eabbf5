import { Command } from "commander";
import type { Diagnosis, Finding, Section } from "../../pipeline/doctor/diagnosis.ts";
import { configOption, isConfigNamed } from "../options.ts";
import { counted } from "../output/numbers.ts";
import { printLines, printPieces } from "../output/print.ts";
import { plainLine } from "../output/problems.ts";

interface Options {
	readonly config: string;
	readonly content?: string;
	readonly json?: boolean;
}

/** `backfile doctor` */
export function doctorCommand(): Command {
	return new Command("doctor")
		.description("Say what this machine and this archive have and lack, how the settings are understood, and how the last build went.")
		.option("--content <dir>", "the folder of articles; else the settings say")
		.addOption(configOption())
		.option("--json", "print one JSON object instead of lines")
		.action(run);
}

async function run({ json = false, ...options }: Options, command: Command): Promise<void> {
	const { examine } = await import("../../pipeline/doctor/doctor.ts");
	const diagnosis = await examine({ ...options, looksForSettings: !isConfigNamed(command) });
	await (json ? printPieces([`${JSON.stringify(diagnosis)}\n`]) : printLines(diagnosisLines(diagnosis)));
	if (!diagnosis.isWell) process.exitCode = 1;
}

/** A diagnosis for people: what is lacking, with what to do; then all that was looked at. */
export function diagnosisLines({ lacking, sections }: Diagnosis): string[] {
	const answer =
		lacking.length === 0 ? "Nothing is lacking." : `${counted(lacking.length, "thing")} ${lacking.length === 1 ? "is" : "are"} lacking:`;
	const lines = [answer, ...lacking.flatMap((finding) => [`${finding.what}: ${finding.value}`, `    ${finding.remedy}`])];
	return [...lines, ...sections.flatMap(sectionLines)].map(plainLine);
}

function sectionLines({ name, findings }: Section): string[] {
	const width = Math.min(24, Math.max(...findings.map(({ what }) => what.length))) + 2;
	return ["", name, ...findings.map(({ what, value }: Finding) => `    ${`${what}:`.padEnd(width)}${value}`)];
}
