import { oneLine, textOfHtml } from "../article/text.ts";
import type { Facts, Importer, ReadOptions, SkippedStep, Source, StoryStep } from "./importer.ts";
import { makeNamedRows } from "./survey/rows.ts";

/** What an import would take from one record. */
export type SampledRecord =
	| { readonly kind: "skipped"; readonly record: string; readonly why: string }
	| {
			readonly kind: "story" | "page";
			readonly record: string;
			readonly address?: string;
			readonly headline: string;
			readonly published?: string;
			readonly authors: readonly string[];
			readonly section?: string;
			/** The first and the last words of the text. */
			readonly opening: string;
			readonly ending: string;
			readonly words: number;
			readonly image?: string;
			/** From what each of them was taken, where the importer says so. */
			readonly clues?: Readonly<Record<string, string>>;
	  };

/** How many words of the beginning and the end of a text are shown. */
const SHOWN = 12;

/** Reads a source as an import does, and gives what it would take from some records, spread over all. Writes nothing. */
export async function sampleOf(
	importer: Importer,
	sources: readonly Source[],
	options: Omit<ReadOptions, "facts">,
	count: number,
): Promise<SampledRecord[]> {
	const told = makeNamedRows<readonly [name: string, value: unknown]>();
	let records = 0;
	for await (const step of importer.read(sources, { ...options, sample: count })) {
		if (step.step === "fact") told.set(step.name, [step.name, step.value]);
		if (step.step === "story" || step.step === "skipped") records++;
	}
	const facts: Facts = { get: (name) => told.get(name)?.[1], [Symbol.iterator]: () => told[Symbol.iterator]() };
	const found: SampledRecord[] = [];
	let number = 0;
	for await (const step of importer.read(sources, { ...options, sample: count, facts })) {
		if (step.step !== "story" && step.step !== "skipped") continue;
		// An importer that chose itself gave no records before.
		if (records === 0 || isChosen(number++, records, count)) found.push(sampled(step));
	}
	return found;
}

/** Whether a record is one of some at equal distances, from the first on. */
export function isChosen(number: number, of: number, count: number): boolean {
	return of <= count || Math.floor((number * count) / of) !== Math.floor(((number - 1) * count) / of);
}

function sampled(step: StoryStep | SkippedStep): SampledRecord {
	if (step.step === "skipped") return { kind: "skipped", record: step.record, why: step.why };
	const { kind, fields, body, addresses, clues, place } = step;
	const words = (body.format === "text" ? oneLine(body.text) : textOfHtml(body.text)).split(" ").filter((word) => word !== "");
	const { headline, published, authors, section, image } = fields;
	return {
		kind,
		record: place.file,
		...(addresses[0] !== undefined && { address: addresses[0] }),
		headline: String(headline),
		...(typeof published === "string" && { published }),
		authors: Array.isArray(authors) ? authors.map(nameIn) : [],
		...(typeof section === "string" && { section }),
		opening: words.slice(0, SHOWN).join(" "),
		ending: words.slice(SHOWN).slice(-SHOWN).join(" "),
		words: words.length,
		...(image !== undefined && { image: nameIn(image) }),
		...(clues && { clues }),
	};
}

/** The name of an author, or the address of a picture. */
function nameIn(value: unknown): string {
	if (typeof value !== "object" || value === null) return String(value);
	const { name, src } = value as { readonly name?: unknown; readonly src?: unknown };
	return String(name ?? src ?? "");
}
