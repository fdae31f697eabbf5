import type { Article } from "../../article/article.ts";
import { compareText } from "../../problem.ts";
import { address } from "../address.ts";
import type { Context } from "../context.ts";
import { entryId } from "../feeds/entries.ts";
import { KINDS, VOLUME_KINDS } from "../kinds.ts";
import { groupByYear } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { beginOf } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";

/**
 * The metadata of all stories, for people who want to work with them: a volume for each year, as JSON lines and as a table (as ninjs too, where the settings say so), and a page that lists the volumes.
 * Stories that are not to be indexed are in no volume.
 */
export function volumeOutputs({ archive, settings }: ArchiveAndSettings): PlannedOutput[] {
	if (!settings.data) return [];
	const kinds = VOLUME_KINDS.filter((kind) => kind !== "data-ninjs" || settings.ninjs);
	const years = groupByYear(archive.stories.filter(({ noindex }) => !noindex));
	// A span of many years counts as undated, and stands among the dated stories. The undated volume is to come last.
	const volumes = years
		.sort((a, b) => compareText(a.period.name, b.period.name))
		.map(({ period, articles }) => ({
			name: period.name,
			period,
			articles,
			files: kinds.map((kind) => ({ kind, ...address(`/data/archive-${period.name}${KINDS[kind].end}`) })),
		}));
	const list = () =>
		volumes.map(({ name, period, articles, files }) => ({
			name,
			period,
			count: articles.length,
			files: files.map(({ kind, url }) => ({ name: KINDS[kind].name, url })),
		}));
	return [
		{ ...address("/data/"), kind: "data", data: () => ({ volumes: list() }) },
		...volumes.flatMap(({ name, articles, files, period }) => {
			const group: PlannedGroup = { name: `/data/archive-${name}`, madeFrom: ({ line }) => ({ stories: articles.map(line) }) };
			return files.map(({ kind, url, path }): PlannedOutput => {
				const data = (context: Context) => ({
					stories: articles.map((article: Article) => ({
						article,
						url: context.addressOf(article).url,
						...(kind === "data-ninjs" && { uri: entryId(article, context) }),
					})),
				});
				return { url, path, kind, data, group, weight: articles.length, from: beginOf(period) };
			});
		}),
	];
}
