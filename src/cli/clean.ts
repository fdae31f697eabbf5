import path from "node:path";
import { Command } from "commander";
import { configOption } from "./options.ts";

/** `backfile clean` */
export function cleanCommand(): Command {
	return new Command("clean")
		.description("Delete the cache, .backfile/ beside the settings. The next build takes longer, and gives the same site.")
		.addOption(configOption())
		.action(async ({ config }: { readonly config: string }) => {
			const [{ clearCache }, { asCannotRun }] = await Promise.all([import("../pipeline/cache/cache.ts"), import("../system/answers.ts")]);
			try {
				clearCache(path.dirname(path.resolve(config)));
			} catch (error) {
				throw asCannotRun(error);
			}
		});
}
