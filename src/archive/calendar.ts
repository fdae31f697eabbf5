import type { Article } from "../article/article.ts";
import type { Settings } from "../settings.ts";

/** A stretch of the calendar that has stories: a decade, a year, a month or a day. */
export interface Period {
	readonly unit: "decade" | "year" | "month" | "day";
	/** `1950s`, `1957`, `1957-03`, `1957-03-04`. */
	readonly name: string;
	readonly year: number;
	readonly month?: number;
	readonly day?: number;
	/** Stories whose date is known so far and no further, oldest first; of the shortest period that is told apart, all. */
	readonly articles: readonly Article[];
	/** The shorter periods within it that have stories, earliest first. */
	readonly within: readonly Period[];
	/** All stories in it, those of the shorter periods with them. */
	readonly count: number;
}

/** All stories by when they were published, as far as that is known. */
export interface Calendar {
	readonly decades: readonly Period[];
	/** Stories of which not even the decade is known. */
	readonly undated: readonly Article[];
}

interface Growing extends Omit<Period, "within" | "count"> {
	readonly articles: Article[];
	readonly within: Map<string, Growing>;
}

/**
 * Files every story under the day, month, year or decade that its date tells.
 * @param shortest the shortest period that is told apart
 */
export function fileByDate(articles: readonly Article[], shortest: Settings["calendar"] = "day"): Calendar {
	const decades = new Map<string, Growing>();
	const undated: Article[] = [];
	for (const article of articles) {
		const { published } = article;
		const year = published?.year;
		const decade = published?.decade ?? (year && year - (year % 10));
		const month = shortest === "year" ? undefined : published?.month;
		const day = shortest === "day" ? published?.day : undefined;
		if (decade === undefined) {
			undated.push(article);
			continue;
		}
		let period = grow(decades, { unit: "decade", name: `${decade}s`, year: decade });
		if (year !== undefined) period = grow(period.within, { unit: "year", name: String(year), year });
		if (year !== undefined && month !== undefined)
			period = grow(period.within, { unit: "month", name: `${year}-${two(month)}`, year, month });
		if (year !== undefined && month !== undefined && day !== undefined) {
			period = grow(period.within, { unit: "day", name: `${year}-${two(month)}-${two(day)}`, year, month, day });
		}
		period.articles.push(article);
	}
	return { decades: ripen(decades), undated };
}

/** Every period of one unit, earliest first. */
export function periodsOf(calendar: Calendar, unit: Period["unit"]): Period[] {
	const descend = (period: Period): Period[] => (period.unit === unit ? [period] : period.within.flatMap(descend));
	return calendar.decades.flatMap(descend);
}

function grow(periods: Map<string, Growing>, period: Pick<Period, "unit" | "name" | "year" | "month" | "day">): Growing {
	const known = periods.get(period.name);
	if (known) return known;
	const fresh: Growing = { ...period, articles: [], within: new Map() };
	periods.set(period.name, fresh);
	return fresh;
}

function ripen(periods: ReadonlyMap<string, Growing>): Period[] {
	return [...periods.values()]
		.map((period) => {
			const within = ripen(period.within);
			return { ...period, within, count: within.reduce((sum, { count }) => sum + count, period.articles.length) };
		})
		.sort((a, b) => a.year - b.year || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0));
}

function two(value: number): string {
	return String(value).padStart(2, "0");
}
