import type { Article } from "../article/article.ts";
import { nearestOf } from "../problem/nearest.ts";
import { type Problem, RULES, type Rule, type Severity } from "../problem.ts";
import type { Settings } from "../settings.ts";
import type { Checked, Finding } from "./finding.ts";

/** Finds rules that a story switches off and that there are not. */
export function checkOff({ articles }: Checked): Finding[] {
	return articles.flatMap(({ file, checksOff = [] }) =>
		checksOff
			.filter((name) => !Object.hasOwn(RULES, name))
			.map((name): Finding => {
				const near = nearestOf(name, Object.keys(RULES));
				const remedy = near === undefined ? "docs/problems.md lists all rules." : `Write ${near}.`;
				const at = { field: "checks_off", text: name } as const;
				return { file, rule: "checks-unknown", severity: "warning", message: `There is no rule “${name}”.`, remedy, at };
			}),
	);
}

/** The severity that stands under each word of the setting. */
const SEVERITIES = { note: "info", warning: "warning", error: "error" } as const satisfies Record<string, Severity>;

/**
 * What is left of problems when the settings and the stories have had their say: rules are switched off, or matter more or less.
 * @param articles all articles that may switch off a rule for their files
 */
export function switched<P extends Problem>(problems: readonly P[], settings: Pick<Settings, "checks">, articles: readonly Article[]): P[] {
	const off = new Map(articles.flatMap(({ file, checksOff }) => (checksOff ? [[stemOf(file), new Set(checksOff)] as const] : [])));
	return problems.flatMap((problem) => {
		const asked = settings.checks[problem.rule];
		if (asked === "off" || (off.size > 0 && off.get(stemOf(problem.file))?.has(problem.rule))) return [];
		return asked === undefined ? [problem] : [{ ...problem, severity: SEVERITIES[asked] }];
	});
}

/** The path of a story's file or of its sidecar without the extension, which is the same for both. */
function stemOf(file: string): string {
	return file.replace(/\.[a-z]+$/i, "");
}

/** Whether the settings leave a rule on. */
export function isOn({ checks }: Pick<Settings, "checks">, rule: Rule): boolean {
	return checks[rule] !== "off";
}
