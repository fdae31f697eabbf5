import path from "node:path";
import { findingsOf } from "../checks/groups.ts";
import type { CheckReport } from "../pipeline/check/check.ts";
import type { Problem, Severity } from "../problem.ts";
import { relativePath } from "../system/disk/diskpaths.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** The findings as commands of a GitHub workflow, which shows them beside the lines of a change. Files are named from the folder in which the check runs. */
export function githubLines({ groups, content, root }: CheckReport, cwd = process.cwd()): string[] {
	return findingsOf(groups).map(({ file, line, column, rule, severity, message, remedy }: Problem) => {
		const place = file.startsWith(".") ? path.join(root, file) : path.join(content, file);
		const properties = {
			file: relativePath(cwd, place),
			line,
			col: column,
			title: rule,
		};
		const written = Object.entries(properties).flatMap(([name, value]) =>
			value === undefined ? [] : [`${name}=${escaped(String(value), true)}`],
		);
		return `::${COMMANDS[severity]} ${written.join(",")}::${escaped(`${message} ${remedy}`, false)}`;
	});
}

/** A text as a command can hold it: without line ends, and as a property without the signs that part properties. */
function escaped(text: string, isProperty: boolean): string {
	const data = text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
	return isProperty ? data.replace(/:/g, "%3A").replace(/,/g, "%2C") : data;
}
