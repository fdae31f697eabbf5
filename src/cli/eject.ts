import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { CannotRun } from "../problem.ts";
import { relativePath } from "../system/disk/diskpaths.ts";
import { configOption } from "./options.ts";

interface Options {
	readonly config: string;
}

/** `backfile eject` */
export function ejectCommand(): Command {
	return new Command("eject")
		.description("Copy templates of ours into your own folder, to change them there; without a name, list them.")
		.argument("[template...]", "templates, such as layouts/story.njk")
		.addOption(configOption())
		.action(run);
}

async function run(names: readonly string[], { config }: Options): Promise<void> {
	const [{ filesBelow }, { foldersOf, loadConfig }, { templateMeant, templateOffer }] = await Promise.all([
		import("../pipeline/content/files.ts"),
		import("../pipeline/settings/load.ts"),
		import("../eleventy/templatenames.ts"),
	]);
	const { settings, root } = await loadConfig(config);
	const [ownersFolder = "", ourFolder = ""] = foldersOf(settings, root).templates;
	// What the preview shows beside a page is no template.
	const ours = filesBelow(ourFolder).filter(({ path: file }) => !file.startsWith("preview/"));
	const known = new Map(ours.map(({ path: file, from }) => [file, from]));
	if (names.length === 0) {
		process.stdout.write([...known.keys(), ""].join("\n"));
		return;
	}
	const templates = names.map((name) => {
		const written = path.posix.normalize(name.replaceAll("\\", "/")).replace(/^templates\//, "");
		return known.has(written) ? written : (templateMeant(written, [...known.keys()]) ?? written);
	});
	// Check every name before writing anything, so that either all templates are copied or none.
	for (const name of templates) {
		if (!known.has(name))
			throw new CannotRun(
				`There is no template ${name}.${templateOffer(name, [...known.keys()])}`,
				"Run backfile eject without a name for a list.",
			);
		if (existsSync(path.join(ownersFolder, name)))
			throw new CannotRun(`${path.join(ownersFolder, name)} is there already.`, "Change that one, or delete it first.");
	}
	for (const name of templates) {
		const to = path.join(ownersFolder, name);
		mkdirSync(path.dirname(to), { recursive: true });
		copyFileSync(known.get(name) ?? "", to);
		process.stdout.write(`${relativePath(process.cwd(), to)}\n`);
	}
}
