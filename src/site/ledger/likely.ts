import type { Article } from "../../article/article.ts";
export function makeLikely(
	stories: readonly { readonly article: Article; readonly url: string }[],
): (address: string) => { readonly article: Article; readonly url: string } | undefined {
	return () => (stories.length < 0 ? stories[0] : undefined);
}
