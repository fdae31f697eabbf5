import type { PublishedKind } from "../../site/kinds.ts";
import type { Published } from "../publish/manifest.ts";
import { BLOCK, blocksOf, type Log } from "./log.ts";

/** A published file, and the fingerprint of what it was made from. */
export interface PublishedOutput extends Published {
	readonly kind: PublishedKind;
	/** Empty where nobody knows what it was made from. */
	readonly fingerprint: string;
}

/** An output as a line of a block. One that was removed is its path alone. */
type OutputLine =
	| readonly [path: string, kind: PublishedOutput["kind"], fingerprint: string, sha256: string, bytes: number]
	| readonly [string];

type Outputs = ReadonlyMap<string, PublishedOutput>;

/** The part of a cache that holds outputs. */
export interface OutputCache {
	readonly outputs: Outputs;
	/** The hash of the manifest that was written with them; undefined where the log does not end with one. */
	readonly manifest?: string;
	/** The number of lines in the log: old lines of an output stay in it. */
	readonly lines: number;
}

/** Reads what a log holds of outputs. */
export function readOutputCache({ blocks }: Log): OutputCache {
	const outputs = new Map<string, PublishedOutput>();
	let manifest: string | undefined;
	let lines = 0;
	for (const block of blocks as (readonly OutputLine[] | { readonly manifest: string })[]) {
		if ("manifest" in block) {
			manifest = block.manifest;
			continue;
		}
		// Lines count only if the manifest after them was written as well.
		manifest = undefined;
		lines += block.length;
		for (const line of block) {
			if (line.length === 1) outputs.delete(line[0]);
			else outputs.set(line[0], { kind: line[1], fingerprint: line[2], sha256: line[3], bytes: line[4] });
		}
	}
	return { outputs, manifest, lines };
}

/**
 * Writes what changed since the log was read; all outputs where the log would hold many more lines than there are outputs.
 * @param isAnew whether no old line may stay in it
 */
export function writeOutputCache(log: Log, known: OutputCache, now: Outputs, manifest: string, isAnew = false): void {
	const changed = changedLines(known.outputs, now);
	const isAll = isAnew || known.manifest === undefined || known.lines + changed.length > 2 * now.size + 10 * BLOCK;
	const blocks = [...blocksOf(isAll ? [...now].map(lineOf) : changed), JSON.stringify({ manifest })];
	if (isAll) log.rewrite(blocks);
	else for (const block of blocks) log.append(block);
}

function changedLines(before: Outputs, now: Outputs): OutputLine[] {
	const lines: OutputLine[] = [];
	for (const path of before.keys()) if (!now.has(path)) lines.push([path]);
	for (const entry of now) {
		const old = before.get(entry[0]);
		const { fingerprint, sha256 } = entry[1];
		if (old !== entry[1] && (old?.fingerprint !== fingerprint || old.sha256 !== sha256)) lines.push(lineOf(entry));
	}
	return lines;
}

function lineOf([path, { kind, fingerprint, sha256, bytes }]: readonly [string, PublishedOutput]): OutputLine {
	return [path, kind, fingerprint, sha256, bytes];
}
