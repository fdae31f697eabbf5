import { BeyondBound } from "../../../article/bounds/bounds.ts";
import { boundProblem } from "../../../article/bounds/faults.ts";
import { splitFrontMatter } from "../../../article/frontmatter.ts";
import { type Metadata, readMetadata } from "../../../article/metadata.ts";
import { readWireHead, type WireHead } from "../../../article/wire.ts";
import type { Problem } from "../../../problem.ts";
import { membersOf } from "../../reading/values.ts";

/** A text file: its fields and its head. */
export interface TextParts {
	/** Front matter as it is written there; none where the file has none. Without its headline, addresses and id. */
	readonly fields: Readonly<Record<string, unknown>>;
	readonly head: WireHead;
	/** Where in the text the front matter ends. */
	readonly fieldsEnd: number;
	readonly id?: string;
	/** Paths of the site. */
	readonly addresses: readonly string[];
	/** What is to be told of the front matter. */
	readonly problems: readonly Problem[];
}

/** The parts of a text file; or why it is no story, with what is to be told. */
export type ReadText = TextParts | { readonly why: string; readonly problems: readonly Problem[] };

/**
 * Reads a text file as the content folder does: what stands in its front matter counts, and a file whose front matter cannot be read
 * is left out, since it may be a draft.
 * @param zone the site's time zone
 */
export function readText(file: string, text: string, zone: string): ReadText {
	const { fault, fields: written, line, yaml, text: source, bodyAt } = splitFrontMatter(text);
	if (fault) return { why: "its front matter cannot be read", problems: [{ file, severity: "error", ...fault }] };
	const head = readWireHead(text, bodyAt);
	if (Object.keys(written).length === 0) return { fields: {}, head, fieldsEnd: bodyAt, addresses: [], problems: [] };
	const own = { file, values: written, line, ...(yaml !== "" && { yaml }), text: source };
	const read = readFields(file, [own, { file, values: { headline: head.headline }, line: 1 }], zone);
	if ("bound" in read) return { why: "its front matter cannot be read", problems: [boundProblem(file, read.bound)] };
	const { fields, problems } = read;
	if (!fields) return { why: "it may have to wait, and its front matter does not say how long", problems };
	const { headline, id, permalink, redirect_from: redirects = [], ...rest } = fields;
	return {
		fields: asWritten(rest) as Readonly<Record<string, unknown>>,
		head: headline === head.headline ? head : { headline, bodyAt },
		fieldsEnd: bodyAt,
		...(id !== undefined && { id }),
		addresses: [...(permalink === undefined ? [] : [permalink]), ...redirects].filter((address) => address.startsWith("/")),
		problems,
	};
}

/** Reads fields; gives the bound that they are beyond where they are. */
function readFields(...given: Parameters<typeof readMetadata>): Metadata | BeyondBound {
	try {
		return readMetadata(...given);
	} catch (error) {
		if (!(error instanceof BeyondBound)) throw error;
		return error;
	}
}

/** Values as front matter has them: a date that was read as its EDTF. */
export function asWritten(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(asWritten);
	const members = membersOf(value);
	if (typeof members.edtf === "string") return members.edtf;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, asWritten(member)]));
}
