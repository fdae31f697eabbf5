import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { TermNotes } from "../archive/termnotes.ts";
import { noTermNotes, readTermNotes } from "../archive/termnotes.ts";
import type { Article } from "../article/article.ts";
import type { FieldSource } from "../article/metadata.ts";
import { readStory } from "../article/read.ts";
import { decode } from "../article/text.ts";
import { findInYaml, parseYaml } from "../article/yaml.ts";
import { CannotRun, type Problem, type Rule } from "../problem.ts";
import { codeOf, findContent } from "./find.ts";
import { readTable, unusedRows } from "./tables.ts";

/** A content folder, read. */
export interface Content {
	readonly articles: readonly Article[];
	readonly pages: readonly Article[];
	readonly termNotes: TermNotes;
	/** Pictures and other files beside the articles: paths below the folder. */
	readonly media: readonly string[];
	/** How many story files were found. */
	readonly files: number;
	readonly problems: readonly Problem[];
}

const LARGEST_MB = 16;

/**
 * Reads every story of a content folder, with its sidecars and tables.
 * @param folder absolute path
 * @param zone the site's time zone
 * @throws {CannotRun} where there is no such folder
 */
export function loadContent(folder: string, zone: string): Content {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		throw new CannotRun(`There is no content folder ${folder}.`, "Name the folder of your articles with --content, or in the settings.");
	}
	const found = findContent(folder);
	const problems: Problem[] = [...found.problems];
	const rows = readTables();
	const brokenSidecars = new Map<string, string>();
	const sidecars = new Map([...found.sidecars].map(([story, file]) => [story, readSidecar(file)]));
	problems.push(...unusedRows(rows, new Set(found.stories)), ...unusedSidecars());

	const articles = found.stories.flatMap(readOne);
	const pages = found.pages.flatMap(readOne);
	const terms = found.terms === undefined ? { notes: noTermNotes, problems: [] } : readTermNotes(textOf(found.terms) ?? "", found.terms);
	problems.push(...terms.problems);
	return { articles, pages, termNotes: terms.notes, media: found.media, files: found.files, problems };

	function readOne(file: string): Article[] {
		const bytes = bytesOf(file);
		if (!bytes) return [];
		const broken = brokenSidecars.get(withoutExtension(file));
		if (broken !== undefined) {
			problems.push({
				file,
				rule: "sidecar-broken",
				severity: "error",
				message: `${broken} cannot be read, so the story is left out.`,
				remedy: "Mend that file.",
			});
			return [];
		}
		const beside = [sidecars.get(withoutExtension(file)), rows.get(file)].filter((source) => source !== undefined);
		const read = readStory({ file, bytes, beside }, zone);
		problems.push(...read.problems);
		return read.article ? [read.article] : [];
	}

	function bytesOf(file: string): Uint8Array | undefined {
		const report = (rule: Rule, message: string, remedy: string) => problems.push({ file, rule, severity: "error", message, remedy });
		try {
			if (statSync(path.join(folder, file)).size > LARGEST_MB * 1024 * 1024) {
				report(
					"file-too-large",
					`The file is larger than ${LARGEST_MB} MB.`,
					"Cut it into its stories; if it is one, look what swells it.",
				);
				return undefined;
			}
			return readFileSync(path.join(folder, file));
		} catch (error) {
			report("unreadable", `The file cannot be read (${codeOf(error)}).`, "Give the user who builds the right to read it.");
			return undefined;
		}
	}

	function textOf(file: string): string | undefined {
		const bytes = bytesOf(file);
		return bytes && decode(bytes).text;
	}

	function readSidecar(file: string): FieldSource {
		const text = textOf(file) ?? "";
		const read = parseYaml(text);
		const locate = (place: readonly PropertyKey[]) => findInYaml(text, place);
		const value = "fault" in read ? undefined : (read.value ?? {});
		if (typeof value === "object" && !Array.isArray(value)) return { file, values: { ...value }, locate };
		const fault =
			"fault" in read
				? read.fault
				: {
						rule: "front-matter-shape" as const,
						message: "This is not a list of fields.",
						remedy: 'Write each field as "name: value" on a line of its own.',
					};
		problems.push({ file, severity: "error", ...fault });
		brokenSidecars.set(withoutExtension(file), file);
		return { file, values: {}, locate };
	}

	function readTables(): ReadonlyMap<string, FieldSource> {
		const tables = found.tables.map((file) => readTable(textOf(file) ?? "", file));
		problems.push(...tables.flatMap((table) => table.problems));
		return new Map(tables.flatMap((table) => [...table.rows]));
	}

	function unusedSidecars(): Problem[] {
		const stories = new Set([...found.stories, ...found.pages].map(withoutExtension));
		return [...found.sidecars]
			.filter(([story]) => !stories.has(story))
			.map(([, file]) => ({
				file,
				rule: "sidecar-no-story",
				severity: "info",
				message: "There is no story beside this file.",
				remedy: "Give it the name of its story, or delete it.",
			}));
	}
}

function withoutExtension(file: string): string {
	return file.replace(/\.[a-z]+$/i, "");
}
