import type { Problem } from "../../problem.ts";
import { formatOf } from "../article.ts";
import type { Decoded } from "../encoding.ts";

/** Says of a file in which nothing stands what to do with it. */
export function emptyProblem(file: string, decoded: Decoded): Problem {
	if (decoded.dropped > 0 || formatOf(file) === undefined) return noTextProblem(file);
	return { file, rule: "file-empty", severity: "error", message: "The file is empty.", remedy: "Write the story, or delete the file." };
}

/** Whether bytes are no text: a tenth of them controls where there are NULs, else a third. */
export function isBinary({ text, dropped }: Decoded, bytes: Uint8Array): boolean {
	return dropped > text.length / 10 && (dropped > text.length / 2 || bytes.includes(0));
}

/** Says of a file that holds no text what to do with it. */
export function noTextProblem(file: string): Problem {
	if (formatOf(file) === undefined) {
		const message = "This file is neither a story nor a picture; it is not published.";
		return { file, rule: "not-read", severity: "info", message, remedy: "Rename it to .md, .html or .txt if it is a story." };
	}
	return { file, rule: "not-text", severity: "error", message: "The file holds no text.", remedy: "Save it as plain text in UTF-8." };
}
