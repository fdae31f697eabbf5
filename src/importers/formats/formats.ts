import { CannotRun } from "../../problem.ts";
import type { Importer, Source } from "../importer.ts";
import { feed } from "./feed/feed.ts";
import { ablog } from "./generator/ablog/ablog.ts";
import { eleventy } from "./generator/eleventy/eleventy.ts";
import { hexo } from "./generator/hexo/hexo.ts";
import { hugo } from "./generator/hugo/hugo.ts";
import { jekyll } from "./generator/jekyll/jekyll.ts";
import { nikola } from "./generator/nikola/nikola.ts";
import { pelican } from "./generator/pelican/pelican.ts";
import { zola } from "./generator/zola/zola.ts";
import { ghost } from "./ghost/ghost.ts";
import { html } from "./html/html.ts";
import { medium } from "./medium/medium.ts";
import { movabletype } from "./movabletype/movabletype.ts";
import { csv } from "./table/csv.ts";
import { jsonl } from "./table/jsonl.ts";
import { text } from "./text/text.ts";
import { warc } from "./warc/warc.ts";
import { newsml } from "./wire/newsml/newsml.ts";
import { ninjs } from "./wire/ninjs/ninjs.ts";
import { nitf } from "./wire/nitf/nitf.ts";
import { wordpress } from "./wordpress/wordpress.ts";

/** Every format, in the order in which they are tried. Those with the surest signs come first. */
export const importers: readonly Importer[] = [
	wordpress,
	ghost,
	warc,
	zola,
	hugo,
	hexo,
	eleventy,
	jekyll,
	pelican,
	nikola,
	ablog,
	feed,
	nitf,
	newsml,
	ninjs,
	movabletype,
	medium,
	jsonl,
	csv,
	html,
	text,
];

/** The importer with a name. */
export function importerNamed(name: string): Importer | undefined {
	return importers.find((importer) => importer.name === name);
}

/**
 * The importer that recognises all sources.
 * @throws {CannotRun} if there is none
 */
export function importerFor(sources: readonly Source[]): Importer {
	const found = importers.find((importer) => sources.every((source) => importer.recognises(source)));
	if (found) return found;
	const stranger = sources.find((source) => !importers.some((importer) => importer.recognises(source)));
	throw new CannotRun(
		stranger ? `${stranger.name} has a format that is not known.` : "The sources are of different formats.",
		stranger
			? `Name its format before it: ${importers.map(({ name, about }) => `${name} (${about})`).join(", ")}.`
			: "Import the sources of each format in a run of their own.",
	);
}
