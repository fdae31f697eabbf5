import { DateTime } from "luxon";

/**
 * Reads a moment from the command line.
 * @param value a date or a date and time of ISO 8601
 * @param zone the IANA time zone of a value without an offset
 * @returns milliseconds since 1970, UTC; undefined if the value is no such time
 */
export function parseMoment(value: string, zone: string): number | undefined {
	if (!/^\d{4}-/.test(value.trim())) return undefined;
	const moment = DateTime.fromISO(value.trim().replace(" ", "T"), { zone });
	return moment.isValid ? moment.toMillis() : undefined;
}
