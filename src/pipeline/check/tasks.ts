import type { Article } from "../../article/article.ts";
import { decode } from "../../article/encoding.ts";
import { type BodyPlace, bodyIn, textOf } from "../../article/read.ts";
import type { Finding } from "../../checks/finding.ts";
import { findIn } from "../../checks/positions.ts";
import { hostsOfPictures } from "../../checks/texts/elsewhere.ts";
import { factsOfText, type TextFacts } from "../../checks/texts/facts.ts";
import { at } from "../../system/pulse.ts";
import { readBytes } from "../content/bytes.ts";
import { sidecarNames } from "../planning/lines.ts";

/** A story whose text is to be looked at: plain data. */
export type StoryPlace = BodyPlace & Pick<Article, "file" | "readFrom" | "format">;

/** Stories whose texts are to be looked at, in this thread or in another: plain data. */
export interface TextTask {
	/** The content folder, absolute. */
	readonly content: string;
	readonly stories: readonly StoryPlace[];
}

/** Takes from the texts of stories what checks need to know; undefined for a file that cannot be read any more. */
export function inspectTexts({ content, stories }: TextTask): (TextFacts | undefined)[] {
	return stories.map((story) => at(story.file, () => inspectText(content, story)));
}

function inspectText(content: string, story: StoryPlace): TextFacts | undefined {
	const read = readBytes(content, story.readFrom ?? story.file);
	if ("problem" in read) return undefined;
	const text = textOf(story, read.bytes);
	const body = bodyIn(text, story);
	const pictureHosts = hostsOfPictures(body, story.format);
	return { ...factsOfText(text, body), ...(pictureHosts && { pictureHosts }) };
}

/** Findings whose lines are to be looked for: plain data. */
export interface PlaceTask {
	/** The content folder, absolute. */
	readonly content: string;
	readonly findings: readonly Finding[];
}

/** Looks for the lines of findings in their files; what is not written there may be in a sidecar. What is in a table stays without a line. */
export function placeFindings({ content, findings }: PlaceTask): Finding[] {
	const textAt = lastText(content);
	return findings.map((finding) => {
		const { file, at: sought } = finding;
		if (!sought || finding.line !== undefined) return finding;
		for (const name of [file, ...sidecarNames(file)]) {
			const place = findIn(textAt(name), sought);
			if (place) return { ...finding, file: name, ...place };
		}
		return finding;
	});
}

/** Reads the texts of files; that of the last story's file is kept, since findings of one file stand beside each other. */
function lastText(content: string): (file: string) => string {
	let last: { readonly file: string; readonly text: string } | undefined;
	return (file) => {
		if (last?.file === file) return last.text;
		const read = readBytes(content, file);
		const text = "problem" in read ? "" : decode(read.bytes).text;
		if (!/\.ya?ml$/i.test(file)) last = { file, text };
		return text;
	};
}
