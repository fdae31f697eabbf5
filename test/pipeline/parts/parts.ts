import { readFileSync } from "node:fs";
import path from "node:path";
import { type BuildReport, build } from "../../../src/pipeline/build.ts";
import type { BuildOptions } from "../../../src/pipeline/options.ts";
import { openPartRenderer } from "../../../src/pipeline/parts/rendering/partrenderer.ts";
import { type PlanReport, planParts } from "../../../src/pipeline/parts/writing/planparts.ts";
import { openStore } from "../../../src/pipeline/stores/open.ts";
import { withoutThreads } from "../../../src/pipeline/threads/pool.ts";

const AT = Date.UTC(2026, 0, 1);

/** Plans an archive into the store that is in its folder. */
export function planInto(root: string, parts: number, options: Partial<BuildOptions> = {}): Promise<PlanReport> {
	return planParts({ config: path.join(root, ".eleventy.ts"), at: AT, ...options, parts: { store: storeIn(root), parts } });
}

export function storeIn(root: string): string {
	return path.join(root, "store");
}

/** The hashes of the parts of the plan, in their order. */
export function partsIn(root: string): string[] {
	const { record } = JSON.parse(readFileSync(path.join(storeIn(root), "plan.json"), "utf8")) as {
		readonly record: { readonly parts: readonly { readonly hash: string }[] };
	};
	return record.parts.map(({ hash }) => hash);
}

/** Renders parts, one after the other, in one renderer. Says of each whether there was anything to do. */
export async function renderParts(root: string, hashes: readonly string[] = partsIn(root)): Promise<boolean[]> {
	const store = await openStore(storeIn(root));
	const renderer = openPartRenderer(store, { openPool: withoutThreads });
	try {
		const done: boolean[] = [];
		for (const hash of hashes) done.push(await renderer.render(hash));
		return done;
	} finally {
		await renderer.close();
		await store.close();
	}
}

/** Publishes what was rendered. */
export function assembleFrom(root: string, options: Partial<BuildOptions> = {}): Promise<BuildReport> {
	return build({ config: path.join(root, ".eleventy.ts"), ...options, parts: { store: storeIn(root) } });
}
