import { CannotRun, codeOf } from "../../problem.ts";

/** The libraries by which we speak to Redis. Both are optional: only who names an engine needs them. */
export interface Libraries {
	readonly bullmq: typeof import("bullmq");
	readonly ioredis: Pick<typeof import("ioredis"), "Redis">;
}

/**
 * Loads the libraries.
 * @throws {CannotRun} where one is not installed, or does not run
 */
export async function loadLibraries(): Promise<Libraries> {
	const [bullmq, ioredis] = await Promise.all([loaded("bullmq", () => import("bullmq")), loaded("ioredis", () => import("ioredis"))]);
	return { bullmq, ioredis };
}

/**
 * Loads an optional library.
 * @throws {CannotRun} where it is not installed, or does not run
 */
export async function loaded<T>(name: string, load: () => Promise<T>): Promise<T> {
	try {
		return await load();
	} catch (error) {
		const isMissing = /^(ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND)$/.test(codeOf(error));
		const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
		throw new CannotRun(
			isMissing ? `An engine needs the library ${name}, which is not installed.` : `The library ${name} does not run: ${why}`,
			"npm install bullmq ioredis",
			"docs/scale.md#engines",
		);
	}
}
