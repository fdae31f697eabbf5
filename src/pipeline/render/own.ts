import type { OwnOutputs } from "../../eleventy/ownpages.ts";
import { CannotRun } from "../../problem.ts";
import { foldersOf } from "../../site/claims.ts";
import { KINDS } from "../../site/kinds.ts";
import type { Carried } from "../../site/material.ts";
import type { Output } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import { filesBelow } from "../content/files.ts";
import { isOwnName, ownFolder, type StagingPlace } from "../publish/staging.ts";
import type { Pool } from "../threads/pool.ts";
import type { EleventyTask } from "./tasks.ts";

/** What Eleventy makes for the owner beside our outputs: pages in templates/, virtual templates, files that it copies. */
export interface OwnFiles {
	readonly files: readonly Carried[];
	/** Whether there are any, or could be some. Nobody knows what they are made from. */
	readonly hasOwnFiles: boolean;
	/** The templates of those that are pages, for messages, by their paths below the output folder. */
	readonly sources: OwnOutputs["sources"];
}

/**
 * Has a thread make the owner's own files, in a folder within staging.
 * @param opensRenderer whether that thread is to open its renderer too
 */
export async function findOwnFiles(task: EleventyTask, place: StagingPlace, pool: Pool, opensRenderer: boolean): Promise<OwnFiles> {
	const folder = ownFolder(place);
	const { hasOwnFiles, sources } = await pool.run("own", { ...task, folder, opensRenderer });
	return { files: filesBelow(folder), hasOwnFiles, sources };
}

/** The plan where the files that Eleventy makes for the owner are known: they may be pictures that stories show. */
export function withOwnPictures(plan: Plan, { files }: OwnFiles): Plan {
	if (files.length === 0) return plan;
	const paths = new Set(files.map(({ path }) => path));
	return plan.withFiles((path) => paths.has(path));
}

/**
 * @param shownStory gives a file of the content folder as people write it
 * @throws {CannotRun} where one of the owner's files has the path of an output, or a name of our own working files
 */
export function refuseTaken({ files, sources }: OwnFiles, outputs: readonly Output[], shownStory: (file: string) => string): void {
	if (files.length === 0) return;
	const working = files.find((own) => isOwnName(own.path));
	if (working) {
		const message = `Eleventy makes ${working.path} for you, and names that begin with .backfile are those of the build's own files.`;
		throw new CannotRun(message, "Give it another name.", "docs/templates.md");
	}
	// A path on the way to one of them can be no file, and neither can one below the file of an output.
	const owns = new Map(files.map(({ path: file }) => [file.toLowerCase(), file]));
	const above = new Map(files.flatMap(({ path: file }) => foldersOf(file.toLowerCase()).map((folder) => [folder, file] as const)));
	for (const output of outputs) {
		const name = output.path.toLowerCase();
		const file =
			owns.get(name) ??
			above.get(name) ??
			foldersOf(name)
				.map((folder) => owns.get(folder))
				.find((own) => own !== undefined);
		if (file !== undefined) throw takenTwice(file, sources[file], output, shownStory);
	}
}

function takenTwice(file: string, source: string | undefined, output: Output, shownStory: (file: string) => string): CannotRun {
	const own = source === undefined ? "a file that Eleventy copies or makes for you" : `your page ${source}`;
	const isSame = output.sort === "derived" || file.toLowerCase() === output.path.toLowerCase();
	const message = isSame
		? `Two files would stand at /${file}: ${own}, and ${ownerOf(output, shownStory)}.`
		: `No file can stand below another one: at /${file} would stand ${own}, and at /${output.path} ${ownerOf(output, shownStory)}.`;
	return new CannotRun(message, `${remedyFor(file, source, output)} Nothing was published.`, "docs/templates.md#pages-of-your-own");
}

/** What an output is of, for somebody who has another file at its address. */
function ownerOf(output: Output, shownStory: (file: string) => string): string {
	if (output.sort === "copied") return `the copy of ${output.from}`;
	if (output.sort === "derived") return "the search index";
	if (output.source === undefined) return `a page of the archive, which ${KINDS[output.kind].template} makes`;
	return output.kind === "redirect" ? `the old address of ${shownStory(output.source)}` : `the page of ${shownStory(output.source)}`;
}

function remedyFor(file: string, source: string | undefined, output: Output): string {
	if (file === "robots.txt") return "Set robots to false in the settings.";
	const first = source === undefined ? "Have it stand elsewhere" : "Give your page another permalink in its front matter";
	return output.sort === "rendered"
		? `${first}; or take it out, and change what is there by templates/${KINDS[output.kind].template}.`
		: `${first}.`;
}
