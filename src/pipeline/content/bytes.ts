import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { BOUNDS } from "../../article/bounds/bounds.ts";
import { codeOf, type Problem, type Rule } from "../../problem.ts";

const { most: LARGEST_MB } = BOUNDS.megabytes;

/** Reads a file of the content folder, or says why it cannot be read. */
export function readBytes(content: string, file: string): { readonly bytes: Uint8Array } | { readonly problem: Problem } {
	const refuse = (rule: Rule, message: string, remedy: string): { readonly problem: Problem } => ({
		problem: { file, rule, severity: "error", message, remedy },
	});
	try {
		const descriptor = openSync(`${content}/${file}`, "r");
		try {
			if (fstatSync(descriptor).size <= LARGEST_MB * 1024 * 1024) return { bytes: readFileSync(descriptor) };
		} finally {
			closeSync(descriptor);
		}
		return refuse(
			"file-too-large",
			`The file is larger than ${LARGEST_MB} MB.`,
			"Split it into its stories. If it is one story, find out what makes it so large.",
		);
	} catch (error) {
		return refuse("unreadable", `The file cannot be read (${codeOf(error)}).`, "Give the user who builds the right to read it.");
	}
}
