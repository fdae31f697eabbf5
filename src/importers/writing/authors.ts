import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../../system/disk/whole.ts";
import type { AuthorStep, ImportProblem } from "../importer.ts";
import { plainCopy } from "../reading/copy.ts";
import { unique } from "../reading/values.ts";
import type { ImportCounts } from "../report/counts.ts";
import type { ImportReport } from "../report/report.ts";
import { prepareBiography } from "../story/biography.ts";
import { copyMedia } from "../story/media.ts";
import { type AddressLookup, resolve } from "../story/resolve.ts";
import { namesIn } from "../survey/termnames.ts";
import { type AuthorEntry, withAuthors } from "./authorfile.ts";
import type { Folder } from "./files.ts";

/** Collects what a source tells of authors, and who has published stories. */
export interface AuthorCollector {
	add(step: AuthorStep): void;
	/** Takes the fields of a story that is brought over. */
	addStory(fields: Readonly<Record<string, unknown>>): void;
	/** What is told of the authors of published stories; of two steps with one name, what either has. */
	told(): readonly AuthorStep[];
}

/** Collects what the source tells of authors. */
export function collectAuthors(): AuthorCollector {
	const steps = new Map<string, AuthorStep>();
	const published = new Set<string>();
	return {
		add(step) {
			const { name } = step;
			const { biography, image, links = [], ...before } = steps.get(name) ?? step;
			const more = { biography: biography ?? step.biography, image: image ?? step.image, links: unique([...links, ...(step.links ?? [])]) };
			steps.set(name, plainCopy({ ...before, ...more }));
		},
		addStory({ authors, status }) {
			if (status === undefined) for (const name of namesIn(authors)) if (!published.has(name)) published.add(plainCopy(name));
		},
		told: () => [...steps.values()].filter(({ name }) => published.has(name)),
	};
}

/** Where authors are written, and with what. */
export interface AuthorWriting {
	readonly folder: Folder;
	/** The content folder, absolute. */
	readonly into: string;
	/** The folder that imports are remembered in, absolute. */
	readonly memory: string;
	/** The name of the import. */
	readonly name: string;
	readonly dryRun: boolean;
	readonly lookup: AddressLookup;
	readonly counts: ImportCounts;
}

/** Writes authors into authors.yml, says how many, and remembers what was written, so that what an editor changes there is left alone. */
export function writeAuthors(told: readonly AuthorStep[], writing: AuthorWriting): ImportReport["authorNotes"] {
	const entries = new Map(
		told.map((step) => [step.name, entryOf(step, writing)] as const).filter(([, entry]) => Object.keys(entry).length > 0),
	);
	if (entries.size === 0) return undefined;
	const { folder, into, memory, name, dryRun, counts } = writing;
	const file = existsSync(path.join(into, "authors.yaml")) ? "authors.yaml" : "authors.yml";
	const memoryFile = `${name}.authors.json`;
	const yaml = textAt(path.join(into, file)) ?? "";
	const known = hashesIn(textAt(path.join(memory, memoryFile)));
	const result = withAuthors(yaml, entries, known);
	if (!result) {
		counts.problems([faulty(file)]);
		return undefined;
	}
	counts.problems(result.edited.map((author) => edited(file, author)));
	const notes = { written: result.written, unchanged: result.unchanged + result.edited.length };
	if (dryRun || JSON.stringify(result.hashes) === JSON.stringify(known)) return notes;
	if (result.text !== yaml) folder.write(file, result.text);
	mkdirSync(memory, { recursive: true });
	const text = `${JSON.stringify({ authors: result.hashes }, undefined, "\t")}\n`;
	writeWhole(path.join(memory, memoryFile), text, path.join(memory, `.${memoryFile}.part`));
	return notes;
}

function entryOf(step: AuthorStep, { folder, dryRun, lookup, counts }: AuthorWriting): AuthorEntry {
	const { biography, image, links = [], site } = step;
	const place = { stem: "authors", site };
	const prepared = biography && prepareBiography(biography, (address) => resolve(address, place, lookup).to);
	if (prepared?.hadEmails) counts.notCarried("e-mail addresses in biographies");
	const picture = image === undefined ? undefined : resolve(image, place, lookup);
	if (picture?.missing !== undefined) counts.missingMedia(picture.missing, step.name);
	else if (picture && !picture.copy) counts.notCarried("pictures of authors that are on other sites");
	if (picture?.copy && !dryRun && copyMedia(picture.copy.from, picture.copy.to, folder) === "copied") counts.copiedMedia();
	return {
		...(prepared && prepared.text !== "" && { biography: prepared.text }),
		...(picture?.copy && { image: picture.copy.to }),
		...(links.length > 0 && { links }),
	};
}

function textAt(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return undefined;
	}
}

/** The hashes of what earlier runs wrote; none where nobody can tell, so that all that is there counts as written by hand. */
function hashesIn(json: string | undefined): Readonly<Record<string, string>> {
	try {
		return (JSON.parse(json ?? "{}") as { readonly authors?: Readonly<Record<string, string>> }).authors ?? {};
	} catch {
		return {};
	}
}

function edited(file: string, name: string): ImportProblem {
	const message = `What is told of ${name} was written, changed or taken out by hand. It was left alone.`;
	const remedy =
		"Nothing needs to be done if the archive's text is the right one. Else take the entry out of it, and its line in imports/.";
	return { file, rule: "edited-by-hand", severity: "warning", message, remedy };
}

function faulty(file: string): ImportProblem {
	const message = "The file has a fault, so what the source tells of authors was not written into it.";
	return { file, rule: "edited-by-hand", severity: "warning", message, remedy: "Mend it (“backfile check” says where), and import again." };
}
