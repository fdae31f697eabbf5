import { openCheck } from "../../check/context.ts";
import { readContent } from "../../content/read.ts";
import { carriedFiles, type PlannedSite, planSite } from "../../planning/site.ts";
import type { BuildSetup } from "../../settings/setup.ts";
import { refuseIfStopped } from "../work.ts";

/**
 * Reads the content folder and plans the site that it makes now. What builds remember of stories is used, and is not changed.
 * @throws {CannotRun} where it was stopped
 */
export async function planContent(setup: BuildSetup, signal: AbortSignal | undefined): Promise<PlannedSite> {
	const context = await openCheck(setup);
	const { config, folders, inputs, pool, earlier } = context;
	const stop = () => void pool.close();
	signal?.addEventListener("abort", stop);
	try {
		const content = await readContent({ ...context, changes: new Map(), warming: { at() {} } }, { situation: "first-build", inputs });
		refuseIfStopped(signal);
		const carried = carriedFiles(content, folders, (file) => inputs.sizes.get(file));
		// Where pictures stand does not depend on their sizes.
		return planSite(content, carried, { facts: new Map(), problems: [] }, config.settings, {
			folder: folders.content,
			at: setup.at,
			earlier,
		});
	} catch (error) {
		refuseIfStopped(signal);
		throw error;
	} finally {
		signal?.removeEventListener("abort", stop);
		await pool.close();
	}
}
