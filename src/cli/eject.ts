import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { nearestOf, offerOf } from "../problem/nearest.ts";
import { CannotRun } from "../problem.ts";
import { relativePath } from "../system/disk/diskpaths.ts";
import { configOption } from "./options.ts";

interface Options {
	readonly config: string;
}

/** Words by which people call a page, and the templates that make it. */
const GUESSED_NAMES: ReadonlyMap<string, string> = new Map([
	["archive", "layouts/period.njk"],
	["article", "layouts/story.njk"],
	["author", "layouts/term.njk"],
	["category", "layouts/term.njk"],
	["day", "layouts/period.njk"],
	["head", "layouts/base.njk"],
	["home", "layouts/front.njk"],
	["index", "layouts/front.njk"],
	["month", "layouts/period.njk"],
	["post", "layouts/story.njk"],
	["section", "layouts/term.njk"],
	["series", "layouts/term.njk"],
	["tag", "layouts/term.njk"],
	["year", "layouts/period.njk"],
]);

/** `backfile eject` */
export function ejectCommand(): Command {
	return new Command("eject")
		.description("Copy templates of ours into your own folder, to change them there; without a name, list them.")
		.argument("[template...]", "templates, such as layouts/story.njk")
		.addOption(configOption())
		.action(run);
}

async function run(names: readonly string[], { config }: Options): Promise<void> {
	const [{ filesBelow }, { foldersOf, loadConfig }] = await Promise.all([
		import("../pipeline/content/files.ts"),
		import("../pipeline/settings/load.ts"),
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

/** The template that a name without folder or extension means, or a word for its page; undefined where that is not one alone. */
function templateMeant(name: string, known: readonly string[]): string | undefined {
	const guessed = /^(layouts\/)?[\w-]+(\.njk)?$/.test(name) ? GUESSED_NAMES.get(bareName(name)) : undefined;
	const [only, ...others] = known.filter((file) => !name.includes("/") && bareName(file) === bareName(name));
	return guessed ?? (others.length === 0 ? only : undefined);
}

/** Offers the template that somebody may have meant, also where its folder or its extension is left out. */
function templateOffer(name: string, known: readonly string[]): string {
	const near = nearestOf(bareName(name), known.map(bareName));
	return offerOf(name, known) || (near === undefined ? "" : ` Did you mean ${known.find((file) => bareName(file) === near)}?`);
}

function bareName(file: string): string {
	return path.posix.basename(file, ".njk");
}
