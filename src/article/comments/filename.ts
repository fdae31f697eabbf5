import { isDevice } from "../../system/keptnames.ts";
import { holdsNoStories } from "../folders.ts";
import { percentDecoded } from "../text.ts";

/** The folder of the content folder in which comments lie. */
export const COMMENTS = "comments";

const FILE = /^comments\/(.+)\.ya?ml$/i;

/** No name of a file is longer, in bytes, on any system. */
const LONGEST = 180;

/** What may stand in the name of a file everywhere. Letters of other scripts may not: systems write them in two forms. */
const UNSAFE = /[^A-Za-z\d._~,;=+!()'@ -]/gu;

/** Whether a file of the content folder holds comments, if it is no sidecar of a story in this folder. */
export function isCommentsFile(file: string): boolean {
	return FILE.test(file);
}

/**
 * The file of a story's comments, below the content folder: its id with `.yml` behind it. Whatever cannot stand in the name of a file is
 * percent-encoded, as in an address; a `/` parts folders. A name that is too long is cut into folders, each of which ends in a bare `%`.
 */
export function commentsFileOf(id: string): string {
	const text = id.normalize("NFC");
	const names = (/^\/|\/$|\/\//.test(text) ? [text] : text.split("/")).map(encoded);
	return `${COMMENTS}/${names.join("/")}.yml`;
}

/** The id of the story whose comments a file holds. */
export function idOfCommentsFile(file: string): string {
	const name = FILE.exec(file)?.[1] ?? "";
	return percentDecoded(name.replaceAll("%/", "")).normalize("NFC");
}

function encoded(name: string): string {
	const plain = name.replace(UNSAFE, (sign) => (sign < "\u0080" ? hex(sign) : encodeURIComponent(sign.toWellFormed())));
	// Windows takes no blank and no dot at the end of a name; a dot or an underscore at its beginning hides a file or a folder.
	const safe = plain.replace(/^[._ ~]|[. ]$/g, hex);
	return cut(isDevice(safe) || holdsNoStories(safe) ? safe.replace(/^./, hex) : safe);
}

function hex(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function cut(name: string): string {
	if (name.length <= LONGEST) return name;
	const pieces: string[] = [];
	for (let at = 0; at < name.length; ) {
		let end = Math.min(at + LONGEST, name.length);
		// An encoded character stays whole.
		const open = name.lastIndexOf("%", end - 1);
		if (end < name.length && open > end - 3 && open > at) end = open;
		pieces.push(name.slice(at, end));
		at = end;
	}
	return pieces.join("%/");
}
