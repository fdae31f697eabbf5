import { DateTime, IANAZone } from "luxon";

/**
 * Offsets of the names of time zones, in hours. RFC 5322, section 4.3, says what those of North America are.
 */
const OFFSETS: Readonly<Record<string, number>> = {
	z: 0,
	ut: 0,
	utc: 0,
	gmt: 0,
	est: -5,
	edt: -4,
	cst: -6,
	cdt: -5,
	mst: -7,
	mdt: -6,
	pst: -8,
	pdt: -7,
	akst: -9,
	akdt: -8,
	hst: -10,
	wet: 0,
	west: 1,
	cet: 1,
	mez: 1,
	cest: 2,
	mesz: 2,
	eet: 2,
	eest: 3,
	msk: 3,
	sast: 2,
	pkt: 5,
	jst: 9,
	kst: 9,
	hkt: 8,
	sgt: 8,
	awst: 8,
	acst: 9.5,
	acdt: 10.5,
	aest: 10,
	aedt: 11,
	nzst: 12,
	nzdt: 13,
};

/** Names that several zones use, with the zones of a site that tell which is meant. */
const SHARED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	bst: { "Europe/London": 1, "Europe/Belfast": 1, "Asia/Dhaka": 6 },
	ist: { "Asia/Kolkata": 5.5, "Asia/Calcutta": 5.5, "Europe/Dublin": 1, "Asia/Jerusalem": 2, "Asia/Tel_Aviv": 2 },
};

/** Names that mean the clocks of a place, in summer and in winter. */
const CLOCKS: Readonly<Record<string, string>> = {
	et: "America/New_York",
	ct: "America/Chicago",
	mt: "America/Denver",
	pt: "America/Los_Angeles",
};

/** Whether a word is the name of a time zone: `CEST`, `ET`, `Europe/Paris`. */
export function isZoneName(word: string): boolean {
	const name = word.trim().toLowerCase();
	return [OFFSETS, SHARED, CLOCKS].some((names) => Object.hasOwn(names, name)) || isPlace(name);
}

function isPlace(name: string): boolean {
	return name.includes("/") && IANAZone.isValidZone(name);
}

/**
 * The moment at which the clocks of a zone show a time.
 * @param wall a day and a time as ISO 8601 has them, without an offset
 * @param written the zone, by its name or its offset
 * @param zone the site's time zone, for names that several zones use
 * @returns undefined where it is no zone, or may be several
 */
export function momentIn(wall: string, written: string, zone: string): DateTime | undefined {
	const name = written.trim().toLowerCase();
	const place = isPlace(name) ? name : Object.hasOwn(CLOCKS, name) ? CLOCKS[name] : undefined;
	if (place !== undefined) return DateTime.fromISO(wall, { zone: place });
	const offset = offsetOf(written, zone);
	return offset === undefined ? undefined : DateTime.fromISO(wall, { zone: "utc" }).minus({ minutes: offset });
}

/** The minutes by which a zone's clocks are ahead of UTC, by its name or its offset: `CEST`, `-4`, `+05:30`, `GMT+2`. */
function offsetOf(written: string, zone: string): number | undefined {
	const [, sign, hours, minutes = "0"] = /^(?:gmt|utc|ut)? ?([+-])(\d{1,2}):?(\d{2})?$/i.exec(written) ?? [];
	if (hours !== undefined) {
		const total = Number(hours) * 60 + Number(minutes);
		return total <= 14 * 60 && Number(minutes) < 60 ? (sign === "-" ? -total : total) : undefined;
	}
	const name = written.toLowerCase();
	const hoursAhead = Object.hasOwn(OFFSETS, name) ? OFFSETS[name] : SHARED[name]?.[zone];
	return hoursAhead === undefined ? undefined : hoursAhead * 60;
}
