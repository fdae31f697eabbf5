import type { Decoded } from "../../article/encoding.ts";
import type { ImportRule } from "../importer.ts";

/** What is to be told of a file. */
export type LettersProblem = readonly [rule: ImportRule, severity: "warning" | "info", message: string, remedy: string];

/** What is to be told of the encoding of a text and of its letters. */
export function lettersTold({ encoding, by, dropped, damaged }: Decoded): readonly LettersProblem[] {
	const told: LettersProblem[] = [];
	if (by === "evidence" || by === "fallback")
		told.push([
			"encoding",
			"warning",
			`The file is not UTF-8. It was read as ${encoding}.`,
			"Look whether accents are right; if they are not, save it as UTF-8 and import again.",
		]);
	else if (encoding !== "utf-8")
		told.push(["encoding", "info", `The file is ${encoding}, as its first bytes say.`, "Nothing needs to be done."]);
	if (dropped > 0)
		told.push([
			"characters",
			"warning",
			`${dropped} control characters, which no text may hold, were dropped.`,
			"Nothing needs to be done, unless words are missing.",
		]);
	if (damaged > 0)
		told.push([
			"characters",
			"warning",
			`${damaged === 1 ? "One character" : `${damaged} characters`} could not be read, since the bytes are not ${encoding}. In its place stands \ufffd.`,
			"Look for \ufffd in the story, and write what stood there.",
		]);
	return told;
}
