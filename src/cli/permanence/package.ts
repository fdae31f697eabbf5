import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { Form, Made, PackageOptions } from "../../pipeline/package/package.ts";
import { CannotRun } from "../../problem.ts";
import { configOption, stoppable, verboseOption } from "../options.ts";
import { counted, shownNumber } from "../output/numbers.ts";
import { printLines, printPieces } from "../output/print.ts";
import { countedProgress } from "../output/progress.ts";
import { bothOf, openVerbose } from "../output/verbose.ts";

interface Options {
	readonly bag?: string;
	readonly zip?: string;
	readonly wacz?: string;
	readonly config: string;
	readonly output?: string;
	readonly content?: string;
	readonly date?: string;
	readonly at?: string;
	readonly force?: boolean;
	readonly withUnpublished?: boolean;
	readonly json?: boolean;
	readonly verbose?: boolean;
}

/** `backfile package` */
export function packageCommand(): Command {
	return new Command("package")
		.description("Pack the published site: for a library, for a USB stick, for a web archive.")
		.option("--bag <folder>", "write the site and its sources as a BagIt bag with SHA-512")
		.option("--zip <file>", "write a copy that opens from a USB stick, without a server")
		.option("--wacz <file>", "write a web archive (WACZ), which replayweb.page opens")
		.addOption(configOption())
		.option("--output <dir>", "the folder of the published site; else the settings say")
		.option("--content <dir>", "the folder of articles, for the bag; else the settings say")
		.option("--date <day>", "the day that a bag and a web archive bear, YYYY-MM-DD; else that of the newest story", parseDay)
		.option("--at <time>", "judge embargoes as of this time (ISO 8601), for the bag's sources; else now")
		.option("--with-unpublished", "put into the bag also the sources of drafts and of withdrawn and embargoed stories, and redactions.yml")
		.option("--force", "replace an earlier package of the same form")
		.option("--json", "print one JSON object instead of lines")
		.addOption(verboseOption())
		.action(run);
}

async function run({ json = false, date, force = false, withUnpublished = false, verbose: isVerbose, ...options }: Options): Promise<void> {
	if (options.bag === undefined && options.zip === undefined && options.wacz === undefined)
		throw new CannotRun("It is not said what to pack.", "Name one or several of --bag FOLDER, --zip FILE and --wacz FILE.");
	const [{ packageSite }, { setUpBuild }] = await Promise.all([
		import("../../pipeline/package/package.ts"),
		import("../../pipeline/settings/setup.ts"),
	]);
	const setup = await setUpBuild(options);
	const verbose = openVerbose(isVerbose, setup.config.file);
	const progress = json ? undefined : countedProgress();
	const { signal } = stoppable();
	const made = await packageSite({
		setup,
		targets: targetsOf(options),
		day: date,
		force,
		withUnpublished,
		signal,
		onProgress: bothOf(progress, verbose),
	}).finally(() => progress?.end());
	verbose.tell();
	if (json) await printPieces([`${JSON.stringify({ packages: made }, undefined, 2)}\n`]);
	else await printLines(made.flatMap(linesOf));
}

function targetsOf(options: Pick<Options, Form>): PackageOptions["targets"] {
	const named = (["bag", "zip", "wacz"] as const).flatMap((form) => {
		const place = options[form];
		return place === undefined ? [] : [[form, path.resolve(place)] as const];
	});
	return Object.fromEntries(named);
}

function parseDay(value: string): string {
	const day = new Date(`${value}T00:00:00Z`);
	if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
		throw new InvalidArgumentError("It must be a day, YYYY-MM-DD.");
	return value;
}

function linesOf({ form, target, files, leftOut, bytes, isRedacted }: Made): string[] {
	const size = bytes < 1e6 ? `${shownNumber(Math.ceil(bytes / 1e3))} kB` : `${shownNumber(Math.ceil(bytes / 1e6))} MB`;
	const lines = [`${form}: ${counted(files, "file")}, ${size}, in ${target}`];
	if (leftOut > 0) lines.push(`    ${counted(leftOut, "file")} left out: ${LEFT_OUT[form]}`);
	if (isRedacted)
		lines.push("    No source of a story is in the bag: redactions.yml takes names out of their pages, and they stand in the sources.");
	return lines;
}

const LEFT_OUT: Readonly<Record<Form, string>> = {
	bag: "sources of what is not public, or not as it is on the site. --with-unpublished packs them too.",
	zip: "they need a server, such as the index of the search. Lists of sections, terms and years stand in its place.",
	wacz: "they set up a host and answer no reader.",
};
