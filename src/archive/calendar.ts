import type { Article } from "../article/article.ts";
import { padded } from "../article/dates/newsdate.ts";
import type { Settings } from "../settings.ts";

/** A decade, a year, a month or a day in which stories were published. */
export interface Period {
	readonly unit: "decade" | "year" | "month" | "day";
	/** `1950s`, `1957`, `1957-03`, `1957-03-04`. */
	readonly name: string;
	/** Of a decade, its first year. */
	readonly year: number;
	/** 1 to 12. */
	readonly month?: number;
	/** 1 to 31. */
	readonly day?: number;
	/** The stories that are in no shorter period within it, oldest first: their dates say no more. In the shortest period, all its stories. */
	readonly articles: readonly Article[];
	/** The next shorter periods within it, earliest first. */
	readonly within: readonly Period[];
	/** How many stories it has, with those of the shorter periods. */
	readonly count: number;
}

/** All stories by the date of their publication, as far as it is known. */
export interface Calendar {
	/** Earliest first. */
	readonly decades: readonly Period[];
	/** Stories of which not even the decade is known, by id. */
	readonly undated: readonly Article[];
}

/** A period that more stories may come into. */
interface OpenPeriod extends Omit<Period, "within" | "count"> {
	readonly articles: Article[];
	readonly within: Map<string, OpenPeriod>;
}

/**
 * Puts every story into the shortest period that its date names.
 * @param articles in the order of the archive
 * @param shortest the shortest period that the calendar has
 */
export function fileByDate(articles: readonly Article[], shortest: Settings["calendar"] = "day"): Calendar {
	const decades = new Map<string, OpenPeriod>();
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
		let period = periodIn(decades, { unit: "decade", name: `${decade}s`, year: decade });
		if (year !== undefined) period = periodIn(period.within, { unit: "year", name: String(year), year });
		if (year !== undefined && month !== undefined)
			period = periodIn(period.within, { unit: "month", name: `${year}-${padded(month)}`, year, month });
		if (year !== undefined && month !== undefined && day !== undefined) {
			period = periodIn(period.within, { unit: "day", name: `${year}-${padded(month)}-${padded(day)}`, year, month, day });
		}
		period.articles.push(article);
	}
	return { decades: closed(decades), undated };
}

/** All periods of one unit, earliest first. */
export function periodsOf(calendar: Calendar, unit: Period["unit"]): Period[] {
	const descend = (period: Period): Period[] => (period.unit === unit ? [period] : period.within.flatMap(descend));
	return calendar.decades.flatMap(descend);
}

/** The period of that name among others; it is added if it is not there. */
function periodIn(periods: Map<string, OpenPeriod>, period: Pick<Period, "unit" | "name" | "year" | "month" | "day">): OpenPeriod {
	const known = periods.get(period.name);
	if (known) return known;
	const fresh: OpenPeriod = { ...period, articles: [], within: new Map() };
	periods.set(period.name, fresh);
	return fresh;
}

/** The finished periods, earliest first. */
function closed(periods: ReadonlyMap<string, OpenPeriod>): Period[] {
	return [...periods.values()]
		.map((period) => {
			const within = closed(period.within);
			return { ...period, within, count: within.reduce((sum, { count }) => sum + count, period.articles.length) };
		})
		.sort((a, b) => a.year - b.year || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0));
}
