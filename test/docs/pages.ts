import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of this repository. */
export const repository = path.resolve(import.meta.dirname, "../..");

/** A page of the documentation. */
export interface Page {
	/** Its path in the repository, with `/`. */
	readonly name: string;
	readonly text: string;
}

/** The pages that people read: README.md, CONTRIBUTING.md, all of docs/, and what explains the examples and the files of a new archive. */
export function readPages(): Page[] {
	const below = (folder: string, isPage: (name: string) => boolean): string[] => {
		if (!existsSync(path.join(repository, folder))) return [];
		return readdirSync(path.join(repository, folder), { recursive: true, encoding: "utf8" })
			.map((name) => `${folder}/${name.split(path.sep).join("/")}`)
			.filter((name) => isPage(name) && !/(^|\/)(node_modules|dist)\//.test(name))
			.sort();
	};
	const isReadme = (name: string) => path.posix.basename(name) === "README.md";
	const names = [
		"README.md",
		"CONTRIBUTING.md",
		...below("docs", (name) => name.endsWith(".md")),
		...["examples", "create-backfile", "starter"].flatMap((folder) => below(folder, isReadme)),
	];
	return names.map((name) => ({ name, text: readFileSync(path.join(repository, name), "utf8") }));
}
