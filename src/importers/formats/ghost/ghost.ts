import { aboutFact, type Importer, type ReadOptions, type SiteAbout, type Source, type Step } from "../../importer.ts";
import { headText } from "../../reading/decode.ts";
import { problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { readJson } from "../../reading/json.ts";
import { lineOf, membersOf, withoutSlashes } from "../../reading/values.ts";
import { listedFacts } from "./listings.ts";
import { authorOf, storyOf } from "./post.ts";
import { EXPORT_PATHS, factOf, idOf, makeRelations, type RelationsFact, type Row, relationsFrom, tableOf } from "./tables.ts";

/**
 * Ghost's export (Settings, Labs, Export): one JSON object with all its tables. The posts come before the tables that
 * say who wrote them, so the survey gives these tables as facts. An export does not name its site: without a fact `site`, addresses are paths.
 */
export const ghost: Importer = {
	name: "ghost",
	about: "a Ghost export (JSON)",
	keepsUrls: true,
	tellsOfSite: "anywhere",
	recognises,
	read,
};

function recognises({ kind, head }: Source): boolean {
	if (kind !== "file") return false;
	const text = headText(head).trimStart();
	return (
		text.startsWith("{") && (/^\{\s*"db"\s*:\s*\[/.test(text) || (/"exported_on"\s*:/.test(text) && /"(data|version)"\s*:/.test(text)))
	);
}

function read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	return readEach(sources, /\.json$/i, (file, number, before) => readExport(file, number, before, options));
}

async function* readExport(file: SourceFile, number: number, before: number, options: ReadOptions): AsyncGenerator<Step, void, void> {
	const fact = `relations ${number}`;
	const known = options.facts?.get(fact) as RelationsFact | undefined;
	const collected = makeRelations();
	const relations = known ? relationsFrom(known) : collected.end();
	const site = options.facts?.get("site");
	const home = typeof site === "string" && /^https?:\/\//.test(site) ? withoutSlashes(site) : undefined;
	let found = false;
	/** Posts that are listed on the new site. */
	const shown: Row[] = [];

	for await (const part of readJson(file, EXPORT_PATHS)) {
		if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
		else if (part.part === "fault") {
			const { message, ...place } = part.fault;
			yield problemStep(
				{ file: file.name, ...place },
				"source-syntax",
				"error",
				`This is not JSON: ${message}. What stands before it was read. Authors and tags may be missing, since they come after the posts.`,
				"Export again from Ghost, and look whether the file is whole.",
			);
		} else if (tableOf(part.found) === "settings") {
			if (!options.facts) yield* settingFacts(membersOf(part.found.value));
		} else if (tableOf(part.found) !== "posts") {
			found = true;
			collected.add(part.found);
			const author = options.facts && tableOf(part.found) === "users" ? authorOf(membersOf(part.found.value), home) : undefined;
			if (author) yield author;
		} else {
			found = true;
			yield* postSteps(part.found.value, { file: file.name, line: part.found.line });
		}
	}
	if (!found)
		yield problemStep(
			{ file: file.name },
			"source-refused",
			"error",
			"The file is not a Ghost export: it holds no posts.",
			"Export from Ghost's settings, under Labs.",
		);
	yield { step: "fact", name: fact, value: factOf(collected.end()) };
	if (!options.facts) yield* listedFacts(shown, collected.end(), collected.slugs);
	for (const [table, rows] of collected.end().left)
		yield { step: "skipped", record: `${table} (${rows})`, why: "readers' data are not carried" };

	function* postSteps(value: unknown, place: { readonly file: string; readonly line: number }): Generator<Step, void, void> {
		const post = membersOf(value);
		const made = storyOf(post, relations, options.zone, home);
		if (!made) {
			yield { step: "skipped", record: `post ${idOf(post.id) || `in line ${place.line}`}`, why: "it has neither a title nor a text" };
			return;
		}
		for (const { rule, message, remedy } of made.problems) yield problemStep(place, rule, "warning", message, remedy);
		if (made.story.kind === "story" && made.story.fields.status === undefined)
			shown.push({ id: post.id, author_id: post.author_id, author: post.author });
		yield { step: "story", place, ...made.story };
	}
}

/** Which rows of Ghost's settings say something of the site. */
const ABOUT: Readonly<Record<string, keyof SiteAbout>> = {
	title: "title",
	description: "description",
	lang: "language",
	locale: "language",
	default_locale: "language",
	timezone: "zone",
	active_timezone: "zone",
};

function* settingFacts({ key, value }: Readonly<Record<string, unknown>>): Generator<Step, void, void> {
	const about = Object.hasOwn(ABOUT, String(key)) ? ABOUT[String(key)] : undefined;
	const text = lineOf(value);
	if (about !== undefined && text !== undefined) yield aboutFact({ [about]: text });
}
