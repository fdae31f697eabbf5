import path from "node:path";
import { decode } from "../../article/encoding.ts";
import { withoutExtension } from "../../article/filename.ts";
import { lineAt } from "../../article/text.ts";
import type { Problem } from "../../problem.ts";
import type { FieldProblem } from "../../site/storyaddresses.ts";
import { readBytes } from "../content/bytes.ts";

/** For so many problems a line is sought: nobody reads more, and each takes the reading of a file. */
const MOST = 1_000;

/**
 * Gives the problems of values in fields the lines on which they stand. Only files with such a problem are read: for all others
 * a line would cost more than it is worth.
 * @param content the content folder, absolute
 */
export function withLines(problems: readonly FieldProblem[], content: string): Problem[] {
	let sought = 0;
	return problems.map(({ written, ...problem }) =>
		written === undefined || ++sought > MOST ? problem : { ...problem, ...placeOf(problem.file, written, content) },
	);
}

/** Where a value stands: in the story's file, in its sidecar, or in the table of its folder. */
function placeOf(file: string, written: string, content: string): Pick<Problem, "file" | "line"> | undefined {
	const names = [file, ...sidecarNames(file), path.posix.join(path.posix.dirname(file), "articles.csv")];
	for (const name of names) {
		const read = readBytes(content, name);
		if ("problem" in read) continue;
		const { text } = decode(read.bytes);
		// A path is read with a slash before it, where it has none.
		const at = text.search(new RegExp(`(?<=^|[\\s"'[,;])/?${escapeRegExp(written.replace(/^\//, ""))}(?=$|[\\s"'\\],;])`));
		if (at >= 0) return { file: name, line: lineAt(text, at) };
	}
	return undefined;
}

/** The names that a story's sidecar may have. */
export function sidecarNames(file: string): string[] {
	const stem = withoutExtension(file);
	return [`${stem}.yml`, `${stem}.yaml`, `${file}.yml`, `${file}.yaml`];
}

function escapeRegExp(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
