import { partNumberOf } from "../../engines/partnumber.ts";
import { openStore } from "../../stores/open.ts";
import { planIn } from "../plan.ts";
import { openPartRenderer } from "./partrenderer.ts";

/** Which part is to be rendered, and with what. */
export interface RenderOptions {
	/** The store, as a user names it. */
	readonly place: string;
	/** Counts from 1; else the environment says it. */
	readonly part: number | undefined;
	/** How many threads; else one for each core. */
	readonly jobs: number | undefined;
	readonly env: NodeJS.ProcessEnv;
	readonly signal: AbortSignal;
}

/** What became of a part. */
export interface RenderedPart {
	/** Counts from 1. */
	readonly number: number;
	readonly of: number;
	/** What named the part. */
	readonly from: string;
	/** Whether there was anything to do. */
	readonly isNew: boolean;
}

/**
 * Renders one part of the plan in a store.
 * @throws {CannotRun} where there is no such part, another version planned it, or it cannot be rendered
 */
export async function renderPartOf({ place, part, jobs, env, signal }: RenderOptions): Promise<RenderedPart> {
	const store = await openStore(place);
	try {
		const { parts } = await planIn(store);
		const { part: number, from } = partNumberOf(part, env, parts.length);
		const renderer = openPartRenderer(store, { jobs, signal });
		try {
			const isNew = await renderer.render(parts[number - 1]?.hash ?? "");
			return { number, of: parts.length, from, isNew };
		} finally {
			await renderer.close();
		}
	} finally {
		await store.close();
	}
}
