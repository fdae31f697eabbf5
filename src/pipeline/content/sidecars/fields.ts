import { nikolaFields } from "../../../article/frontmatter/nikola.ts";
import type { FieldSource } from "../../../article/metadata.ts";
import { parseYaml } from "../../../article/yaml.ts";
import type { Problem } from "../../../problem.ts";

/** Reads the text of a sidecar, or says why it cannot be read. */
export function readSidecar(text: string, file: string): { readonly source: FieldSource } | { readonly problem: Problem } {
	const lines = /\.meta$/i.test(file) ? nikolaFields(text.split("\n").filter((line) => line.trim() !== "")) : undefined;
	if (lines && lines.size > 0) return { source: { file, values: Object.fromEntries(lines), line: 1, text } };
	const read = parseYaml(text);
	if ("fault" in read) return { problem: { file, severity: "error", ...read.fault } };
	const values = read.value ?? {};
	if (typeof values === "object" && !Array.isArray(values)) return { source: { file, values: { ...values }, line: 1, yaml: text } };
	const message = "This is not a list of fields.";
	return {
		problem: {
			file,
			severity: "error",
			rule: "front-matter-shape",
			message,
			remedy: 'Write each field as "name: value" on a line of its own.',
		},
	};
}
