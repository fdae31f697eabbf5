import type { Tombstone } from "../../archive/archive.ts";
import type { PlannedOutput } from "../planned.ts";
import type { Places } from "../storyaddresses.ts";

/** The page that stands in place of every story that was withdrawn or has expired. */
export function tombstoneOutputs(tombstones: readonly Tombstone[], { addressOf }: Places): PlannedOutput[] {
	return tombstones.map(({ article, why }): PlannedOutput => {
		const { headline, hideHeadline, published, reason, language } = article;
		const data = () => ({
			headline: hideHeadline ? undefined : headline,
			published: hideHeadline ? undefined : published,
			reason,
			language,
			why,
		});
		return { ...addressOf(article), kind: "tombstone", source: article.file, data };
	});
}
