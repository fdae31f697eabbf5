import path from "node:path";
import type { FactStep, ReadOptions, Source, Step } from "../../importer.ts";
import { problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { type WireItem, wireStory } from "./item.ts";

/** What a file of a wire format gives: items, records that are no stories, and what is to be told of it. */
export type WirePart =
	| { readonly part: "item"; readonly item: WireItem; readonly line?: number }
	| { readonly part: "other"; readonly record: string; readonly why: string }
	| { readonly part: "bytes"; readonly bytes: number }
	| { readonly part: "step"; readonly step: Step };

/** Reads the items of a file. It is called several times for each file. */
export type ReadWire = (file: SourceFile) => AsyncGenerator<WirePart, void, void>;

/** The newest version of an item, and where it stands. */
interface Newest {
	readonly version: string;
	readonly updated: string;
	/** Which item it is of all of the sources, from 0. */
	readonly number: number;
}

/**
 * Reads the items of the sources as stories. Agencies send a story again when they change it: of the versions of an item the newest is taken,
 * so all items are looked through first.
 * @param wanted which files of a folder are read
 */
export async function* readWire(
	sources: readonly Source[],
	wanted: RegExp,
	read: ReadWire,
	{ zone, facts }: ReadOptions,
): AsyncGenerator<Step, void, void> {
	const newest = facts ? new Map(facts.get(NEWEST) as readonly (readonly [string, number])[]) : await newestOf(sources, wanted, read);
	if (!facts) yield { step: "fact", name: NEWEST, value: [...newest] } satisfies FactStep;
	let number = 0;
	yield* readEach(sources, wanted, async function* (file, _, before) {
		let found = 0;
		for await (const part of read(file)) {
			if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
			else if (part.part === "step") yield part.step;
			else if (part.part === "other") {
				found++;
				yield { step: "skipped", record: part.record, why: part.why };
			} else {
				found++;
				const isNewest = part.item.id === "" || newest.get(part.item.id) === number;
				number++;
				if (isNewest) yield* itemSteps(part, file, zone);
				else yield { step: "skipped", record: nameOf(part.item), why: "a newer version of it is there" };
			}
		}
		if (found === 0) yield { step: "skipped", record: file.name, why: "it holds no item of this format" };
	});
}

const NEWEST = "newest versions";

async function newestOf(sources: readonly Source[], wanted: RegExp, read: ReadWire): Promise<Map<string, number>> {
	const newest = new Map<string, Newest>();
	let number = 0;
	for await (const step of readEach(sources, wanted, async function* (file) {
		for await (const part of read(file)) {
			if (part.part !== "item") continue;
			const { id, version = "", updated = part.item.published ?? "" } = part.item;
			const one = { version, updated, number: number++ };
			const other = newest.get(id);
			if (id !== "" && (!other || isNewer(one, other))) newest.set(id, one);
		}
		yield* [];
	}))
		void step;
	return new Map([...newest].map(([id, one]) => [id, one.number]));
}

/** By the version where both are numbers, then by the date, then by their order in the source. */
function isNewer(one: Newest, other: Newest): boolean {
	const difference = Number.parseInt(one.version, 10) - Number.parseInt(other.version, 10);
	if (!Number.isNaN(difference) && difference !== 0) return difference > 0;
	return one.updated >= other.updated;
}

function* itemSteps({ item, line }: Extract<WirePart, { part: "item" }>, file: SourceFile, zone: string): Generator<Step, void, void> {
	const place = { file: file.name, ...(line !== undefined && { line }) };
	const made = wireStory(item, zone);
	if (!made) {
		yield { step: "skipped", record: nameOf(item), why: "it has neither a headline nor a text" };
		return;
	}
	for (const { rule, message, remedy } of made.problems) yield problemStep(place, rule, "warning", message, remedy);
	// Pictures lie beside the item that names them.
	const beside = { url: "/", media: ["/"], files: [{ root: "/", folder: path.dirname(file.path), into: "" }] };
	yield { step: "story", place, ...made.story, ...(made.story.addresses.length === 0 && { site: beside }) };
}

function nameOf({ headline = "", id }: WireItem): string {
	return (
		[headline, id]
			.find((text) => text.trim() !== "")
			?.replace(/\s+/g, " ")
			.trim() ?? "an item"
	);
}
