import type { Article } from "../../../article/article.ts";
import type { Settings } from "../../../settings.ts";
import { pageAddress, storyAddress } from "../../../site/address.ts";
import type { Address } from "../../../site/output.ts";
import { askedAddress } from "../../../site/permalinks.ts";

/** The address that a story, or a standing page, would have if it were published. */
export function draftedAddress(article: Article, isPage: boolean, settings: Settings): Address {
	const asked = askedAddress(article, settings);
	if (asked && "address" in asked) return asked.address;
	return isPage ? pageAddress(`/${article.slug}`, settings) : storyAddress(article, article.slug, settings);
}
