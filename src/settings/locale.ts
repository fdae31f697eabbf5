import { nearestOf } from "../problem/nearest.ts";

/** Offers the zone that somebody may have meant, also where only its city is written. */
export function zoneOffer(written: string): string {
	const zones = Intl.supportedValuesOf("timeZone");
	const city = nearestOf(written, zones.map(cityOf));
	const near = nearestOf(written, zones) ?? zones.find((zone) => cityOf(zone) === city);
	return near === undefined ? "" : ` Did you mean ${near}?`;
}

function cityOf(zone: string): string {
	return zone.slice(zone.lastIndexOf("/") + 1);
}

/** Offers the tag of a language that is written by its name in English or in itself, or with an underscore. */
export function languageOffer(written: string): string {
	const tag = written.trim().replaceAll("_", "-");
	if (isLanguageTag(tag) && !/^[a-z]{4,}/i.test(tag)) return ` Did you mean ${Intl.getCanonicalLocales(tag)[0]}?`;
	const names = new Map(languageTags().flatMap((each) => ["en", each].map((inWhich) => [languageName(each, inWhich), each] as const)));
	const near = nearestOf(written, names.keys());
	return near === undefined ? "" : ` Did you mean ${names.get(near)}?`;
}

/** Every tag of two letters that this machine knows a language for. */
function languageTags(): string[] {
	const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
	return letters.flatMap((one) => letters.map((other) => one + other)).filter((tag) => languageName(tag, "en") !== tag);
}

function languageName(tag: string, inWhich: string): string {
	return new Intl.DisplayNames([inWhich], { type: "language" }).of(tag) ?? tag;
}

/** Whether a text is a well-formed language tag of BCP 47, such as `pt-BR`. */
export function isLanguageTag(value: string): boolean {
	try {
		return Intl.getCanonicalLocales(value).length === 1;
	} catch {
		return false;
	}
}
