import type { Tombstone } from "../../archive/archive.ts";
import { releaseOf } from "../../archive/release.ts";
import type { Article } from "../../article/article.ts";
import { compareSeverity, holdsBack, type Problem, type Rule } from "../../problem.ts";
import { contentPath } from "../../site/media/media.ts";
import type { Rendered } from "../../site/output.ts";
import { type Fact, fact, remedyFacts, type Told } from "./explanation.ts";
import { type Known, problemLine, wholeAddress, whyTombstone } from "./known.ts";
import { linkFacts } from "./links.ts";
import { madeFacts } from "./made.ts";
import { buildFacts } from "./rebuilt.ts";

/**
 * Explains the file of a story or a standing page: where it stands, or why it is not on the site.
 * @param file below the content folder, as the disk has it
 */
export function explainStory(known: Known, file: string): Told {
	const shown = known.shownStory(file);
	const article = known.stories.get(file)?.article;
	const page = article && known.pageOf.get(article.file);
	if (!article) return unreadStory(known, file);
	if (!page) return withheldStory(known, article, shown);
	const fault = faultOf(known, article, page);
	if (fault) return withheldStory(known, article, shown, fault);
	const block = known.context.published.has(page.path) ? undefined : known.problems.find(holdsBack);
	const { isNew } = standingOf(known, page);
	const at = `${page.url}${isNew}`;
	const what = page.kind === "page" ? "a standing page" : "on the site";
	const gone = whyTombstone(known, article);
	const wrong = gone || block ? undefined : misplacing(known, article);
	const answer = block
		? `${shown} is not on the site yet. Nothing is published as long as this stands: ${block.message}`
		: gone
			? `${shown} ${gone === "withdrawn" ? "was withdrawn" : "has expired"}: its words are not on the site, and a note stands in their place, at ${at}.`
			: `${shown} is ${what}: it stands at ${at}.${wrong ? ` ${wrong.message}${placeOf(known, file, wrong)}` : ""}`;
	return {
		answer,
		state: gone || block ? "not on site" : "on site",
		address: wholeAddress(known, page),
		kind: page.kind,
		file: shown,
		facts: [...remedyFacts(block ?? wrong), ...storyPageFacts(known, article, page, { gone, told: wrong ? [wrong] : [] })],
	};
}

/** All that is told of a page that a story has for itself. */
export function storyPageFacts(
	known: Known,
	article: Article,
	page: Rendered,
	{ gone, told = [] }: { readonly gone?: Tombstone["why"]; readonly told?: readonly Problem[] } = {},
): Fact[] {
	return [
		...fact("address", wholeAddress(known, page)),
		...fact("story", storyLine(known, article)),
		...fact("why", [...(gone ? [whyGone(article, gone)] : []), whyThere(known, article)]),
		...problemFacts(known, article, told),
		...madeFacts(known, page, storyFiles(known, article)),
		...buildFacts(known, page),
		...linkFacts(known, page, gone ? undefined : article),
	];
}

/** A story for people: its headline, its date and its file. */
export function storyLine(known: Known, { headline, published, file }: Article): string {
	return `“${headline}”, ${published ? published.edtf : "undated"}, ${known.shownStory(file)}`;
}

/** Whether the last build has the page already, as the end of a sentence about its address. */
function standingOf({ context: { published } }: Known, { path: file }: Rendered): { readonly isNew: string } {
	if (published.has(file)) return { isNew: "" };
	return { isNew: published.size === 0 ? " as soon as you build" : " from the next build on; the last one did not have it" };
}

function whyGone({ reason, expires }: Article, why: Tombstone["why"]): string {
	if (why === "expired") return `Its field expires says ${expires?.edtf}.`;
	return `Its status is withdrawn${reason === undefined ? "" : `: ${reason.replace(/\.$/, "")}`}.`;
}

/** Rules of what costs a story the date or the address that its file asks for. */
const MISPLACING: ReadonlySet<Rule> = new Set(["address-taken", "date-impossible", "key-unknown", "permalink-address", "permalink-taken"]);

/** Why a story that is on the site does not stand where its file says. */
function misplacing(known: Known, article: Article): Problem | undefined {
	return ownProblems(known, article)
		.filter(({ rule }) => MISPLACING.has(rule))
		.toSorted((a, b) => compareSeverity(a.severity, b.severity))[0];
}

function whyThere(known: Known, article: Article): string {
	const { settings } = known.context.config;
	const { permalink, slug, published, file } = article;
	const isRefused = ownProblems(known, article).some(({ rule }) => rule === "permalink-taken" || rule === "permalink-address");
	if (permalink !== undefined && !isRefused) return `Its field permalink asks for ${permalink}.`;
	if (file.startsWith("pages/")) return `The address is made from its place in pages/ and its name, “${slug}”.`;
	if (settings.permalink !== undefined) return `The setting permalink makes the address: ${settings.permalink}.`;
	const date = published
		? `${published.edtf}${published.edtf.includes("T") ? ` in the site's time zone, ${settings.timeZone}` : ""}`
		: "which is not known";
	return `The address is made from its date, ${date}, and its name, “${slug}”.`;
}

/** The files that a story is made from. */
function storyFiles(known: Known, article: Article): string[] {
	const { found } = known.context;
	const own = article.readFrom ?? article.file;
	const { sidecarsOf, rowsOf } = known.sidecars();
	const pictures = (article.pictures ?? []).flatMap(({ src }) => known.finder().find(article.file, src) ?? []);
	const rows = (rowsOf(own) ?? []).map(({ file, line }) => (line === undefined ? file : `${file}:${line}`));
	const files = [
		own,
		...(sidecarsOf(own) ?? []),
		...rows,
		...(article.comments ? [article.comments.file] : []),
		...pictures.map(contentPath),
	];
	return [...new Set(files), ...(found.terms === undefined ? [] : [found.terms])].map(known.shownStory);
}

/** The rules of what is not public yet: whoever writes it may look at it before. */
const EARLY: ReadonlySet<Rule> = new Set(["draft", "embargo", "date-in-future"]);

const LOOK_EARLY = "To look at it before that: backfile serve --drafts";

/** A story that was read, and of which nothing is published. */
function withheldStory(known: Known, article: Article, shown: string, fault?: Problem): Told {
	const { at, config } = known.context;
	const release = releaseOf(article, at, config.settings.timeZone);
	const twin = known.problemsOf(article.file).find(({ rule }) => rule === "id-twice");
	const problem = fault ?? twin ?? doubtOf(known, article) ?? (release.kind === "left out" ? release.problem : undefined);
	return {
		answer: `${shown} is not on the site. ${problem?.message ?? "A build leaves it out."}${placeOf(known, article.file, problem)}`,
		state: "not on site",
		file: shown,
		facts: [
			...remedyFacts(problem, problem && EARLY.has(problem.rule) ? LOOK_EARLY : undefined),
			...fact("story", storyLine(known, article)),
			...fact("files", storyFiles(known, article)),
			...problemFacts(known, article, problem ? [problem] : []),
		],
	};
}

/** Why the last build left a story out that could be read, but not rendered. */
function faultOf({ context: { published, last } }: Known, { file }: Article, page: Rendered): Problem | undefined {
	if (published.has(page.path)) return undefined;
	return last?.problems.find((problem) => problem.file === file && (problem.rule === "file-fault" || problem.rule === "beyond-bound"));
}

/** Why a story is taken for a draft that does not call itself one. */
function doubtOf({ stories }: Known, { status, file, readFrom = file }: Article): Problem | undefined {
	if (status !== "draft") return undefined;
	return stories.get(readFrom)?.problems.find(({ rule, message }) => rule === "status-unknown" || message.includes("taken for a draft"));
}

/** A file that is none of a story, or of which no story could be read. */
function unreadStory(known: Known, file: string): Told {
	const shown = known.shownStory(file);
	const own = known.stories.get(file)?.problems ?? known.problemsOf(file);
	const [worst, ...others] = own.toSorted((a, b) => compareSeverity(a.severity, b.severity));
	return {
		answer: `${shown} is not on the site. ${worst ? `${worst.message}${placeOf(known, file, worst)}` : "It holds nothing that could be a story."}`,
		state: "not on site",
		file: shown,
		facts: [...remedyFacts(worst), ...fact("problems", others.map(problemLine))],
	};
}

/** Where a problem is, as the end of a sentence; empty where no line is known. */
function placeOf({ shownStory }: Known, own: string, problem: Problem | undefined): string {
	if (problem?.line === undefined) return "";
	return ` (${problem.file === own ? "line " : `${shownStory(problem.file)}:`}${problem.line})`;
}

/** What is wrong with a story. */
function ownProblems({ problemsOf, stories }: Known, { file, readFrom = file }: Article): Problem[] {
	return [...problemsOf(file), ...(stories.get(readFrom)?.problems ?? [])];
}

/** What is wrong with a story, beside what was told already. */
function problemFacts(known: Known, article: Article, told: readonly Problem[]): Fact[] {
	const isTold = ({ rule, message }: Problem) => told.some((each) => each.rule === rule && each.message === message);
	const lines = new Set(
		ownProblems(known, article)
			.filter((each) => !isTold(each))
			.map(problemLine),
	);
	return fact("problems", [...lines]);
}
