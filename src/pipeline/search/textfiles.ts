import { readFileSync } from "node:fs";
import path from "node:path";
import { type StagingPlace, TEXTS } from "../publish/staging.ts";

/** Where a task writes the texts of a shard, absolute. */
export function textFile({ staging }: StagingPlace, shard: string, name: string): string {
	return path.join(textFolder({ staging }, shard), name);
}

/** Where the texts of a shard are, absolute. */
export function textFolder({ staging }: Pick<StagingPlace, "staging">, shard: string): string {
	return path.join(staging, TEXTS, path.basename(shard));
}

/** Reads the texts of a shard, by the places of their stories in it. */
export function readTexts(files: readonly string[]): ReadonlyMap<number, string> {
	const lines = files.flatMap((file) => readFileSync(file, "utf8").split("\n"));
	return new Map(lines.filter((line) => line !== "").map((line) => JSON.parse(line) as [number, string]));
}
