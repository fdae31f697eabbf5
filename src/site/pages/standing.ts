import type { Article } from "../../article/article.ts";
import { address } from "../address.ts";
import { pagePictures } from "../media/pictures.ts";
import type { PlannedOutput } from "../planned.ts";
import type { Places } from "../storyaddresses.ts";

/** The standing pages: about, contact, and whatever else lies in content/pages/. */
export function standingPageOutputs(pages: readonly Article[], { addressOf }: Places): PlannedOutput[] {
	return pages.map((article): PlannedOutput => {
		return {
			...addressOf(article),
			kind: "page",
			source: article.file,
			data: ({ pictureAt, linksOf }) => ({ article, pictures: pagePictures(article, pictureAt), links: linksOf(article) }),
		};
	});
}

/** The page that hosts show for an address at which there is nothing. */
export function notFoundOutput(): PlannedOutput {
	return { ...address("/404.html"), kind: "not-found", data: () => ({}) };
}
