import type { Problem } from "../../problem.ts";
import { placeOf } from "./positions.ts";
import type { FieldSource, WrittenValue } from "./written.ts";

/**
 * Tells where other sources of a story say otherwise than the value that counts.
 * @param counting the value that counts
 * @param others other values for the same fact; those of the same place are not told
 */
export function differenceProblems(counting: WrittenValue, others: readonly WrittenValue[]): Problem[] {
	return others
		.filter(({ source }) => isElsewhere(source, counting.source))
		.map((other): Problem => {
			const { file, line } = counting.source;
			const place = counting.source.yaml === undefined && line !== undefined ? `${file}:${line}` : file;
			return {
				file: other.source.file,
				...placeOf(other),
				rule: "sources-differ",
				severity: "warning",
				message: `${described(other)} does not count: ${place} says ${described(counting)}.`,
				remedy: "Write the same in both places, or take one of them out.",
			};
		});
}

/** Whether a source is another file, or another row of a table. What a file's name says has no line. */
function isElsewhere(a: FieldSource, b: FieldSource): boolean {
	return a.file !== b.file || (a.line !== undefined && b.line !== undefined && a.line !== b.line);
}

function described({ path, value }: WrittenValue): string {
	const text = JSON.stringify(value) ?? "";
	return `${path.join(".")}: ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`;
}
