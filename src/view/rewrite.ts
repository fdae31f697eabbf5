import type { Article } from "../article/article.ts";
import type { Rewrite } from "../article/body.ts";
import { encode } from "../site/address.ts";
import type { PageLink } from "../site/links/pagelinks.ts";
import { fileBeside, isMedia, mediaPath } from "../site/media/media.ts";

/** The addresses in a story that its page must change. */
export type PageLinks = readonly PageLink[];

/**
 * How the addresses in a story's body and picture become those that its page needs: those that the plan has resolved as it says, `/x`
 * stands below the site, a file beside the story where it is copied to.
 */
export function pageRewrite({ file }: Pick<Article, "file">, base: string, links: PageLinks = []): Rewrite {
	const resolved = new Map(links.map(({ from, to }) => [from, to]));
	return (address) => {
		if (resolved.has(address)) {
			const to = resolved.get(address);
			return to === undefined ? undefined : base + to.slice(1);
		}
		if (/^(#|[a-z][a-z\d+.-]*:|\/\/)/i.test(address) || address === "") return address;
		if (address.startsWith("/")) return base + address.slice(1);
		const [, name = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
		return isMedia(name) ? base + encode(mediaPath(fileBeside(file, name))) + rest : address;
	};
}

/** The same for a feed, where every address is a whole one. */
export function feedRewrite(
	article: Pick<Article, "file">,
	url: string,
	site: { readonly url: string; readonly base: string },
	links: PageLinks = [],
): Rewrite {
	const onPage = pageRewrite(article, site.base, links);
	const page = new URL(url.slice(1), site.url);
	return (address) => {
		const rewritten = onPage(address);
		return rewritten !== undefined && URL.canParse(rewritten, page.href) ? new URL(rewritten, page).href : rewritten && address;
	};
}
