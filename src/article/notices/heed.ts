import type { Problem } from "../../problem.ts";
import type { Format } from "../article.ts";
import { plainName } from "../fields/names.ts";
import type { FieldSource } from "../fields/written.ts";
import { type Metadata, readMetadata } from "../metadata.ts";
import { labelInFileName, labelOnHeadline } from "./labels.ts";
import { metaTagSources } from "./metatags.ts";
import { afterNotice, findNotice, type Notice, untilOf } from "./notices.ts";
import { secondFrontMatter } from "./second.ts";

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

/** Reads a story's fields from all their sources, from a second front matter, from the head of an HTML page, and from a notice at the head of its text. */
export function readHeaded(sources: readonly FieldSource[], story: HeadedText): Metadata {
	const { file, text, format, bodyAt, zone } = story;
	const written = [...sources, ...secondFrontMatter(file, text, bodyAt, zone)];
	const all = format === "html" ? [...written, ...metaTagSources(file, text, bodyAt, zone)] : written;
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

function noticeOf(headline: string, metadata: Metadata, { file, text, bodyAt, format, zone }: HeadedText): Notice | undefined {
	const rest = afterNotice(headline.slice(0, 300));
	const found = findNotice(text, bodyAt, format, zone);
	if (found?.until !== undefined) return found;
	if (rest === undefined) return found ?? labelOf(headline, metadata, file);
	return { line: metadata.placeOf("headline")?.line ?? 1, text: headline.slice(0, 100), until: untilOf(rest, zone) };
}

/** What an editor has written on the headline, or into the name of the file. */
function labelOf(headline: string, metadata: Metadata, file: string): Notice | undefined {
	const onHeadline = labelOnHeadline(headline);
	if (onHeadline !== undefined) return { line: metadata.placeOf("headline")?.line ?? 1, text: onHeadline, place: "in the headline" };
	const inName = labelInFileName(file);
	return inName === undefined ? undefined : { line: 1, text: inName, place: "in the name of the file" };
}

function noticeProblem(file: string, { line, text, place = "at the head of the story" }: Notice, isOld: boolean): Problem {
	const says = `"${text}" ${place} says that it is not to be published, or not yet`;
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
