import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { decode } from "../../../article/encoding.ts";
import { oneLine } from "../../../article/text.ts";
import type { Importer, ReadOptions, Source, Step } from "../../importer.ts";
import { problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { dateOf, filled, headlineFrom, nameOf, plainOf, unique, webAddress } from "../../reading/values.ts";
import { attribute, type DomDocument, parseDocument } from "../html/dom.ts";

/** The export of Medium: a folder, or a ZIP, with a page for each post in `posts/`. */
export const medium: Importer = {
	name: "medium",
	about: "an export of Medium, a folder or a ZIP",
	keepsUrls: false,
	recognises,
	read,
};

/** Medium ends the names of posts with their ids. */
const POST = /^(?:.*\/)?posts\/[^/]*[-_][\da-f]{8,12}\.html$/;

function recognises({ kind, path: folder }: Source): boolean {
	if (kind !== "folder" || !existsSync(path.join(folder, "posts"))) return false;
	return readdirSync(path.join(folder, "posts")).some((name) => POST.test(`posts/${name}`));
}

function read(sources: readonly Source[], { zone }: ReadOptions): AsyncGenerator<Step, void, void> {
	return readEach(sources, /\.html$/i, async function* (file, _, before) {
		if (POST.test(file.relative)) yield* postSteps(file, decode(await readFile(file.path)).text, zone);
		else yield { step: "skipped", record: file.name, why: "it is about the account, and no post" };
		yield { step: "progress", bytes: before + file.size };
	});
}

function* postSteps(file: SourceFile, html: string, zone: string): Generator<Step, void, void> {
	const document = parseDocument(html);
	const body = document?.querySelector("[data-field=body], .e-content");
	if (!document || !body) {
		yield { step: "skipped", record: file.name, why: "it holds no text" };
		return;
	}
	const place = { file: file.name };
	const standfirst = plainOf(document.querySelector("[data-field=subtitle], .p-summary")?.textContent ?? "");
	const title = plainOf(document.querySelector(".p-name, h1, title")?.textContent ?? "");
	// The text begins with the title and the standfirst once more.
	for (const repeated of body.querySelectorAll(".graf--title, .graf--subtitle, .graf--kicker")) {
		const words = oneLine(repeated.textContent);
		if (words === title || words === standfirst) repeated.remove();
	}
	const text = body.innerHTML;
	const headline = title || headlineFrom({ format: "html", text });
	if (headline === undefined) {
		yield { step: "skipped", record: file.name, why: "it has neither a title nor a text" };
		return;
	}
	const published = attribute(document.querySelector("time.dt-published"), "datetime");
	const isDraft = /(^|\/)draft_/.test(file.relative) || published === undefined;
	if (title === "")
		yield problemStep(
			place,
			"headline-missing",
			"warning",
			`"${headline}" has no title. Its first words became its headline.`,
			"Write a headline.",
		);
	yield {
		step: "story",
		key: /([\da-f]{8,12})\.html$/.exec(file.relative)?.[1] ?? file.relative,
		name: headline,
		place,
		kind: "story",
		fields: filled({
			headline,
			published: dateOf(published?.replace(/\.\d+Z$/, "Z"), zone),
			authors: unique([nameOf(document.querySelector(".p-author")?.textContent)]),
			tags: unique([...document.querySelectorAll(".p-tags a, a.p-category")].map((tag) => plainOf(tag.textContent) || undefined)),
			standfirst,
			status: isDraft ? "draft" : undefined,
		}),
		body: { format: "html", text },
		addresses: isDraft ? [] : addressesOf(document),
		notCarried: [],
	};
}

/** The address that readers know, and the short one. */
function addressesOf(document: DomDocument): string[] {
	const short = document.querySelector("time.dt-published")?.parentElement;
	return unique([webAddress(attribute(document.querySelector(".p-canonical"), "href")), webAddress(attribute(short ?? null, "href"))]);
}
