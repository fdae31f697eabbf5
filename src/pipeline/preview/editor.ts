import type { Position } from "../../problem.ts";

/**
 * A link that opens a file in an editor.
 * @param form the form of these links: `{file}` stands for the path, percent-encoded and beginning with a slash on every system, `{line}` and `{column}` for the place
 * @param file absolute
 */
export function editorLink(form: string, file: string, { line = 1, column = 1 }: Partial<Position>): string {
	const slashed = `/${file}`.replaceAll("\\", "/").replace(/^\/+/, "/");
	const values: Readonly<Record<string, string>> = {
		file: encodeURI(slashed).replace(/[?#]/g, encodeURIComponent),
		line: String(line),
		column: String(column),
	};
	return form.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name] ?? "");
}
