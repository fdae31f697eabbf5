import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Article } from "../../src/article/article.ts";
import { renderBody } from "../../src/article/body.ts";
import { bodyOf, readStory } from "../../src/article/read.ts";
import { writeStory } from "../../src/article/write.ts";
import { newSite } from "../../src/cli/newsite.ts";
import { importerFor } from "../../src/importers/formats/formats.ts";
import { openSource } from "../../src/importers/reading/sources.ts";
import { addsUp } from "../../src/importers/report/report.ts";
import { runImport } from "../../src/importers/run.ts";
import { CannotRun } from "../../src/problem.ts";
import { defineArchive } from "../../src/settings.ts";
import { sha256Of } from "../../src/system/hash.ts";
import { READERS } from "../article/hostile.ts";
import { READERS as IMPORT_READERS } from "../importers/hostile.ts";

// What the fuzzer has threads do: each task gives what is wrong, or nothing.

/** A file that is tried: plain data. */
export interface Trial {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const readers = { ...READERS, ...IMPORT_READERS };

/** The names of what reads texts. */
export const READER_NAMES: readonly string[] = Object.keys(readers);

/** Does nothing: a thread that has done it has loaded all that the other tasks need. */
export function warmUp(): undefined {
	return undefined;
}

/** Has one reader read a text. */
export async function readText({ reader, bytes }: Trial & { readonly reader: string }): Promise<undefined> {
	await readers[reader]?.(Buffer.from(bytes).toString("utf8"));
}

/** Reads a story, renders it, and writes it and reads it again. */
export function readFile({ name, bytes }: Trial): string | undefined {
	const read = (file: string, text: Uint8Array) =>
		readStory({ file, bytes: text, sha256: sha256Of(text), otherSources: [] }, "Europe/London");
	const { article, problems } = read(name, bytes);
	if (!article)
		return problems.some(({ severity }) => severity === "error" || severity === "info") ? undefined : "no article, and no problem";
	renderBody(bodyOf(article, bytes), article.format, (address) => address);
	const written = writeStory(fieldsOf(article), `Words.\n\n${bodyOf(article, bytes)}`);
	const again = read("again.md", Buffer.from(written)).article;
	if (!again) return "what was written of it cannot be read";
	const [one, other] = [fieldsOf(article), fieldsOf(again)].map((fields) => JSON.stringify(fields));
	return one === other ? undefined : `written and read again it differs: ${one} is now ${other}`;
}

/** The fields that a story has when it is written and read again. */
function fieldsOf(article: Article): Readonly<Record<string, unknown>> {
	const { headline, published, authors, byline, section, tags, series, dateline, standfirst, rights } = article;
	return { headline, published: published?.edtf, authors, byline, section, tags, series, dateline, standfirst, rights };
}

/** Imports a file, and writes its stories. */
export async function importFile({ name, bytes }: Trial): Promise<string | undefined> {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-fuzz-"));
	try {
		const file = path.join(folder, name);
		writeFileSync(file, bytes);
		const sources = [openSource(file)];
		const content = path.join(folder, "content");
		const settings = defineArchive({ title: "Archive", url: "https://example.org/" });
		const importer = importerFor(sources);
		const report = await runImport(importer, sources, {
			into: content,
			memory: path.join(folder, "imports"),
			site: newSite(settings, content),
			map: new Map(),
			keepUrls: importer.keepsUrls,
			skipDuplicates: false,
			dryRun: false,
			jobs: 1,
			onProgress() {},
		});
		return addsUp(report) ? undefined : "the report of the import does not add up";
	} catch (error) {
		if (error instanceof CannotRun) return undefined;
		throw error;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
