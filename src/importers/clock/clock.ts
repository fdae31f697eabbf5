import { IANAZone } from "luxon";
import type { StoryStep } from "../importer.ts";
import { FIXED, SEASONAL, STEADY, type ZoneOfCountry } from "./zones.ts";

/** How far the clock of an old site was from UTC, as the dates of its stories say. Its size depends on the span of the dates, not on how many there are. */
export interface ClockReadings {
	/** Takes every story. One whose date has no offset says nothing. */
	add(story: Pick<StoryStep, "fields">): void;
	/** How many dates had an offset. */
	count(): number;
	/** What they say, in the order in which they were met. */
	all(): readonly ClockReading[];
}

/** The dates of one month that were written with one offset. */
export interface ClockReading {
	/** The first of them, in milliseconds since 1970, UTC. */
	readonly instant: number;
	/** In minutes, east of UTC. */
	readonly offset: number;
	/** How many dates it stands for. */
	readonly dates: number;
}

/** A moment as the old site wrote it. `Z` says nothing of a clock. */
const WRITTEN = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*([+-])(\d\d):(\d\d)$/;

/** Collects readings of the clock of an old site. */
export function readClock(): ClockReadings {
	const found = new Map<string, { readonly instant: number; readonly offset: number; dates: number }>();
	let count = 0;
	return {
		add({ fields: { published } }) {
			const [, sign, hours, minutes] = typeof published === "string" ? (WRITTEN.exec(published) ?? []) : [];
			const instant = hours === undefined ? Number.NaN : Date.parse(String(published).replace(" ", "T"));
			if (Number.isNaN(instant)) return;
			const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
			const key = `${String(published).slice(0, 7)} ${offset}`;
			const known = found.get(key);
			if (known) known.dates++;
			else found.set(key, { instant, offset, dates: 1 });
			count++;
		},
		count: () => count,
		all: () => [...found.values()],
	};
}

/** What else may tell the zone, where several fit the dates equally well. */
export interface ZoneHints {
	/** The home page of the old site: its domain may be that of a country. */
	readonly url?: string;
	/** Its language, a BCP 47 tag. */
	readonly language?: string;
	/** A zone that is likely anyway: that of the archive, or of the machine of its editor. */
	readonly likely?: string;
}

/** The time zone of an old site, as far as its dates tell. */
export interface GuessedZone {
	/** An IANA time zone. */
	readonly zone: string;
	/** How many dates were written with the offset that the zone had then. */
	readonly fits: number;
	/** How many dates had an offset. */
	readonly of: number;
}

/**
 * Guesses the time zone of an old site: the one whose offset, in summer and in winter, is that of the most dates. Of several that fit
 * equally well it takes that of the country in the site's domain, then the likely one, then that of the country of the language.
 * @returns undefined where no zone fits more than half of the dates
 */
export function guessZone(readings: readonly ClockReading[], { url, language, likely }: ZoneHints = {}): GuessedZone | undefined {
	const of = readings.reduce((sum, { dates }) => sum + dates, 0);
	const [byDomain, byLanguage] = [countryOfDomain(url), countryOfLanguage(language)];
	const names = (zones: readonly ZoneOfCountry[]) => zones.map(({ zone }) => zone);
	const zonesOf = (country: string | undefined) => names([...SEASONAL, ...STEADY].filter((one) => one.country === country));
	const preferred = [
		...zonesOf(byDomain),
		...(likely === undefined ? [] : [likely]),
		...zonesOf(byLanguage),
		"UTC",
		...names(SEASONAL),
		...FIXED,
		...names(STEADY),
	];
	let best: GuessedZone | undefined;
	for (const zone of new Set(preferred)) {
		const fits = datesThatFit(readings, zone);
		if (fits * 2 > of && fits > (best?.fits ?? 0)) best = { zone, fits, of };
	}
	return best;
}

function datesThatFit(readings: readonly ClockReading[], name: string): number {
	const zone = IANAZone.create(name);
	if (!zone.isValid) return 0;
	return readings.reduce((sum, { instant, offset, dates }) => sum + (zone.offset(instant) === offset ? dates : 0), 0);
}

/** The country that a domain belongs to: `https://www.tide.co.uk/` gives `GB`. */
function countryOfDomain(url: string | undefined): string | undefined {
	const [, ending] = /^https?:\/\/[^/?#]*\.([a-z]{2})(?::\d+)?(?:[/?#]|$)/i.exec(url ?? "") ?? [];
	return ending === undefined ? undefined : /^uk$/i.test(ending) ? "GB" : ending.toUpperCase();
}

/** The country that a language is of, as far as its tag says it, or where most speak it: `de` gives `DE`. */
function countryOfLanguage(language: string | undefined): string | undefined {
	try {
		return language === undefined ? undefined : new Intl.Locale(language).maximize().region;
	} catch {
		return undefined;
	}
}
