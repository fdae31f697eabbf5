import { readFileSync } from "node:fs";
import path from "node:path";

const anchors = new Map<string, ReadonlySet<string>>();

/** Whether a page of the documentation is there, and has the heading or the mark that is named behind `#`. */
export function isInDocs(page: string): boolean {
	const [file = "", anchor] = page.split("#");
	try {
		const known = anchors.get(file) ?? anchorsOf(readFileSync(path.resolve(import.meta.dirname, "..", file), "utf8"));
		anchors.set(file, known);
		return anchor === undefined || known.has(anchor);
	} catch {
		return false;
	}
}

/** The places of a page to which a link can lead, as forges name them. */
function anchorsOf(text: string): ReadonlySet<string> {
	const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, "")
			.trim()
			.replace(/\s/g, "-"),
	);
	return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id)]);
}
