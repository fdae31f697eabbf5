import { isUtf8 } from "node:buffer";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished, vi } from "vitest";
import { type BuildOptions, type BuildReport, build } from "../../src/pipeline/build.ts";
import type { ArchiveSettings } from "../../src/settings.ts";
import { sha256Of } from "../../src/system/hash.ts";

/** The files of a folder, by path with `/`; what begins with `.backfile` is not part of a site. */
export type Tree = Readonly<Record<string, string>>;

/** A folder that is gone when the test is. */
export function temporary(): string {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Writes files into a folder. */
export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
	for (const [name, contents] of Object.entries(files)) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, contents);
	}
}

/** The text of a settings file: without search, flushing and what is drawn, which take longer than all else of a small archive, unless the settings have them. */
export function settingsText(settings: Partial<ArchiveSettings>): string {
	// The 366 days of the year would be most of so small a site.
	const declared = JSON.stringify({
		title: "Test",
		url: "https://example.org/",
		onThisDay: false,
		search: false,
		icons: false,
		cards: "none",
		flush: false,
		...settings,
	});
	return `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive(${declared});
export default function (config) { config.addPlugin(backfile, archive); }
`;
}

/** An archive of its own in a temporary folder, with the files given. */
export function makeArchive(files: Readonly<Record<string, string | Uint8Array>>, settings: Partial<ArchiveSettings> = {}): string {
	const root = temporary();
	write(root, { ".eleventy.ts": settingsText(settings), ...files });
	mkdirSync(path.join(root, "content"), { recursive: true });
	return root;
}

/** Builds an archive into its own output folder, for one moment. */
export function buildArchive(root: string, options: Partial<BuildOptions> = {}): Promise<BuildReport> {
	return build({ config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1), ...options });
}

/** How far ahead the clock is put, in milliseconds. */
export const HOUR = 3_600_000;

/** Puts the clock an hour ahead: then a cache trusts the stamps of files that were just written, whose ctime no program can set. Gives back how to put it right. */
export function putClockAhead(): () => void {
	const clock = vi.spyOn(Date, "now").mockImplementation(() => performance.timeOrigin + performance.now() + HOUR);
	return () => clock.mockRestore();
}

/** Does some work as if an hour had passed. */
export function anHourLater<T>(work: () => Promise<T>): Promise<T> {
	const putRight = putClockAhead();
	return work().finally(putRight);
}

export function treeOf(folder: string): Tree {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
		(entry) => entry.isFile() && !entry.name.startsWith(".backfile"),
	);
	const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/")).sort();
	return Object.fromEntries(names.map((name) => [name, textOf(readFileSync(path.join(folder, name)))]));
}

/** What is no text stands as its hash, behind a character that no text of ours has. */
export function textOf(bytes: Buffer): string {
	return isUtf8(bytes) ? bytes.toString() : `\0${sha256Of(bytes)}`;
}

/** The hash of a file in a tree. */
export function hashIn(tree: Tree, file: string): string {
	const text = tree[file] ?? "";
	return text.startsWith("\0") ? text.slice(1) : sha256Of(text);
}

/** A story's file. */
export function story(headline: string, fields: Readonly<Record<string, unknown>> = {}, body = "Words."): string {
	return `---\n${JSON.stringify({ headline, ...fields })}\n---\n${body}\n`;
}
