import { findingsOf } from "../checks/groups.ts";
import type { CheckReport } from "../pipeline/check/check.ts";
import { fileOfProblem } from "../pipeline/content/problemfile.ts";
import type { Problem, Severity } from "../problem.ts";
import { relativePath } from "../system/disk/diskpaths.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** The findings as commands of a GitHub workflow, which shows them beside the lines of a change. Files are named from the folder in which the check runs. */
export function githubLines({ groups, content, root }: CheckReport, cwd = process.cwd()): string[] {
	return findingsOf(groups).map(({ file, line, column, rule, severity, message, remedy }: Problem) => {
		const properties = {
			file: relativePath(cwd, fileOfProblem(file, { content, root })),
			line,
			col: column,
			title: rule,
		};
		const written = Object.entries(properties).flatMap(([name, value]) =>
			value === undefined ? [] : [`${name}=${asProperty(String(value))}`],
		);
		return `::${COMMANDS[severity]} ${written.join(",")}::${asData(`${message} ${remedy}`)}`;
	});
}

/** A text as a command can hold it: without line ends. */
function asData(text: string): string {
	return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

/** A text as a property of a command can hold it: also without the signs that part properties. */
function asProperty(text: string): string {
	return asData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
