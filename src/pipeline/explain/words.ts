import path from "node:path";
import type { Article } from "../../article/article.ts";
import { fact, type Told } from "./explanation.ts";
import type { Known } from "./known.ts";
import { likestOf } from "./likest.ts";
import { explainStory } from "./story.ts";

/** Explains what is neither an address nor a file that is there: a headline, a slug, an id, or a name that is misspelt. */
export function explainWords(known: Known, words: string): Told {
	const found = storiesCalled(known, words);
	const [only, ...others] = found;
	if (only && others.length === 0) return explainStory(known, only.readFrom ?? only.file);
	if (only) {
		return {
			answer: `There is no file ${words}. ${found.length} stories have this headline, name or id:`,
			state: "unknown",
			facts: fact(
				"nearest",
				found.map((article) => `${known.shownStory(article.file)} (“${article.headline}”)`),
			),
		};
	}
	const files = [...known.context.found.stories, ...known.context.found.pages, ...known.context.found.unread, ...known.context.found.media];
	const headlines = new Map([...known.articles.values()].map(({ headline, file }) => [headline, file]));
	const nearest = [
		...likestOf(path.posix.basename(words), new Set(files.map((file) => path.posix.basename(file)))).flatMap((name) =>
			files.filter((file) => path.posix.basename(file) === name),
		),
		...likestOf(words, headlines.keys()).map((headline) => headlines.get(headline) ?? ""),
	];
	return {
		answer: `There is no file ${words}, no page at that address, and no story of that headline, name or id.`,
		state: "unknown",
		facts: fact("nearest", [...new Set(nearest)].map(known.shownStory)),
	};
}

/** The stories that have a headline, a slug, an id or a file name, without regard to case; else those whose headline holds the words. */
function storiesCalled({ articles }: Known, words: string): Article[] {
	const wanted = plain(words);
	const all = [...articles.values()];
	const exact = all.filter(({ headline, slug, id, file }) =>
		[headline, slug, id, path.posix.basename(file)].some((name) => plain(name) === wanted),
	);
	if (exact.length > 0 || wanted.length < 4) return exact;
	return all.filter(({ headline }) => plain(headline).includes(wanted));
}

function plain(text: string): string {
	return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
