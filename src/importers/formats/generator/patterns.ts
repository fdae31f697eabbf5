import { DateTime, IANAZone } from "luxon";
import { parseDate } from "../../../article/date.ts";

/** Fills a pattern of an address, such as `/:year/:month/:title/`. A name that is not known stays, and a value may be empty. */
export function fillPattern(pattern: string, valueOf: (name: string) => string | undefined): string {
	return pattern.replace(/:([a-z](?:[a-z_]*[a-z])?)/g, (whole, name: string) => {
		// `:year_:month` and `:title_page`: the longest name that is known counts.
		for (let wanted = name; wanted !== ""; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf("_")))) {
			const value = valueOf(wanted);
			if (value !== undefined) return value + name.slice(wanted.length);
		}
		return whole;
	});
}

/** A path from `/`, without doubled slashes. */
export function tidyPath(path: string): string {
	return `/${path}`.replace(/\/{2,}/g, "/");
}

/**
 * A date as the clock of a zone shows it, with the names of months in English on any machine; undefined where it has no day.
 * @param written as front matter has it; a time without an offset is one of `unzoned`
 */
export function wallClock(written: string, zone: string, unzoned = zone): DateTime | undefined {
	const date = parseDate(written, unzoned);
	if (date?.instant !== undefined) return DateTime.fromMillis(date.instant, { zone, locale: "en" });
	const day = /^\d{4}-\d\d-\d\d/.exec(date?.edtf ?? "")?.[0];
	return day === undefined ? undefined : DateTime.fromISO(day, { zone: "utc", locale: "en" });
}

/** The time zone of a configuration; undefined where it is none. Old names, such as `US/Eastern`, are some, too. */
export function zoneOf(name: unknown): string | undefined {
	return typeof name === "string" && IANAZone.isValidZone(name) ? name : undefined;
}

/** The address of the home page, with `/` at its end; undefined where it is none, or only that of a trial on the machine of its author. */
export function homeOf(url: unknown, base: unknown = ""): string | undefined {
	if (typeof url !== "string" || url.trim() === "") return undefined;
	const whole = /^https?:\/\//i.test(url.trim()) ? url.trim() : `https://${url.trim().replace(/^\/+/, "")}`;
	if (!URL.canParse(whole)) return undefined;
	const { origin, pathname, hostname } = new URL(whole);
	if (!hostname.includes(".") || /^(127\.|0\.|192\.168\.)/.test(hostname)) return undefined;
	const path = typeof base === "string" ? base : "";
	return origin + tidyPath(`${pathname}/${path}/`);
}
