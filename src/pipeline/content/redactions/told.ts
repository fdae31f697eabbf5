import { withoutExtension } from "../../../article/filename.ts";
import type { ReadStory } from "../../../article/read.ts";
import { makeRedactor, type Redactor } from "../../../article/redaction/redactor.ts";
import { redactionProblems } from "../../../article/redaction/told.ts";
import type { Problem } from "../../../problem.ts";
import { sha256Of } from "../../../system/hash.ts";
import type { Content } from "../articles.ts";

/**
 * The media of a content folder with the paths that the site gives them. Of two that would have the same path without names neither is
 * published, since a story would show the picture of the other.
 */
export function distinctMedia(files: readonly string[], redactor: Redactor | undefined): (readonly [shown: string, file: string])[] {
	if (!redactor) return files.map((file) => [file, file]);
	const paths = files.map((file) => [redactor.redactAddress(file), file] as const);
	const counts = new Map<string, number>();
	for (const [shown] of paths) counts.set(shown, (counts.get(shown) ?? 0) + 1);
	return paths.filter(([shown, file]) => shown === file || counts.get(shown) === 1);
}

/** Stories whose paths are the same without names get numbers behind them, in the order of their paths. */
export function withDistinctFiles<C extends Pick<Content, "stories" | "pages" | "redacting">>(content: C): C {
	if (!content.redacting?.redactor) return content;
	const all = [...content.stories, ...content.pages];
	const taken = new Set(all.flatMap(({ article }) => (article && article.readFrom === undefined ? [article.file] : [])));
	const distinct = (read: ReadStory): ReadStory => {
		const { article } = read;
		if (article?.readFrom === undefined) return read;
		const stem = withoutExtension(article.file);
		const end = article.file.slice(stem.length);
		let file = article.file;
		for (let number = 2; taken.has(file); number++) file = `${stem}-${number}${end}`;
		taken.add(file);
		if (file === article.file) return read;
		const id = article.id === stem ? withoutExtension(file) : article.id;
		return { ...read, article: { ...article, file, id, hash: sha256Of(article.hash + file) } };
	};
	return { ...content, stories: content.stories.map(distinct), pages: content.pages.map(distinct) };
}

/**
 * Says of an address whether it holds a name that nobody may read. A name that is taken out of some stories alone may stand in the addresses of
 * others, as long as these stand.
 * @returns undefined where nothing is taken out
 */
export function redactedAddresses({ redacting }: Pick<Content, "redacting">): ((address: string, stands: boolean) => boolean) | undefined {
	const { redactions, redactor } = redacting ?? {};
	if (!redactions || !redactor) return undefined;
	const ofAny = makeRedactor(redactions.map((redaction) => ({ ...redaction, in: "all" })));
	return (address, stands) => {
		const own = stands ? redactor : ofAny;
		return own.holdsNameInAddress(address) && !own.leadsOn(address);
	};
}

/** What is said of redactions when all stories are read. */
export function problemsOfRedactions({ stories, pages, found, redacting, namesInTerms = [] }: Content): Problem[] {
	const { file, redactions, redactor } = redacting ?? {};
	if (file === undefined || !redactions || !redactor) return [];
	const named = found.media.filter((name) => redactor.holdsNameInAddress(name));
	const elsewhere = new Set([...namesInTerms, ...named.flatMap((name) => redactor.namesIn(name, "address"))]);
	const of = (read: ReadStory) => ({ file: read.article?.file ?? "", names: read.names ?? [] });
	const standing = pages.flatMap(({ names = [] }) => names);
	return [
		...redactionProblems(file, redactions, stories.filter(({ article }) => article).map(of), new Set([...elsewhere, ...standing])),
		...pathProblems(named, redactor, new Map(distinctMedia(found.media, redactor))),
	];
}

function pathProblems(named: readonly string[], redactor: Redactor, published: ReadonlyMap<string, string>): Problem[] {
	return named.map((name): Problem => {
		const shown = redactor.redactAddress(name);
		const isPublished = published.get(shown) === name;
		return {
			file: shown,
			rule: "redaction-path",
			severity: isPublished ? "info" : "error",
			message: isPublished
				? "The path of this file holds a name that redactions.yml takes out; the site has it under this one."
				: "Without names that redactions.yml takes out, several files have this path; none of them is published.",
			remedy: "Rename the file, and look whether the picture itself shows the name.",
		};
	});
}
