import type { Format } from "../article.ts";
import { plainName } from "../fields/names.ts";
import type { FieldSource } from "../fields/written.ts";
import { fieldNote } from "../fields.ts";
import { withoutExtension } from "../filename.ts";
import type { Showing } from "../showing.ts";
import type { Redactor } from "./redactor.ts";
import { type Edit, edited } from "./replace.ts";

/** A story before names are taken out of it. */
export interface NamingStory {
	readonly file: string;
	readonly format: Format;
	/** The text of its file. */
	readonly text: string;
	/** Where its fields end. */
	readonly fieldsEnd: number;
	readonly sources: readonly FieldSource[];
}

/** A story from which names were taken. */
export interface RedactedStory {
	readonly text: string;
	/** The changes that make that text from the text of its file. */
	readonly edits: readonly Edit[];
	readonly sources: readonly FieldSource[];
	/** The numbers of the redactions that it holds; none where nothing was changed. */
	readonly names: readonly number[];
	/** What takes the names out of its path. */
	readonly redactor: Redactor;
}

/** Takes names out of a story: out of its fields, wherever they stand, and out of its body. */
export function redactStory({ file, format, text, fieldsEnd, sources }: NamingStory, everywhere: Redactor): RedactedStory {
	const redactor = everywhere.forStory(idIn(sources) ?? withoutExtension(file));
	const edits = redactor.editsIn(text, format, fieldsEnd);
	const names = new Set(redactor.namesIn(file, "address"));
	for (const name of edits.length > 0 ? redactor.namesIn(text.slice(fieldsEnd), "text") : []) names.add(name);
	const clean = sources.map((source) => {
		for (const name of namesInValue(source.values, redactor)) names.add(name);
		return { ...source, values: redactFields(source.values, redactor) };
	});
	return { text: edits.length > 0 ? edited(text, edits) : text, edits, sources: clean, names: [...names], redactor };
}

/** What a story shows, with the names of files as the site has them. */
export function redactShowing({ file, pictures, links }: Showing, redactor: Redactor): Showing {
	return {
		file,
		pictures: pictures?.map((picture) => ({ ...picture, src: redactor.redactAddress(picture.src) })),
		links: links?.map((link) => ({ ...link, href: redactor.redactAddress(link.href) })),
	};
}

/** The id that a story's fields give it. */
function idIn(sources: readonly FieldSource[]): string | undefined {
	for (const { values } of sources) {
		for (const [key, value] of Object.entries(values)) {
			if (plainName(key) === "id" && (typeof value === "string" || typeof value === "number") && value !== "") return String(value).trim();
		}
	}
	return undefined;
}

/** The names of the field of old addresses. */
const OLD_ADDRESSES: ReadonlySet<string> = new Set(["redirect_from", ...(fieldNote("redirect_from").aliases ?? [])].map(plainName));

function redactFields(values: Readonly<Record<string, unknown>>, redactor: Redactor): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).map(([key, value]) => [
			redactor.redactText(key),
			OLD_ADDRESSES.has(plainName(key)) ? oldAddresses(value, redactor) : redactValue(value, redactor),
		]),
	);
}

/** Old addresses lead on where nothing of them is a name, or where their owner wants it all the same. */
function oldAddresses(value: unknown, redactor: Redactor): unknown {
	const all = typeof value === "string" ? value.split(",").map((address) => address.trim()) : [value].flat();
	if (!all.some((address) => typeof address !== "string" || redactor.holdsNameInAddress(address))) return value;
	return all.filter((address) => typeof address === "string" && redactor.leadsOn(address));
}

function redactValue(value: unknown, redactor: Redactor): unknown {
	if (typeof value === "string") return redactor.redactText(value);
	if (Array.isArray(value)) return value.map((member: unknown) => redactValue(member, redactor));
	if (typeof value !== "object" || value === null) return value;
	return redactFields(value as Readonly<Record<string, unknown>>, redactor);
}

function namesInValue(value: unknown, redactor: Redactor): number[] {
	if (typeof value === "string") return redactor.namesIn(value);
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [...redactor.namesIn(key), ...namesInValue(inner, redactor)]);
}
