import type { Problem } from "../../problem.ts";
import type { Format } from "../article.ts";
import { plainName } from "../fields/names.ts";
import type { FieldSource } from "../fields/written.ts";
import { type Metadata, readMetadata } from "../metadata.ts";
import { metaTagSources } from "./metatags.ts";
import { afterNotice, findNotice, type Notice, untilOf } from "./notices.ts";

/** A story whose fields have been read, and where its text begins. */
export interface HeadedText {
	readonly file: string;
	readonly text: string;
	readonly format: Format;
	/** Where in the text its front matter ends. */
	readonly bodyAt: number;
	/** The site's time zone. */
	readonly zone: string;
}

/** No story is older of which a notice without a date can still ask that it be kept back. */
const LONG_AGO = Date.UTC(2000, 0, 1);

/** Reads a story's fields from all their sources, from the head of an HTML page, and from a notice at the head of its text. */
export function readHeaded(sources: readonly FieldSource[], story: HeadedText): Metadata {
	const { file, text, format, bodyAt, zone } = story;
	const all = format === "html" ? [...sources, ...metaTagSources(file, text, bodyAt, zone)] : sources;
	return heedNotice(readMetadata(file, all, zone), all, story);
}

/**
 * Lets a notice count that stands at the head of a story, such as “EMBARGOED UNTIL 3 March 2030”, where the fields do not say that
 * somebody has decided about it: an embargo, or `status: published` where the notice names no date.
 * @param metadata what the story's sources say
 * @returns the same without fields where the story must be left out, because nobody can tell how long it has to wait
 */
function heedNotice(metadata: Metadata, sources: readonly FieldSource[], story: HeadedText): Metadata {
	const { fields } = metadata;
	if (!fields || fields.status === "draft") return metadata;
	if (/embargo|sperrfrist/.test(plainName(metadata.placeOf("embargo")?.key ?? ""))) return metadata;
	const notice = noticeOf(fields.headline, metadata, story);
	if (!notice) return metadata;
	const { file, zone } = story;
	if (notice.until !== undefined)
		return readMetadata(file, [...sources, { file, values: { embargo: notice.until }, line: notice.line }], zone);
	const { key = "" } = metadata.placeOf("status") ?? {};
	if (plainName(key) === "status") return metadata;
	const isOld = fields.published !== undefined && fields.published.from < LONG_AGO;
	const told = { ...metadata, problems: [...metadata.problems, noticeProblem(file, notice, isOld)] };
	return isOld ? told : { ...told, fields: undefined };
}

function noticeOf(headline: string, metadata: Metadata, { text, bodyAt, format, zone }: HeadedText): Notice | undefined {
	const rest = afterNotice(headline.slice(0, 300));
	const found = findNotice(text, bodyAt, format, zone);
	if (rest === undefined || found?.until !== undefined) return found;
	return { line: metadata.placeOf("headline")?.line ?? 1, text: headline.slice(0, 100), until: untilOf(rest, zone) };
}

function noticeProblem(file: string, { line, text }: Notice, isOld: boolean): Problem {
	const says = `"${text}" at the head of the story says that it is not to be published, or not yet`;
	return {
		file,
		line,
		rule: "release-notice",
		severity: isOld ? "warning" : "error",
		message: isOld ? `${says}; it is published, since it is dated before 2000.` : `${says}; the story is left out.`,
		remedy: isOld
			? "Write status: published if that is right, or status: draft."
			: "To publish it, write status: published into its fields, or embargo: with the day from which it is public.",
	};
}
