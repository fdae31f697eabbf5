import type { Article, Format } from "../article.ts";
import { plainName } from "../fields/names.ts";
import type { FieldSource } from "../fields/written.ts";
import { type FieldName, fieldNote } from "../fields.ts";
import { readFileName, withoutExtension } from "../filename.ts";
import type { Showing } from "../references.ts";
import { slugOf } from "../slug.ts";
import { percentDecoded } from "../text.ts";
import type { Redactor } from "./redactor.ts";
import { edited } from "./replace.ts";

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
	/** Its path without names. */
	readonly file: string;
	readonly text: string;
	readonly sources: readonly FieldSource[];
	/** The numbers of the redactions whose names it held. */
	readonly names: readonly number[];
	/** Old addresses that lead on although they hold a name. */
	readonly formerAddresses: readonly string[];
	/** What its article says of that. */
	readonly marks: Pick<Article, "readFrom" | "edits" | "formerSlug">;
}

/** Takes names out of a story: out of its fields, wherever they stand, and out of its body. */
export function redactStory({ file, format, text, fieldsEnd, sources }: NamingStory, everywhere: Redactor): RedactedStory {
	const redactor = everywhere.forStory(textIn(sources, "id") ?? withoutExtension(file));
	const edits = redactor.editsIn(text, format, fieldsEnd);
	const names = new Set(redactor.namesIn(file, "address"));
	for (const name of edits.length > 0 ? redactor.namesIn(text.slice(fieldsEnd), "text") : []) names.add(name);
	for (const { values } of sources) for (const name of namesInValue(values, redactor)) names.add(name);
	const clean = sources.map((source) => ({
		...source,
		file: redactor.redactAddress(source.file),
		values: redactFields(source.values, redactor),
	}));
	const leadsOn = (address: string) => redactor.holdsNameInAddress(address) && redactor.leadsOn(address);
	const slug = textIn(sources, "slug") ?? (format === "text" ? textIn(sources, "headline") : readFileName(file).name);
	const shown = redactor.redactAddress(file);
	return {
		file: shown,
		text: edits.length > 0 ? edited(text, edits) : text,
		sources: clean,
		names: [...names],
		formerAddresses: [textIn(sources, "permalink") ?? ""].filter(leadsOn),
		marks: {
			...(shown !== file && { readFrom: file }),
			...(edits.length > 0 && { edits }),
			...(slug !== undefined && leadsOn(slug) && { formerSlug: slugOf(percentDecoded(slug)) }),
		},
	};
}

/** What a story shows, with the names of files as the site has them. */
export function redactShowing({ file, pictures, links }: Showing, redactor: Redactor): Showing {
	return {
		file: redactor.redactAddress(file),
		pictures: pictures?.map((picture) => ({ ...picture, src: redactor.redactAddress(picture.src) })),
		links: links?.map((link) => ({ ...link, href: redactor.redactAddress(link.href) })),
	};
}

/** The text of a field, as its sources say it. */
function textIn(sources: readonly FieldSource[], name: FieldName): string | undefined {
	const names = new Set([name, ...(fieldNote(name).aliases ?? [])].map(plainName));
	for (const { values } of sources) {
		for (const [key, value] of Object.entries(values)) {
			if (names.has(plainName(key)) && (typeof value === "string" || typeof value === "number") && value !== "")
				return String(value).trim();
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
