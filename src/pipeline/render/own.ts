import { CannotRun } from "../../problem.ts";
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
}

/**
 * Has a thread make the owner's own files, in a folder within staging.
 * @param opensRenderer whether that thread is to open its renderer too
 */
export async function findOwnFiles(task: EleventyTask, place: StagingPlace, pool: Pool, opensRenderer: boolean): Promise<OwnFiles> {
	const folder = ownFolder(place);
	const { hasOwnFiles } = await pool.run("own", { ...task, folder, opensRenderer });
	return { files: filesBelow(folder), hasOwnFiles };
}

/** The plan where the files that Eleventy makes for the owner are known: they may be pictures that stories show. */
export function withOwnPictures(plan: Plan, { files }: OwnFiles): Plan {
	if (files.length === 0) return plan;
	const paths = new Set(files.map(({ path }) => path));
	return plan.withFiles((path) => paths.has(path));
}

/** @throws {CannotRun} where one of the owner's files has the path of an output, or a name of our own working files */
export function refuseTaken(files: readonly Carried[], outputs: readonly Output[]): void {
	if (files.length === 0) return;
	const working = files.find((own) => isOwnName(own.path));
	if (working) {
		const message = `Eleventy makes ${working.path} for you, and names that begin with .backfile are those of the build's own files.`;
		throw new CannotRun(message, "Give it another name.", "docs/templates.md");
	}
	const taken = new Set(outputs.map((output) => output.path.toLowerCase()));
	const folders = outputs.filter(({ sort }) => sort === "derived").map((output) => `${output.path}/`);
	const file = files
		.map((own) => own.path)
		.find((name) => taken.has(name.toLowerCase()) || folders.some((folder) => name.toLowerCase().startsWith(folder)));
	if (file === undefined) return;
	throw new CannotRun(
		`Eleventy makes ${file} for you, and the archive has a page at the same path.`,
		file === "robots.txt" ? "Set robots to false in the settings." : "Give it another permalink, or shadow the layout instead.",
		"docs/templates.md",
	);
}
