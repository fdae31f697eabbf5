import { existsSync, statSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { decode } from "../../../article/encoding.ts";
import { escapeHtml } from "../../../article/text.ts";
import type { Source, Step } from "../../importer.ts";
import { problemStep, type SourceFile } from "../../reading/files.ts";
import { lineOf, webAddress } from "../../reading/values.ts";
import type { Values } from "./columns.ts";
import type { ReadTable } from "./table.ts";

/** The table of an export of Substack; the texts are in files beside it, `posts/ID.html`. */
const TABLE = "posts.csv";

/** A text that is larger is none that somebody wrote. */
const LARGEST = 64 * 1024 * 1024;

/** Whether a source is the folder that Substack exports. */
export function isSubstack({ kind, path: folder }: Source): boolean {
	return (
		kind === "folder" &&
		existsSync(path.join(folder, TABLE)) &&
		(statSync(path.join(folder, "posts"), { throwIfNoEntry: false })?.isDirectory() ?? false)
	);
}

/** Why a table of that folder is not read; undefined for the table of posts. */
export function whyNoPosts({ relative }: SourceFile): string | undefined {
	return relative === TABLE ? undefined : "it holds addresses of readers, or what they opened";
}

/** The posts of Substack's table with their texts; a text that belongs to none is told behind them. */
export function withTexts(file: SourceFile, read: ReadTable): ReadTable {
	return async function* () {
		const folder = path.join(path.dirname(file.path), "posts");
		const entries = await readdir(folder, { withFileTypes: true });
		const left = new Set(entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html")).map(({ name }) => name));
		for await (const part of read()) {
			if (part.part !== "row") {
				yield part;
				continue;
			}
			const id = lineOf(part.values.get("post_id")) ?? "";
			const name = `${id}.html`;
			const html = left.delete(name) ? await textIn(path.join(folder, name)) : undefined;
			yield { ...part, values: postOf(part.values, id, html) };
		}
		for (const name of [...left].sort()) for (const step of strayText(file, name)) yield { part: "step", step };
	};
}

async function textIn(file: string): Promise<string | undefined> {
	return (await stat(file)).size > LARGEST ? undefined : decode(await readFile(file)).text;
}

/** A row with its text, and with the address that Substack makes of its id (`123.my-post` is at `/p/my-post`). */
function postOf(values: Values, id: string, html: string | undefined): Values {
	const podcast = webAddress(values.get("podcast_url"));
	const sound = podcast === undefined ? "" : `\n<audio controls src="${escapeHtml(podcast)}"></audio>`;
	const slug = id.includes(".") ? id.slice(id.indexOf(".") + 1) : "";
	const post = new Map(values);
	for (const name of ["podcast_url", "email_sent_at", "inbox_sent_at"]) post.delete(name);
	if (html !== undefined || sound !== "") post.set("body_html", (html ?? "") + sound);
	if (slug !== "") post.set("slug", slug).set("url", `/p/${encodeURIComponent(slug)}`);
	return post;
}

function* strayText({ name: table }: SourceFile, name: string): Generator<Step, void, void> {
	const file = `${table.slice(0, -TABLE.length)}posts/${name}`;
	yield { step: "skipped", record: file, why: "no row of posts.csv says what it is" };
	yield problemStep(
		{ file },
		"text-missing",
		"warning",
		"No row of posts.csv has this text. It was left out, since it may be a draft.",
		"Export again, or write a row for it.",
	);
}
