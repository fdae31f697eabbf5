import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { CannotRun, codeOf } from "../problem.ts";
import { relativePath } from "../system/disk/diskpaths.ts";
import { configOption } from "./options.ts";

interface Options {
	readonly config: string;
	readonly section?: string;
	readonly tags?: string;
}

/** `backfile new` */
export function newCommand(): Command {
	return new Command("new")
		.description("Write the file of a new article, dated now.")
		.argument("<headline>", "the article's headline")
		.option("--section <name>", "its section")
		.option("--tags <list>", "its tags, with commas")
		.addOption(configOption())
		.action(run);
}

async function run(headline: string, { config, section, tags }: Options): Promise<void> {
	const [{ dateOfInstant }, { slugOf }, { oneLine }, { writeStory }, { foldersOf, loadConfig }] = await Promise.all([
		import("../article/date.ts"),
		import("../article/slug.ts"),
		import("../article/text.ts"),
		import("../article/write.ts"),
		import("../pipeline/settings/load.ts"),
	]);
	const { settings, root } = await loadConfig(config);
	const title = oneLine(headline);
	if (title === "") throw new CannotRun("The headline is empty.", 'Write backfile new "The headline".');
	const published = dateOfInstant(Math.floor(Date.now() / 60_000) * 60_000, settings.timeZone).edtf;
	const day = published.slice(0, 10);
	const folder = path.join(foldersOf(settings, root).content, day.slice(0, 4));
	mkdirSync(folder, { recursive: true });
	for (let number = 1; ; number++) {
		const id = `${day}-${slugOf(title)}${number === 1 ? "" : `-${number}`}`;
		const file = path.join(folder, `${id}.md`);
		const list = tags
			?.split(",")
			.map((tag) => tag.trim())
			.filter((tag) => tag !== "");
		try {
			writeFileSync(file, writeStory({ headline: title, id, published, section, tags: list }, "\n"), { flag: "wx" });
			process.stdout.write(`${relativePath(process.cwd(), file)}\n`);
			return;
		} catch (error) {
			if (codeOf(error) !== "EEXIST")
				throw new CannotRun(`${file} cannot be written (${codeOf(error)}).`, "Look whether the folder may be written to.");
		}
	}
}
