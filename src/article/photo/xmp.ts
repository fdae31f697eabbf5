/** Names under which XMP tells the place, the camera and its owner. */
const NAMES =
	"(?:[\\w-]+:)?(?:GPS\\w+|(?:Body|Lens|Camera|Internal)?SerialNumber|CameraOwnerName|OwnerName|ImageUniqueID|LegacyIPTCDigestGPS)";

const ATTRIBUTE = new RegExp(String.raw`(\s${NAMES}\s*=\s*)("[^"<>]*"|'[^'<>]*')`, "g");

const ELEMENT = new RegExp(String.raw`(<(${NAMES})(?:\s[^<>]*)?>)([^<]+)(?=</\2)`, "g");

/**
 * Overwrites with blanks in every XMP packet of some bytes what tells where a photograph was taken, and by which camera and whose.
 * @param bytes they are changed
 * @returns whether there was any
 */
export function wipeXmp(bytes: Buffer): boolean {
	let found = false;
	const next = earliest([finder(bytes, "<x:xmpmeta"), finder(bytes, "<rdf:RDF")]);
	const [endOfMeta, endOfRdf] = [finder(bytes, "</x:xmpmeta>"), finder(bytes, "</rdf:RDF>")];
	// Searched as bytes: a photograph of many MB would take twice its size as text.
	for (let at = next(0); at >= 0; ) {
		const last = Math.max(endOfMeta(at), endOfRdf(at));
		const end = Math.min(last < 0 ? bytes.length : last, at + LARGEST);
		const packet = bytes.subarray(at, end).toString("latin1");
		const wiped = wipedText(packet);
		if (wiped !== packet) {
			found = true;
			bytes.write(wiped, at, "latin1");
		}
		at = next(end);
	}
	return found;
}

/** Finds where something stands from a place on; -1 where nowhere. The places are asked for in their order, and each byte is looked at once. */
type Finder = (from: number) => number;

function finder(bytes: Buffer, wanted: string): Finder {
	let at = bytes.indexOf(wanted);
	return (from) => {
		if (at >= 0 && at < from) at = bytes.indexOf(wanted, from);
		return at;
	};
}

function earliest(finders: readonly Finder[]): Finder {
	return (from) => {
		const found = finders.map((find) => find(from)).filter((at) => at >= 0);
		return found.length === 0 ? -1 : Math.min(...found);
	};
}

function wipedText(packet: string): string {
	return packet
		.replace(ATTRIBUTE, (_, before: string, value: string) => before + value.charAt(0) + " ".repeat(value.length - 2) + value.charAt(0))
		.replace(ELEMENT, (_, before: string, _name: string, value: string) => before + " ".repeat(value.length));
}

/** The largest packet. */
const LARGEST = 4 * 1024 * 1024;
