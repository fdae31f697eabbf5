import { parseDate } from "../../article/date.ts";
import { guessZone, readClock } from "../clock/clock.ts";
import type { ImportProblem, StoryStep } from "../importer.ts";

/** Counts the published stories that stand under another day in the archive than on the old site, since its clock was another. */
export interface MovedDays {
	/** Takes every story and page. */
	add(story: Pick<StoryStep, "kind" | "fields">): void;
	/**
	 * Tells of them once, with what an editor can do.
	 * @param file the name of the source
	 * @param url the home page of the old site
	 */
	end(file: string, url?: string): readonly ImportProblem[];
}

/** A moment as the old site wrote it: its day there, and how far its clock was from UTC. `Z` says nothing of a clock. */
const WRITTEN = /^(\d{4}-\d\d-\d\d)[T ].*([+-]\d\d:\d\d)$/;

/**
 * Makes what counts them.
 * @param zone IANA time zone of the archive
 */
export function countMovedDays(zone: string): MovedDays {
	const byOffset = new Map<string, number>();
	const clock = readClock();
	return {
		add({ kind, fields }) {
			const { published, status } = fields;
			if (kind === "page" || status !== undefined || typeof published !== "string") return;
			clock.add({ fields });
			const [, day, offset] = WRITTEN.exec(published) ?? [];
			const shown = day === undefined ? undefined : parseDate(published, zone)?.edtf.slice(0, day.length);
			if (offset !== undefined && shown !== undefined && shown !== day) byOffset.set(offset, (byOffset.get(offset) ?? 0) + 1);
		},
		end(file, url) {
			const moved = [...byOffset.values()].reduce((sum, count) => sum + count, 0);
			const offsets = [...byOffset].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([offset]) => offset);
			return moved === 0 ? [] : [problemOf(file, { zone, moved, offsets, guess: guessZone(clock.all(), { url, likely: zone })?.zone })];
		},
	};
}

/** The most offsets that are named: those of summer and winter, and one that was wrong. */
const MOST_OFFSETS = 3;

interface Found {
	/** That of the archive. */
	readonly zone: string;
	/** How many stories. */
	readonly moved: number;
	readonly offsets: readonly string[];
	/** The zone that most dates fit. */
	readonly guess: string | undefined;
}

function problemOf(file: string, { zone, moved, offsets, guess }: Found): ImportProblem {
	const stories = moved === 1 ? "1 published story stands" : `${moved} published stories stand`;
	const shown =
		offsets
			.slice(0, MOST_OFFSETS)
			.map((offset) => `UTC${offset}`)
			.join(", ") + (offsets.length > MOST_OFFSETS ? " and others" : "");
	return {
		file,
		rule: "days-moved",
		severity: "info",
		message: `${stories} under another day than on the old site: its clock stood at ${shown}, and the archive has the time zone ${zone}.`,
		remedy: `If the old site's days are right, give the archive the time zone of the paper (timeZone in its settings${guess === undefined || guess === zone ? "" : `; most dates fit ${guess}`}), import again, and build.`,
	};
}
