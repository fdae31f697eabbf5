import type { Random } from "../bench/random.ts";

/** No mutated text is longer than this: what is huge is tried by the slow tests. */
const LONGEST = 200_000;

/** What mutations are made from. */
export interface Material {
	readonly random: Random;
	/** Texts, of which pieces are put into others. */
	readonly others: readonly Buffer[];
	/** Small texts that once did harm. */
	readonly fragments: readonly string[];
}

type Mutation = (bytes: Buffer, material: Material) => Buffer;

const MUTATIONS: readonly Mutation[] = [
	// A byte is another one.
	(bytes, { random }) => {
		const changed = Buffer.from(bytes);
		for (let times = random.from(1, 8); times > 0 && changed.length > 0; times--)
			changed[random.from(0, changed.length - 1)] = random.from(0, 255);
		return changed;
	},
	// A piece is missing.
	(bytes, { random }) => {
		const [from, to] = range(bytes, random);
		return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
	},
	// A piece stands there several times.
	(bytes, { random }) => {
		const [from, to] = range(bytes, random);
		const piece = bytes.subarray(from, to);
		const times = Math.min(random.from(2, 50), Math.floor(LONGEST / Math.max(1, piece.length)));
		return Buffer.concat([bytes.subarray(0, from), ...Array<Buffer>(times).fill(piece), bytes.subarray(to)]);
	},
	// The end is missing.
	(bytes, { random }) => bytes.subarray(0, random.from(0, bytes.length)),
	// A fragment stands somewhere, once or often.
	(bytes, { random, fragments }) => {
		const [open = "", close = ""] = random.pick(fragments).split("…");
		const times = random.pick([1, 1, 2, 3, 100, 3_000]);
		return inserted(bytes, Buffer.from(open.repeat(times) + close.repeat(times)), random);
	},
	// A piece of another text stands somewhere.
	(bytes, { random, others }) => {
		const other = random.pick(others);
		const [from, to] = range(other, random);
		return inserted(bytes, other.subarray(from, to), random);
	},
	// The lines end in another way.
	(bytes, { random }) =>
		Buffer.from(bytes.toString("latin1").replaceAll(/\r?\n/g, random.pick(["\r\n", "\r", "\u0085", "\n\n"])), "latin1"),
	// The text is in another encoding.
	(bytes, { random }) => {
		const text = bytes.toString("utf8");
		return Buffer.from(random.pick(["", "\ufeff"]) + text, random.pick(["latin1", "utf16le", "utf8"] as const));
	},
	// Two lines change places.
	(bytes, { random }) => {
		const lines = bytes.toString("latin1").split("\n");
		const [one, other] = [random.from(0, lines.length - 1), random.from(0, lines.length - 1)];
		[lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
		return Buffer.from(lines.join("\n"), "latin1");
	},
];

/** A piece of a text: mostly a small one. */
function range(bytes: Buffer, random: Random): readonly [from: number, to: number] {
	const from = random.from(0, bytes.length);
	return [from, Math.min(bytes.length, from + Math.floor(random.next() ** 3 * bytes.length) + 1)];
}

function inserted(bytes: Buffer, piece: Buffer, random: Random): Buffer {
	const at = random.from(0, bytes.length);
	return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}

/** Changes a text in one to four ways. The same random numbers give the same text. */
export function mutated(bytes: Buffer, material: Material): Buffer {
	let changed = bytes;
	for (let times = material.random.from(1, 4); times > 0; times--)
		changed = material.random.pick(MUTATIONS)(changed, material).subarray(0, LONGEST);
	return changed;
}
