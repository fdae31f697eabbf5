import type { Article } from "../article/article.ts";
import type { Rewrite } from "../article/body.ts";
import { encode } from "../site/address.ts";
import { fileBeside, isMedia, mediaPath } from "../site/media/media.ts";

/** Rewrites the addresses in a story's body and fields for its page: `/x` is a path below the site; a file beside the story stands where it is copied to. */
export function pageRewrite({ file }: Pick<Article, "file">, base: string): Rewrite {
	return (address) => {
		if (/^(#|[a-z][a-z\d+.-]*:|\/\/)/i.test(address) || address === "") return address;
		if (address.startsWith("/")) return base + address.slice(1);
		const [, name = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
		return isMedia(name) ? base + encode(mediaPath(fileBeside(file, name))) + rest : address;
	};
}

/** The same for a feed, where every address must be whole. */
export function feedRewrite(article: Pick<Article, "file">, url: string, site: { readonly url: string; readonly base: string }): Rewrite {
	const onPage = pageRewrite(article, site.base);
	const page = new URL(url.slice(1), site.url);
	return (address) => {
		try {
			return new URL(onPage(address), page).href;
		} catch {
			return address;
		}
	};
}
