/** Tags of EXIF (CIPA DC-008) that tell of the camera and its owner; the maker's note is in a form of its own and holds them as well. */
const OWNER_TAGS: ReadonlySet<number> = new Set([0x927c, 0xa420, 0xa430, 0xa431, 0xa435, 0xc62f, 0xc65d]);

/** The pointer to the tags of the place. */
const PLACE = 0x8825;

/** The pointers to further tags: of the photograph, and of its thumbnail's own. */
const FURTHER: ReadonlySet<number> = new Set([0x8769, 0xa005, 0x014a]);

/** How many bytes a value of each type takes. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** More tags than these have no camera's files. */
const MOST_TAGS = 2_000;

/** EXIF in the bytes of a file. */
interface Exif {
	readonly view: DataView;
	readonly little: boolean;
	/** Lists of tags that were looked at: one may point to another that points back. */
	readonly seen: Set<number>;
}

/**
 * Overwrites in EXIF what tells where a photograph was taken, and by which camera and whose. All else stays where it is: the credit, the
 * rights, how the camera was held.
 * @param bytes of a TIFF structure, from its own first byte on; they are changed
 * @returns whether there was any
 */
export function wipeExif(bytes: Uint8Array): boolean {
	const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
	if (bytes.length < 8 || (order !== "II" && order !== "MM")) return false;
	const exif: Exif = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), little: order === "II", seen: new Set() };
	let found = false;
	for (let at = exif.view.getUint32(4, exif.little); at > 0; ) {
		const list = wipeList(exif, at, false);
		found ||= list.found;
		at = list.next;
	}
	return found;
}

/** @param isPlace whether all its tags are to be wiped */
function wipeList(exif: Exif, at: number, isPlace: boolean): { readonly found: boolean; readonly next: number } {
	const { view, little, seen } = exif;
	if (seen.has(at) || at + 2 > view.byteLength) return { found: false, next: 0 };
	seen.add(at);
	const count = Math.min(view.getUint16(at, little), MOST_TAGS);
	let found = false;
	for (let entry = at + 2; entry < at + 2 + count * 12 && entry + 12 <= view.byteLength; entry += 12) {
		const tag = view.getUint16(entry, little);
		if (isPlace || OWNER_TAGS.has(tag)) found = wipeValue(exif, entry) || found;
		else if (tag === PLACE) found = wipeList(exif, view.getUint32(entry + 8, little), true).found || found;
		else if (FURTHER.has(tag)) found = wipeList(exif, view.getUint32(entry + 8, little), false).found || found;
	}
	const end = at + 2 + count * 12;
	return { found, next: end + 4 <= view.byteLength ? view.getUint32(end, little) : 0 };
}

/** Overwrites the value of a tag with zeros. */
function wipeValue({ view, little }: Exif, entry: number): boolean {
	const size = (SIZES[view.getUint16(entry + 2, little)] ?? 1) * view.getUint32(entry + 4, little);
	const at = size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
	const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).subarray(at, Math.min(at + size, view.byteLength));
	const found = bytes.some((byte) => byte !== 0 && byte !== 0x20);
	bytes.fill(0);
	return found;
}
