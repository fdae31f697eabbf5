import type { Carried } from "../../site/material.ts";
import { type Copied, type Output, type OutputGroup, type Rendered, withData } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import type { PublishedOutput } from "../cache/outputs.ts";
import { type CurrentOutput, unchangedOutput } from "../publish/output.ts";

/** A file to be copied. */
export interface StaleCopy extends Pick<Carried, "path" | "from">, Pick<Copied, "isWiped"> {
	/** Empty where nobody knows what it is made from. */
	readonly fingerprint: string;
}

/** The outputs of a plan, by whether they are published already as they would be made. */
export interface Comparison {
	readonly current: Map<string, PublishedOutput>;
	readonly staleCopies: readonly StaleCopy[];
	readonly stalePages: readonly Rendered[];
	/** The fingerprints of the groups of outputs, by name. */
	readonly groups: Groups;
}

/** The fingerprints of groups of outputs, by name. */
export type Groups = ReadonlyMap<string, string>;

/**
 * Finds the outputs that are stale. Of a group that is as it was when its outputs were published, the outputs are not compared one by one.
 * @param before the groups as they were when the outputs were published; empty where nobody knows
 * @param copyStamps the stamps of the files that are copied, by their paths on the site
 */
export function findStale(
	{ outputs, fingerprint, groupFingerprint }: Pick<Plan, "outputs" | "fingerprint" | "groupFingerprint">,
	published: CurrentOutput,
	before: Groups,
	copyStamps: ReadonlyMap<string, string>,
): Comparison {
	const groups = new Map<string, string>();
	const isSame = (group: OutputGroup): boolean => {
		const print = groups.get(group.name) ?? groupFingerprint(group);
		groups.set(group.name, print);
		return before.get(group.name) === print;
	};
	const current = new Map<string, PublishedOutput>();
	const staleCopies: StaleCopy[] = [];
	const stalePages: Rendered[] = [];
	for (const output of outputs) {
		if (output.sort === "derived") continue;
		const known = knownOutput(published, output);
		if (output.sort === "copied") {
			const print = copyFingerprint(output, copyStamps);
			if (known && known.fingerprint === print) current.set(output.path, known);
			else staleCopies.push({ path: output.path, from: output.from, isWiped: output.isWiped, fingerprint: print });
			continue;
		}
		// A first build asks for groups as well, so that the next one has something to compare.
		const isGroupSame = output.group !== undefined && isSame(output.group);
		if (known && (isGroupSame || known.fingerprint === fingerprint(withData(output)))) current.set(output.path, known);
		else stalePages.push(output);
	}
	return { current, staleCopies, stalePages, groups };
}

/** What is known of a published output; undefined where its fingerprint proves nothing. */
function knownOutput(published: CurrentOutput, output: Pick<Output, "path">): PublishedOutput | undefined {
	const known = unchangedOutput(published, output.path);
	return known && known.fingerprint !== "" ? known : undefined;
}

function copyFingerprint({ path, sha256 }: Copied, copyStamps: ReadonlyMap<string, string>): string {
	return sha256 ?? copyStamps.get(path) ?? "";
}
