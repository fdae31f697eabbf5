import { CACHE } from "../../pipeline/cache/folder.ts";
import type { FoundPlace, ProvedThing, ProveReport } from "../../pipeline/prove/prove.ts";
import { counted, shownNumber } from "../output/numbers.ts";

/** As many places of a thing, and as many files that could not be looked into, are told; --json tells all. */
const MOST_TOLD = 20;

/** What a search says, in lines for people. */
export function proveLines({ output, files, bytes, things, unread, warnings }: ProveReport): string[] {
	const searched = `${counted(files, "file")}, ${megabytes(bytes)}`;
	const found = things.filter(({ places }) => places.length > 0);
	const clean = things.filter(({ places }) => places.length === 0);
	const untold = unread.length > 0 ? ", as far as they could be looked into" : "";
	return [
		...warnings.map((warning) => `warning: ${warning}`),
		...found.flatMap(linesOf),
		...(things.length > 1 && clean.length > MOST_TOLD
			? [`${shownNumber(clean.length)} of ${shownNumber(things.length)} stand nowhere in ${searched}${untold}.`]
			: clean.map(({ what }) => `${what}: nowhere in ${searched}${untold}.`)),
		...(things.length === 0 ? [`There is nothing to look for: all stories are public. ${output} was not searched.`] : []),
		...shortened(
			unread.map(({ path, inside, why }) => `could not be looked into: ${path}${inside ? ` › ${inside}` : ""}: ${why}.`),
			"files",
		),
	];
}

function linesOf({ what, places }: ProvedThing): string[] {
	const files = new Set(places.map(({ path }) => path)).size;
	const times = places.reduce((sum, { count }) => sum + count, 0);
	const cached = places.some(({ path }) => path.startsWith(`${CACHE}/`))
		? [`  ${CACHE}/ is not published; "backfile clean" empties it.`]
		: [];
	return [`${what}: ${counted(times, "time")} in ${counted(files, "file")}.`, ...shortened(placeLines(places), "places"), ...cached];
}

function placeLines(places: readonly FoundPlace[]): string[] {
	let last = "";
	return places.map(({ path, address = path, inside, forms, count, context }) => {
		const words = context === last ? "" : `: ${context}`;
		last = context;
		const notes = [count > 1 ? `${count} times` : "", ...forms.filter((form) => form !== "as written")].filter((note) => note !== "");
		return `  ${address}${inside ? ` › ${inside}` : ""}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}${words}`;
	});
}

function shortened(lines: readonly string[], what: string): string[] {
	const more = lines.length - MOST_TOLD;
	return more > 0 ? [...lines.slice(0, MOST_TOLD), `  … and ${shownNumber(more)} ${what} more; --json lists all.`] : [...lines];
}

function megabytes(bytes: number): string {
	return bytes < 100_000 ? `${counted(bytes, "byte")}` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
