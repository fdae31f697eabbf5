import { LISTING_OF, TERM_KINDS } from "../../archive/terms.ts";
import { formatOf } from "../../article/article.ts";
import { holdsNoStories } from "../../article/folders.ts";
import { counted, shownNumber } from "../../problem/numbers.ts";
import { LEDGER } from "../../site/ledger/ledger.ts";
import { mediaPath } from "../../site/media/media.ts";
import { isBelow, pathBelow } from "../../system/disk/diskpaths.ts";
import { refusedName } from "../../system/keptnames.ts";
import { settingsFiles } from "../settings/files.ts";
import { fact, remedyFacts, type Told } from "./explanation.ts";
import { type Known, problemLine } from "./known.ts";
import { likestOf } from "./likest.ts";
import { explainOutput, storiesShowing } from "./page.ts";
import { explainStory } from "./story.ts";
import { explainTemplate } from "./template.ts";

/** Explains a file of the archive, wherever it lies; absolute. */
export function explainPath(known: Known, file: string): Told {
	const { folders, config } = known.context;
	const inContent = pathBelow(folders.content, file);
	if (inContent) return explainFile(known, inContent);
	for (const folder of folders.templates) {
		const name = pathBelow(folder, file);
		if (name) return explainTemplate(known, folder, name, file);
	}
	const shown = known.shown(file);
	const used = settingsFiles(config.file).some(({ from }) => from === file);
	if (file === config.file || used) {
		const what = file === config.file ? "has the settings of the archive" : "is a file that the settings depend on";
		return { answer: `${shown} ${what}: every page depends on it.`, state: "on site", file: shown, facts: [] };
	}
	if (pathBelow(config.root, file) === LEDGER)
		return {
			answer: `${shown} is the list of every address that was ever published: ${counted(known.plan.kept?.ledger.size ?? 0, "address", "addresses")}.`,
			state: "on site",
			file: shown,
			facts: [],
		};
	return {
		answer: `${shown} is no part of the site: it lies neither in the content folder (${known.shown(folders.content)}) nor in that of the templates (${known.shown(folders.templates[0] ?? "")}).`,
		state: "not on site",
		file: shown,
		facts: formatOf(file) ? fact("remedy", `Move it into ${known.shown(folders.content)}/ if it is a story.`) : [],
	};
}

/**
 * Explains a file of the content folder.
 * @param file below that folder, with `/`
 */
export function explainFile(known: Known, file: string): Told {
	const { found } = known.context;
	if (found.stories.includes(file) || found.pages.includes(file)) return explainStory(known, file);
	if (found.media.includes(file)) return explainMedia(known, file);
	if (found.refused.includes(file) || found.unread.includes(file)) return explainStory(known, file);
	return explainOther(known, file) ?? explainNotFound(known, file);
}

function explainMedia(known: Known, file: string): Told {
	const output = known.outputs.get(mediaPath(file));
	if (output) return explainOutput(known, output);
	const shown = known.shownStory(file);
	const [first, ...others] = known.problemsOf(file);
	const refused = refusedName(mediaPath(file));
	const stories = storiesShowing(known, mediaPath(file), () => true);
	return {
		answer: `${shown} is not on the site. ${first?.message ?? (refused ? `Its name, ${refused.name}, is one that ${refused.by}.` : "Only stories show it that are not on the site themselves.")}`,
		state: "not on site",
		file: shown,
		facts: [...remedyFacts(first), ...fact("stories", stories.map(known.shownStory)), ...fact("problems", others.map(problemLine))],
	};
}

/** A file that says something of stories or of terms. */
function explainOther(known: Known, file: string): Told | undefined {
	const { found } = known.context;
	const shown = known.shownStory(file);
	const problems = fact("problems", known.problemsOf(file).map(problemLine));
	const used = (answer: string, stories: readonly string[] = []): Told => ({
		answer: `${shown} ${answer}`,
		state: "on site",
		file: shown,
		facts: [...fact("stories", stories.map(known.shownStory)), ...problems],
	});
	if (file === found.terms || file === found.authors) return used(`tells of ${termCounts(known)}.`);
	if (found.redactions?.includes(file)) return used("says which names are taken out of the site.");
	const stories = [...found.stories, ...found.pages];
	const { sidecarsOf, rowsOf } = known.sidecars();
	if (found.sidecars.includes(file)) {
		const own = stories.filter((story) => sidecarsOf(story)?.includes(file));
		if (own.length > 0) return used(`is the sidecar of ${own.map(known.shownStory).join(", ")}: its fields are those of the story.`, own);
		const nearest = likestOf(file.replace(/\.[^.]+$/, ""), stories);
		return unused(known, file, "There is no story of its name.", nearest);
	}
	if (found.tables.includes(file)) {
		const own = stories.filter((story) => rowsOf(story)?.some((row) => row.file === file));
		if (own.length === 0) return unused(known, file, "None of its rows is about a story that is there.");
		return used(`is a table with rows about ${counted(own.length, "story", "stories")}.`, own);
	}
	if (found.comments.includes(file)) {
		const own = [...known.articles.values()].filter(({ comments }) => comments?.file === file);
		const many = own[0]?.comments?.count ?? 0;
		if (own.length === 0) return unused(known, file, "It holds comments of no story that is there.");
		return used(
			`holds ${counted(many, "comment")}.`,
			own.map((article) => article.file),
		);
	}
	return undefined;
}

/**
 * A file that would say something of stories, and of which nothing comes to the site.
 * @param why what is said where no problem says it
 * @param nearest stories that may be meant, below the content folder
 */
function unused({ problemsOf, shownStory }: Known, file: string, why: string, nearest: readonly string[] = []): Told {
	const [first, ...others] = problemsOf(file);
	const shown = shownStory(file);
	return {
		answer: `${shown} is used for nothing. ${first?.message ?? why}${first?.line === undefined ? "" : ` (line ${first.line})`}`,
		state: "not on site",
		file: shown,
		facts: [...remedyFacts(first), ...fact("problems", others.map(problemLine)), ...fact("nearest", nearest.map(shownStory))],
	};
}

function termCounts({ read }: Known): string {
	const notes = read.content.termNotes;
	const counts = TERM_KINDS.flatMap((kind) =>
		notes[kind].length === 0 ? [] : [`${LISTING_OF[kind]}: ${notes[kind].length}${hiddenCount(notes[kind])}`],
	);
	return counts.length === 0 ? "no term" : counts.join(", ");
}

function hiddenCount(notes: readonly { readonly hide: boolean }[]): string {
	const hidden = notes.filter(({ hide }) => hide).length;
	return hidden === 0 ? "" : ` (${hidden} hidden)`;
}

/** A file of the content folder that the walk through it left out. */
function explainNotFound(known: Known, file: string): Told {
	const shown = known.shownStory(file);
	const { why, remedy } = whyNotRead(known, file) ?? {
		why: "It was not found when the content folder was read.",
		remedy: "Try again; it may be new.",
	};
	return { answer: `${shown} is not on the site. ${why}`, state: "not on site", file: shown, facts: fact("remedy", remedy) };
}

/** Why the walk through the content folder does not come to a file or a folder of it; undefined where it does. */
function whyNotRead(known: Known, file: string): { readonly why: string; readonly remedy: string } | undefined {
	const { refused } = known.context.found;
	const link = known.problems.find((problem) => isAtOrBelow(file, problem.file) && refused.includes(problem.file));
	if (link)
		return { why: `${link.file === file ? "" : `It lies below ${known.shownStory(link.file)}. `}${link.message}`, remedy: link.remedy };
	const folders = file.split("/");
	const dotted = folders.find((name) => name.startsWith("."));
	if (dotted !== undefined)
		return { why: `Nothing is read whose name begins with a dot, as that of ${dotted} does.`, remedy: "Rename it." };
	const closed = folders.slice(0, -1).findIndex(holdsNoStories);
	if (closed < 0) return undefined;
	return {
		why: `It lies in ${known.shownStory(folders.slice(0, closed + 1).join("/"))}/, and a folder of this name holds templates or other files of a generator; nothing in it is read.`,
		remedy: "Move it out of there, or rename the folder, if it is a story.",
	};
}

/** Whether a path below the content folder is another one, or lies below that. */
function isAtOrBelow(file: string, folder: string): boolean {
	return file === folder || file.startsWith(`${folder}/`);
}

/** How many of all, as the beginning of a sentence. */
function shareOf(some: number, all: number): string {
	if (some === all) return all === 1 ? "it is" : "all of them are";
	return all === 1 ? "it is not" : `${shownNumber(some)} of them ${some === 1 ? "is" : "are"}`;
}

/** Explains a folder of the archive; absolute. */
export function explainFolder(known: Known, folder: string): Told {
	const { content } = known.context.folders;
	// Of the folder of the archive, people want to know of its stories.
	if (isBelow(folder, content)) return explainFolder(known, content);
	const below = pathBelow(content, folder);
	const shown = known.shown(folder);
	if (below === undefined)
		return {
			answer: `${shown} is a folder that holds no stories: they lie in ${known.shown(content)}.`,
			state: "not on site",
			file: shown,
			facts: [],
		};
	const start = below === "" ? "" : `${below}/`;
	const files = [...known.context.found.stories, ...known.context.found.pages].filter((file) => file.startsWith(start));
	const missing = files.filter((file) => !known.pageOf.has(known.stories.get(file)?.article?.file ?? ""));
	if (files.length === 0) return explainEmpty(known, below);
	const there = files.length - missing.length;
	return {
		answer: `${shown}/ holds ${counted(files.length, "file of a story", "files of stories")}; ${shareOf(there, files.length)} on the site.`,
		state: "on site",
		file: shown,
		facts: fact(
			"missing",
			missing.map((file) => explainStory(known, file).answer.replace(" is not on the site. ", ": ")),
		),
	};
}

/**
 * A folder in which no story is read.
 * @param folder below the content folder; empty for that folder itself
 */
function explainEmpty(known: Known, folder: string): Told {
	const shown = known.shownStory(folder);
	const none = known.problems.find(({ rule }) => folder === "" && rule === "no-stories");
	// What is said of a folder by its name is said of what lies in it.
	const reason = whyNotRead(known, folder) ?? whyNotRead(known, `${folder}/x`);
	return {
		answer: `No story of ${shown}/ is on the site. ${none?.message ?? reason?.why ?? "It holds none."}`,
		state: "not on site",
		file: shown,
		facts: fact("remedy", none?.remedy ?? reason?.remedy),
	};
}
