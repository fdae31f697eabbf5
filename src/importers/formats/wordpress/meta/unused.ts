import type { ProblemStep, ReadOptions } from "../../../importer.ts";
import { plainCopy } from "../../../reading/copy.ts";
import { problemStep } from "../../../reading/files.ts";
import type { WxrRecord } from "../wxr/record.ts";
import { countedKey, isCompanion, isInternal } from "./internal.ts";
import { fieldMapOf } from "./map.ts";
import { keysOf } from "./values.ts";

/** Finds names of `--map` that no record has. */
export interface UnusedNames {
	add(record: Pick<WxrRecord, "meta" | "categories">): void;
	/** A problem for each name that was not met, with the names that there are. */
	end(file: string): readonly ProblemStep[];
}

/** So many names are remembered, and so many are shown. */
const MOST_NAMES = 1_000;
const MOST_SHOWN = 40;

/** @returns undefined where `--map` says nothing of custom fields */
export function findUnused(map: ReadOptions["map"]): UnusedNames | undefined {
	const fields = fieldMapOf(map);
	if (!fields) return undefined;
	const unused = new Map(
		[...fields.sources].flatMap(([field, places]) => places.map((place) => [`${place.kind}:${place.name}`, { field, place }] as const)),
	);
	const met = { meta: new Set<string>(), tax: new Set<string>() };
	const note = (names: Set<string>, name: string) => names.size < MOST_NAMES && !names.has(name) && names.add(plainCopy(name));
	return {
		add({ meta, categories }) {
			for (const [name, { place }] of unused) {
				const isMet = place.kind === "meta" ? keysOf(place, meta).length > 0 : categories.some(({ domain }) => domain === place.name);
				if (isMet) unused.delete(name);
			}
			for (const [key, value] of meta) if (!isInternal(key) && !isCompanion(key, value)) note(met.meta, countedKey(key));
			for (const { domain } of categories) if (domain !== undefined) note(met.tax, domain);
		},
		end(file) {
			return [...unused].map(([name, { field, place }]) => {
				const what = place.kind === "meta" ? "record has the key" : "record has the taxonomy";
				const there = [...met[place.kind]]
					.sort()
					.slice(0, MOST_SHOWN)
					.map((known) => `${place.kind}:${known}`);
				return problemStep(
					{ file },
					"field-odd",
					"error",
					`No ${what} ${place.name}, which --map gives as the ${field} (${name}).`,
					there.length === 0
						? "Leave it out: the export holds none."
						: `There are: ${there.join(", ")}${met[place.kind].size > MOST_SHOWN ? ", …" : ""}.`,
				);
			});
		},
	};
}
