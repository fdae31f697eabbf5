// What pages lead to, and what they name: other pages, places in them, files, scripts.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Parts, type Piece, partsOf } from "./blocks.ts";
import { type Page, repository } from "./pages.ts";

const place = ({ page, line }: Piece): string => `${page}:${line}`;

/** The links of a page that lead nowhere. Links to other sites are not followed. */
export function brokenLinks(page: Page, partsByPage: ReadonlyMap<string, Parts>): string[] {
	return (partsByPage.get(page.name)?.links ?? []).flatMap((link) => {
		if (/^[a-z][a-z+.-]*:/i.test(link.text)) return [];
		const [target = "", anchor] = link.text.split("#");
		const name = target === "" ? page.name : path.posix.join(path.posix.dirname(page.name), decodeURI(target));
		const file = path.join(repository, name);
		if (!partsByPage.has(name) && (name.startsWith("../") || !existsSync(file))) return [`${place(link)}: there is no ${name}`];
		if (anchor === undefined || !name.endsWith(".md")) return [];
		const { anchors } = partsByPage.get(name) ?? partsOf({ name, text: readFileSync(file, "utf8") });
		return anchors.has(decodeURI(anchor)) ? [] : [`${place(link)}: ${name} has no heading #${anchor}`];
	});
}

const anchorsOf = new Map<string, ReadonlySet<string>>();

/** Whether a page of this repository is there, and has the heading or the mark that is named behind `#`. */
export function isInDocs(page: string): boolean {
	const [name = "", anchor] = page.split("#");
	const file = path.join(repository, name);
	if (!existsSync(file)) return false;
	const anchors = anchorsOf.get(name) ?? partsOf({ name, text: readFileSync(file, "utf8") }).anchors;
	anchorsOf.set(name, anchors);
	return anchor === undefined || anchors.has(anchor);
}

/** The files and folders of this repository that a page names in code, and that are not there. Names in capitals stand for others. */
export function missingFiles({ codes }: Parts): string[] {
	return codes.flatMap((code) => {
		const [file] = /^(?:src|test|scripts|docs|examples)\/[\w./-]+(?=$|:)/.exec(code.text) ?? [];
		if (file === undefined || /NAME|KIND|LANGUAGE|FORMAT/.test(file)) return [];
		// What explains an example names the files of the example.
		if ([".", path.dirname(code.page)].some((folder) => existsSync(path.join(repository, folder, file)))) return [];
		return [`${place(code)}: there is no ${file}`];
	});
}

/** The scripts that a page runs by `npm run`, and that `package.json` does not have. */
export function missingScripts({ codes, blocks }: Parts, scripts: readonly string[]): string[] {
	const commands = blocks.filter(({ language }) => language === "sh");
	return [...codes, ...commands].flatMap((piece) =>
		[...piece.text.matchAll(/\bnpm (?:run|run-script)(?: -s| --silent)? ([\w:-]+)/g)].flatMap(([, script = ""]) =>
			scripts.includes(script) ? [] : [`${place(piece)}: package.json has no script ${script}`],
		),
	);
}
