import type { Carried } from "../../site/material.ts";
import { type Copied, type Output, type Rendered, withData } from "../../site/output.ts";
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
}

/**
 * Finds the outputs that are stale.
 * @param copyStamps the stamps of the files that are copied, by their paths on the site
 */
export function findStale(
	{ outputs, fingerprint }: Pick<Plan, "outputs" | "fingerprint">,
	published: CurrentOutput,
	copyStamps: ReadonlyMap<string, string>,
): Comparison {
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
		} else if (known && known.fingerprint === fingerprint(withData(output))) current.set(output.path, known);
		else stalePages.push(output);
	}
	return { current, staleCopies, stalePages };
}

/** What is known of a published output; undefined where its fingerprint proves nothing. */
function knownOutput(published: CurrentOutput, output: Pick<Output, "path">): PublishedOutput | undefined {
	const known = unchangedOutput(published, output.path);
	return known && known.fingerprint !== "" ? known : undefined;
}

function copyFingerprint({ path, sha256 }: Copied, copyStamps: ReadonlyMap<string, string>): string {
	return sha256 ?? copyStamps.get(path) ?? "";
}
