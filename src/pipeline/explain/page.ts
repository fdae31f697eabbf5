import type { Article } from "../../article/article.ts";
import { counted } from "../../problem/numbers.ts";
import { compareText } from "../../problem.ts";
import { foldedPath } from "../../site/claims.ts";
import { contentPath, mediaPath } from "../../site/media/media.ts";
import type { Output, Rendered } from "../../site/output.ts";
import { oldUrlsOf } from "../../site/pages/redirects.ts";
import { fact, type Told } from "./explanation.ts";
import { KIND_WORDS } from "./kindwords.ts";
import { isOwnPage, type Known, wholeAddress, whyTombstone } from "./known.ts";
import { linkFacts, storiesOn } from "./links.ts";
import { madeFacts } from "./made.ts";
import { buildFacts } from "./rebuilt.ts";
import { storyPageFacts } from "./story.ts";

/**
 * What stands at a path of the site as hosts find it: with or without `.html`, a slash at its end, or `index.html`, and in any case.
 * @param sitePath decoded, beginning with a slash
 */
export function outputAt({ outputs, plan }: Pick<Known, "outputs" | "plan">, sitePath: string): Output | undefined {
	const names = namesOf(sitePath);
	const found = names.map((name) => outputs.get(name)).find((output) => output !== undefined);
	if (found) return found;
	const folded = new Set(names.map(foldedPath));
	const name = sitePath.slice(1);
	return plan.outputs.find(({ sort, path }) => folded.has(foldedPath(path)) || (sort === "derived" && name.startsWith(`${path}/`)));
}

/** The files that may answer at a path, the likeliest first. */
export function namesOf(sitePath: string): string[] {
	const name = sitePath.slice(1);
	const bare = name
		.replace(/\/$/, "")
		.replace(/(^|\/)index\.html$/, "")
		.replace(/\.html$/, "");
	const index = bare === "" ? "index.html" : `${bare}/index.html`;
	return [
		...(name === "" || name.endsWith("/") ? [] : [name]),
		...(name.endsWith("/") ? [index, `${bare}.html`] : [`${bare}.html`, index]),
	];
}

/** Explains what stands at an address. */
export function explainOutput(known: Known, output: Output): Told {
	if (output.sort === "copied") return explainCopy(known, output);
	if (output.sort === "derived") return explainDerived(known, output);
	if (output.kind === "redirect") return explainRedirect(known, output);
	const article = known.articles.get(output.source ?? "");
	if (article && isOwnPage(output)) return explainStoryPage(known, output, article);
	const stories = storiesOn(known, output);
	const name = nameOf(output);
	const many = stories.length === 0 ? "" : `, with ${counted(stories.length, "story", "stories")}`;
	return {
		answer: `${output.url} is ${KIND_WORDS[output.kind]}${name === undefined ? "" : ` ${name}`}${many}.`,
		state: "on site",
		address: wholeAddress(known, output),
		kind: output.kind,
		facts: [
			...fact("address", wholeAddress(known, output)),
			...madeFacts(known, output, sourcesOf(known, stories)),
			...buildFacts(known, output),
			...fact("stories", stories.map(known.shownStory)),
			...linkFacts(known, output),
		],
	};
}

/** The files beside the stories that listings are made from. */
function sourcesOf({ context: { found }, shownStory }: Known, stories: readonly string[]): string[] {
	const others = [found.terms, found.authors].filter((file) => file !== undefined).map(shownStory);
	return stories.length === 0 ? others : [`${counted(stories.length, "story", "stories")}, see below`, ...others];
}

function explainStoryPage(known: Known, output: Rendered, article: Article): Told {
	const file = known.shownStory(article.file);
	const gone = whyTombstone(known, article);
	const is = gone === undefined ? "is" : gone === "withdrawn" ? "says that a story was withdrawn:" : "says that a story has expired:";
	return {
		answer: `${output.url} ${is} ${output.kind === "page" ? "the standing page" : "the story"} “${article.headline}”, ${file}.`,
		state: "on site",
		address: wholeAddress(known, output),
		kind: output.kind,
		file,
		facts: storyPageFacts(known, article, output, { gone }),
	};
}

function explainRedirect(known: Known, output: Rendered): Told {
	const { to } = output.data() as { readonly to: string };
	return {
		answer: `${output.url} is an old address: it leads to ${to}, ${whyLeads(known, output)}.`,
		state: "on site",
		address: wholeAddress(known, output),
		kind: output.kind,
		...(output.source !== undefined && { file: known.shownStory(output.source) }),
		facts: [
			...fact("address", wholeAddress(known, output)),
			...fact("leadsTo", known.plan.site.url + to.slice(1)),
			...fact("ledger", ledgerLine(known, output.url)),
			...madeFacts(known, output, output.source === undefined ? [] : [known.shownStory(output.source)]),
			...buildFacts(known, output),
			...linkFacts(known, output),
		],
	};
}

function whyLeads({ articles, context, shownStory }: Known, { source, url }: Rendered): string {
	const article = articles.get(source ?? "");
	if (article && oldUrlsOf(article, context.config.settings).includes(url))
		return `since ${shownStory(article.file)} names it in redirect_from`;
	if (article) return `since urls.txt has it as an address of the story ${shownStory(article.file)}, which stands elsewhere now`;
	return "since urls.txt has it as an address of a page that stands elsewhere now";
}

/** What the ledger says of an address. */
export function ledgerLine({ plan }: Pick<Known, "plan">, url: string): string | undefined {
	const entry = plan.kept?.ledger.get(url);
	if (!entry || plan.kept?.added.includes(url)) return undefined;
	const { id, asked, forgotten } = entry;
	return [
		id === undefined ? "It was published, as a page of no story" : `It was published, as an address of the story with the id ${id}`,
		...(asked === undefined ? [] : [`readers asked for it ${counted(asked, "time")}`]),
		...(forgotten === undefined ? [] : [`it was given up: ${forgotten}`]),
	].join("; ");
}

function explainCopy(known: Known, output: Extract<Output, { sort: "copied" }>): Told {
	const file = known.shown(output.from);
	const stories = storiesShowing(known, output.path);
	return {
		answer: `${output.url} is the file ${file}, copied as it is${shownBy(output.path, stories.length)}.`,
		state: "on site",
		address: wholeAddress(known, output),
		file,
		facts: [
			...fact("address", wholeAddress(known, output)),
			...fact("files", file),
			...buildFacts(known, output),
			...fact("stories", stories.map(known.shownStory)),
			...fact(
				"problems",
				known.problemsOf(contentPath(output.path)).map(({ message }) => message),
			),
		],
	};
}

/** How many stories show a file, as the end of a sentence; empty for what is none of the content folder. */
function shownBy(file: string, many: number): string {
	if (!file.startsWith(mediaPath(""))) return "";
	return many === 0 ? "; no story shows it" : `; ${counted(many, "story shows", "stories show")} it`;
}

/**
 * The files of the stories and standing pages that show or link to a file of the site, sorted.
 * @param isMeant whether a story counts; else those on the site do
 */
export function storiesShowing(
	{ finder, articles, pageOf }: Known,
	sitePath: string,
	isMeant = (file: string) => pageOf.has(file),
): string[] {
	const files: string[] = [];
	for (const { file, pictures = [], links = [] } of articles.values()) {
		if (!isMeant(file) || (pictures.length === 0 && links.length === 0)) continue;
		const named = [...pictures.map(({ src }) => src), ...links.map(({ href }) => href)];
		if (named.some((address) => finder().find(file, address) === sitePath)) files.push(file);
	}
	return files.sort(compareText);
}

function explainDerived(known: Known, output: Extract<Output, { sort: "derived" }>): Told {
	const what = output.of === "words" ? "says which part of the search index holds a word" : "is a part of the search index";
	return {
		answer: `/${output.path}/ ${what}, with ${counted(output.articles.length, "story", "stories")}.`,
		state: "on site",
		address: wholeAddress(known, output),
		facts: [
			...buildFacts(known, output),
			...fact(
				"stories",
				output.articles.map(({ file }) => known.shownStory(file)),
			),
		],
	};
}

/** What a page is called that is about a term, a period or the like. */
function nameOf(output: Rendered): string | undefined {
	const { term, period, part, kind, month, day } = output.data() as Readonly<Record<string, unknown>> & {
		readonly term?: { readonly name: string; readonly kind: string };
		readonly period?: { readonly name: string };
		readonly part?: { readonly name: string };
	};
	if (term) return `the ${term.kind} “${term.name}”${part ? `, ${part.name}` : ""}`;
	if (period) return period.name;
	if (typeof month === "number" && typeof day === "number") return `${day}/${month}`;
	return output.kind === "terms" && typeof kind === "string" ? `${kind}s`.replace("seriess", "series") : undefined;
}
