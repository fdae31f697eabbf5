import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { BOUNDS } from "../../article/bounds/bounds.ts";
import { codeOf, type Problem, type Rule } from "../../problem.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";

/**
 * Reads a file of the content folder, or says why it cannot be read.
 * @param bound the bound on its size
 */
export function readBytes(
	content: string,
	file: string,
	bound: "megabytes" | "tableMegabytes" = "megabytes",
): { readonly bytes: Uint8Array } | { readonly problem: Problem } {
	const refuse = (rule: Rule, message: string, remedy: string): { readonly problem: Problem } => ({
		problem: { file, rule, severity: "error", message, remedy },
	});
	const { most, remedy } = BOUNDS[bound];
	try {
		const descriptor = openSync(`${content}/${file}`, "r");
		try {
			if (fstatSync(descriptor).size <= most * 1024 * 1024) return { bytes: readFileSync(descriptor) };
		} finally {
			closeSync(descriptor);
		}
		return refuse("file-too-large", `The file is larger than ${most} MB.`, remedy);
	} catch (error) {
		refuseTooManyOpen(error);
		return refuse("unreadable", `The file cannot be read (${codeOf(error)}).`, "Give the user who builds the right to read it.");
	}
}
