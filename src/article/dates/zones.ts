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

/** Whether a word is the name of a time zone. */
export function isZoneName(word: string): boolean {
	const name = word.toLowerCase();
	return Object.hasOwn(OFFSETS, name) || Object.hasOwn(SHARED, name);
}

/**
 * The minutes by which a zone's clocks are ahead of UTC, by its name or its offset: `CEST`, `-4`, `+05:30`, `GMT+2`.
 * @param zone the site's time zone, for names that several zones use
 * @returns undefined where it is none, or may be several
 */
export function offsetOf(written: string, zone: string): number | undefined {
	const [, sign, hours, minutes = "0"] = /^(?:gmt|utc|ut)? ?([+-])(\d{1,2}):?(\d{2})?$/i.exec(written) ?? [];
	if (hours !== undefined) {
		const total = Number(hours) * 60 + Number(minutes);
		return total <= 14 * 60 && Number(minutes) < 60 ? (sign === "-" ? -total : total) : undefined;
	}
	const name = written.toLowerCase();
	const hoursAhead = Object.hasOwn(OFFSETS, name) ? OFFSETS[name] : SHARED[name]?.[zone];
	return hoursAhead === undefined ? undefined : hoursAhead * 60;
}
