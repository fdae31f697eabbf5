import type { ProblemStep } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import type { XmlFault } from "../../reading/mend.ts";
import type { FeedFaults } from "./read.ts";

const NAMES: Readonly<Record<XmlFault, string>> = {
	before: "text before the beginning",
	behind: "something behind its end",
	entity: "names of characters that XML does not know",
	ampersand: "“&” that is no “&amp;”",
	bracket: "“<” that begins no tag",
	tag: "tags that are not well-formed or without an end",
	comment: "a comment without an end",
};

/** Tells once what was mended in a feed. */
export function* faultSteps(file: string, { kinds, line, controls, hasDamage }: FeedFaults): Generator<ProblemStep, void, void> {
	if (kinds.size > 0) {
		const found = [...kinds].map(([kind, times]) => (times === 1 ? NAMES[kind] : `${NAMES[kind]} (${times} times)`));
		const message = `The feed is not quite XML: ${found.join(", ")}. It was read as it was meant. The first stands here.`;
		yield problemStep({ file, line }, "source-syntax", "warning", message, "Look at the entries there.");
	}
	if (controls > 0) {
		const message = `${controls} control characters, which XML may not hold, were dropped.`;
		yield problemStep({ file }, "characters", "warning", message, "Nothing is to be done, unless words are missing.");
	}
	if (hasDamage) {
		const message = "Some bytes are no letters in the feed's encoding (�).";
		yield problemStep({ file }, "characters", "warning", message, "Look at the stories for �.");
	}
}
