import { readFileSync, statSync } from "node:fs";
import type { Carried } from "../../../site/material.ts";
import { sha256Of } from "../../../system/hash.ts";
import type { FoundPlace } from "../prove.ts";
import type { FileToProve } from "../tasks.ts";

/**
 * Finds published files that have the bytes of files that must not be published. Only files of the same size are hashed.
 * @returns the places by the path of the file that is not public
 */
export function copiesOf(hidden: readonly Carried[], published: readonly FileToProve[]): ReadonlyMap<string, readonly FoundPlace[]> {
	const bySize = new Map<number, Carried[]>();
	for (const file of hidden) {
		const size = sizeOf(file.from);
		// Empty files are all alike.
		if (size > 0) bySize.set(size, [...(bySize.get(size) ?? []), file]);
	}
	const found = new Map<string, FoundPlace[]>();
	for (const { path, from } of bySize.size === 0 ? [] : published) {
		const alike = bySize.get(sizeOf(from));
		if (!alike) continue;
		const hash = sha256Of(readFileSync(from));
		for (const file of alike) {
			if (sha256Of(readFileSync(file.from)) !== hash) continue;
			const place: FoundPlace = { path, forms: ["same bytes"], count: 1, context: `SHA-256 ${hash}` };
			found.set(file.path, [...(found.get(file.path) ?? []), place]);
		}
	}
	return found;
}

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
