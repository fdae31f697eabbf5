import { aliasFact, type Importer, type ImportProblem, type ReadOptions, type Source, type Step } from "../../importer.ts";
import { factsIn, knowledgeOf } from "./facts.ts";
import { readItem } from "./item.ts";
import { feedListed, makeListed } from "./listings.ts";
import { encodingOf } from "./wxr/problems.ts";
import { type Entry, readExport } from "./wxr/read.ts";

/** WordPress eXtended RSS, versions 1.0 to 1.2; several files are the parts of one export. */
export const wordpress: Importer = {
	name: "wordpress",
	about: "WordPress export (WXR), one file or several",
	keepsUrls: true,
	recognises({ kind, head }) {
		const text = headOf(head);
		return kind === "file" && /<rss\b/i.test(text) && /wordpress\.org\/export\/|<wp:wxr_version>/.test(text);
	},
	read,
};

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	/** In the survey, what stands before a story. */
	const told = new Map<string, unknown>();
	const knowledge = knowledgeOf(options.facts ?? told);
	const listed = makeListed();
	let before = 0;
	let home = "";
	let named = false;
	for (const source of sources) {
		home = "";
		const refused = refusal(source);
		if (refused) {
			yield { step: "problem", problem: refused };
			before += source.size;
			continue;
		}
		for await (const part of readExport(source)) {
			if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
			else if (part.part === "problem") yield { step: "problem", problem: part.problem };
			else if (part.part === "channel") yield* channel(part.name, part.text);
			else {
				if (!options.facts) yield* learn(part.entry);
				if (part.entry.element !== "item") continue;
				const { step, problems } = readItem(part.entry, source.name, home, options, knowledge);
				for (const problem of problems) yield { step: "problem", problem };
				if (step.step === "story" && !options.facts) listed.story(step, part.entry);
				yield step;
			}
		}
		before += source.size;
	}
	if (!options.facts) yield* listed.end();

	function* learn(entry: Entry): Generator<Step> {
		for (const fact of factsIn(entry)) {
			if (/^(author|category) /.test(fact.name)) told.set(fact.name, fact.value);
			yield fact;
			const [, id] = /^attachment (\d+)$/.exec(fact.name) ?? [];
			const { url } = fact.value as { readonly url?: string };
			if (id !== undefined && url !== undefined) yield aliasFact(`${home.replace(/\/+$/, "")}/?attachment_id=${id}`, url);
		}
		yield* listed.of(entry, home.replace(/\/+$/, ""));
	}

	function* channel(name: string, text: string): Generator<Step> {
		if (!["link", "wp:base_site_url", "wp:base_blog_url"].includes(name) || !/^https?:\/\//i.test(text.trim())) return;
		if (name === "wp:base_site_url" && !options.facts) yield { step: "fact", name: "base", value: text.trim() };
		if (home === "" || name === "wp:base_blog_url") home = text.trim();
		// The first export names the import.
		if (name === "wp:base_blog_url" && !named && !options.facts) yield { step: "fact", name: "site", value: home };
		if (name === "wp:base_blog_url") named = true;
		if (name === "wp:base_blog_url" && !options.facts) yield feedListed(home.replace(/\/+$/, ""));
	}
}

function headOf(head: Uint8Array): string {
	return new TextDecoder(encodingOf(head)).decode(head);
}

/** A file that declares a document type is not opened at all: what it declares could swell, or reach for other files. */
function refusal({ name, head }: Source): ImportProblem | undefined {
	const text = headOf(head);
	const before = /^\uFEFF?\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*)*(?=<!DOCTYPE|<!ENTITY)/i.exec(text)?.[0];
	if (before === undefined) return undefined;
	const lines = before.split("\n");
	return {
		file: name,
		line: lines.length,
		column: (lines.at(-1)?.length ?? 0) + 1,
		rule: "source-refused",
		severity: "error",
		message: "The file declares a document type, with which it could define entities; nothing of it was read.",
		remedy: "Take the lines from <!DOCTYPE to ]> out, and import again.",
	};
}
