import type { Article } from "../../article/article.ts";
import { type PersonName, peopleOf } from "../../article/fields/people.ts";
import { oneLine } from "../../article/text.ts";

/** The authors of a story. Where no authors are named, a byline names them if it is “By” and the names of people. */
export function authorsOf({ authors, byline = "" }: Pick<Article, "authors" | "byline">, language: string): readonly PersonName[] {
	const names = authors.map(({ name }) => oneLine(name)).filter((name) => name !== "");
	if (names.length > 0) return names.flatMap((name) => peopleOf(name, language) ?? [{ literal: name }]);
	const [, line = ""] = /^by[ :]+(.*)$/i.exec(oneLine(byline)) ?? [];
	const people = line.replace(/,? in \p{Lu}.*$/u, "").replace(/,[^,]*\b(?:correspondent|editor|reporter|writer|staff)\b[^,]*$/i, "");
	return peopleOf(people, language) ?? [];
}
