import type { CodeNames } from "./call.ts";
import type { CodePiece } from "./pieces.ts";

/** For each piece that opens something the number of the piece that closes it. */
export type Pairs = ReadonlyMap<number, number>;

/** Finds which piece closes which, in time that grows with their number only. One that is never closed stands alone. */
export function pairsOf(pieces: readonly CodePiece[], code: CodeNames): Pairs {
	const closes = new Map<string, number[]>();
	for (const [index, { kind, name }] of pieces.entries()) {
		if (kind !== "close") continue;
		const known = closes.get(name);
		if (known) known.push(index);
		else closes.set(name, [index]);
	}
	for (const list of closes.values()) list.reverse();
	const pairs = new Map<number, number>();
	const open: number[] = [];
	const counts = new Map<string, number>();
	const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by).get(name) ?? 0;
	for (let index = 0; index < pieces.length; index++) {
		const { kind = "middle", name = "" } = pieces[index] ?? {};
		const later = closes.get(name);
		if (kind === "open" && later) {
			while ((later.at(-1) ?? index + 1) < index) later.pop();
			const close = later.at(-1);
			if (close === undefined) continue;
			if (code.get(name)?.content === "typed") {
				pairs.set(index, close);
				index = close;
			} else {
				open.push(index);
				count(name, 1);
			}
		} else if (kind === "close" && (counts.get(name) ?? 0) > 0) {
			for (let last = open.pop(); last !== undefined; last = open.pop()) {
				const opened = pieces[last]?.name ?? "";
				count(opened, -1);
				if (opened !== name) continue;
				pairs.set(last, index);
				break;
			}
		}
	}
	return pairs;
}
