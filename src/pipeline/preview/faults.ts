import path from "node:path";
import { shortHash } from "../../article/slug.ts";
import { pageOf } from "../../problem/pages.ts";
import { CannotRun, type Position, type Problem } from "../../problem.ts";
import { isBelow, shownPath } from "../../system/disk/diskpaths.ts";
import { isFile } from "../content/files.ts";
import { fileOfProblem, type NamedFrom } from "../content/problemfile.ts";
import { OUR_TEMPLATES } from "../settings/load.ts";
import { editorLink } from "./editor.ts";
import { type FrameLine, frameAt } from "./frame.ts";

/** Something that an editor has to mend, as the preview shows it over the page. */
export interface Fault {
	/** The same fault has the same key after each build, also where it moved to another line. */
	readonly key: string;
	/** The file and the place in it, `content/a.md:3:5`; undefined where none is known. */
	readonly place?: string;
	readonly message: string;
	readonly remedy: string;
	/** The page of the documentation on it: a path within this package. */
	readonly page?: string;
	/** The name of the rule, where it is a problem of a story. */
	readonly rule?: string;
	/** The lines around it. */
	readonly frame: readonly FrameLine[];
	/** The column of the fault, 1-based, where it is known. */
	readonly column?: number;
	/** The link that opens its file in an editor. */
	readonly href?: string;
}

/** What it takes to show where a fault is. */
export interface Places extends NamedFrom {
	/** The form of the links that open a file in an editor: see `editorLink`. */
	readonly editor: string;
}

/** How many faults are shown at once. */
const MOST_FAULTS = 20;

/** The errors among the problems of a build, as many as are shown. */
export function faultsOfProblems(problems: readonly Problem[], places: Places): Fault[] {
	const errors = problems.filter(({ severity }) => severity === "error").slice(0, MOST_FAULTS);
	return errors.map(({ file, line, column, rule, message, remedy }) => {
		const key = shortHash(JSON.stringify([file, rule, message]));
		return { key, message, remedy, page: pageOf(rule), rule, ...placed(fileOfProblem(file, places), { line, column }, places) };
	});
}

/** The fault because of which nothing could be built. */
export function faultOfFailure(error: unknown, places: Places): Fault {
	const isKnown = error instanceof CannotRun;
	const message = error instanceof Error ? error.message : String(error);
	const remedy = isKnown ? error.remedy : "This is a fault of Backfile; the terminal shows more.";
	const { file, ...place } = placeIn(message, places.root) ?? {};
	return {
		key: shortHash(message),
		message,
		remedy,
		page: isKnown ? error.page : undefined,
		...(file === undefined ? { frame: [] } : placed(file, place, places)),
	};
}

/**
 * A file as messages of Node, Nunjucks, compilers and our own name it, and the line and column that may follow. It begins where its characters
 * begin, or with a drive, so that a long text without blanks is looked through once.
 */
const NAMED =
	/((?:[A-Za-z]:|(?<![^\s():"'`]))[^\s():"'`]+\.(?:[cm]?[jt]s|njk|ya?ml|json|md|html|csv|txt))(?:\)? \[Line (\d+), Column (\d+)\]|:(\d+)(?::(\d+))?)?/g;

interface NamedPlace extends Partial<Position> {
	readonly file: string;
}

/** The file of the archive, or the template, that a message names: the first one of which it names the line, else the first. */
function placeIn(message: string, root: string): NamedPlace | undefined {
	const all = [...message.matchAll(NAMED)].flatMap(([, name = "", ofTemplate, columnThere, line = ofTemplate, column = columnThere]) => {
		const file = path.resolve(root, name);
		const isShown = [root, OUR_TEMPLATES].some((folder) => isBelow(folder, file)) && isFile(file);
		return isShown ? [{ file, line: numberOf(line), column: numberOf(column) }] : [];
	});
	return all.find(({ line }) => line !== undefined) ?? all[0];
}

function numberOf(digits: string | undefined): number | undefined {
	return digits === undefined ? undefined : Number(digits);
}

function placed(
	file: string,
	{ line, column }: Partial<Position>,
	{ root, editor }: Places,
): Pick<Fault, "place" | "frame" | "column" | "href"> {
	return {
		place: [shownPath(root, file), line, column].filter((part) => part !== undefined).join(":"),
		frame: line === undefined ? [] : frameAt(file, line),
		column,
		href: isFile(file) ? editorLink(editor, file, { line, column }) : undefined,
	};
}
