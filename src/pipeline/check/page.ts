import { escapeHtml, withoutControls } from "../../article/text.ts";
import { explain } from "../../checks/explanations.ts";
import type { Group } from "../../checks/groups.ts";
import { type Problem, SEVERITY_NAMES } from "../../problem.ts";
import { fileOfProblem } from "../content/problemfile.ts";
import { editorLink } from "../preview/editor.ts";
import type { CheckReport } from "./check.ts";

/** The most findings of one rule that the page lists: a browser takes long over more. */
export const MOST_ON_PAGE = 1_000;

/**
 * The page that lists all findings, by rule, with links that open the file.
 * @param editor the form of these links: `{file}` stands for the path, absolute and percent-encoded, `{line}` and `{column}` for the place;
 * without it there are none, as for viewers who have no such files
 */
export function problemsPage(report: CheckReport, editor?: string): string {
	const { groups, files, at } = report;
	const total = groups.reduce((sum, { count }) => sum + count, 0);
	const summary = `${total} findings in ${files} story files, as of ${new Date(at).toISOString().slice(0, 16)}Z`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Problems</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Problems</h1>
<p>${summary}.</p>
<ul class="rules">
${groups.map((group) => `<li><a href="#${idOf(group)}">${group.rule}</a>: ${counted(group)}</li>`).join("\n")}
</ul>
${groups.map((group) => section(group, report, editor)).join("\n")}
</body>
</html>
`;
}

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2 small{font-weight:normal}.rules{columns:18rem}li{overflow-wrap:anywhere}section>ol>li{margin-bottom:.75rem}
code{font-size:.875rem}.error h2{color:#a00}.warning h2{color:#850}.remedy{color:#555}
@media(prefers-color-scheme:dark){body{background:#161616;color:#ddd}a{color:#9cf}.error h2{color:#f88}.warning h2{color:#fc6}.remedy{color:#aaa}}`;

function idOf({ rule, severity }: Group): string {
	return `${severity}-${rule}`;
}

function counted({ severity, count }: Group): string {
	return `${count} ${SEVERITY_NAMES[severity]}${count === 1 ? "" : "s"}`;
}

function section(group: Group, report: CheckReport, editor: string | undefined): string {
	const { rule, severity, count, findings } = group;
	const [what = "", ...more] = explain(rule);
	const rest = count - findings.length;
	return `<section class="${severity}" id="${idOf(group)}">
<h2>${rule} <small>${counted(group)}</small></h2>
<details><summary>${plain(what.slice(rule.length + 2))}</summary>
${more.map((paragraph) => `<p>${plain(paragraph)}</p>`).join("\n")}
</details>
<ol>
${findings.map((finding) => item(finding, report, editor)).join("\n")}
</ol>
${rest > 0 ? `<p>… and ${rest} more, which are in .backfile/problems.json.</p>\n` : ""}</section>`;
}

function item(finding: Problem, report: CheckReport, editor: string | undefined): string {
	const { file, line, column, message, remedy } = finding;
	const place = `<code>${plain([file, line, column].filter((part) => part !== undefined).join(":"))}</code>`;
	const linked = editor === undefined ? place : `<a href="${plain(editorLink(editor, fileOfProblem(file, report), finding))}">${place}</a>`;
	return `<li>${linked}<br>${plain(message)}<br><span class="remedy">${plain(remedy)}</span></li>`;
}

/** Content as text of a page: nothing in it is markup. */
function plain(text: string): string {
	return escapeHtml(withoutControls(text));
}
