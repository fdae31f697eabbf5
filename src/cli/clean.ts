import path from "node:path";
import { Command } from "commander";
import { configOption } from "./options.ts";

/** `backfile clean` */
export function cleanCommand(): Command {
	return new Command("clean")
		.description("Delete the cache, .backfile/ beside the settings. The next build takes longer, and gives the same site.")
		.addOption(configOption())
		.action(async ({ config }: { readonly config: string }) => {
			const { clearCache } = await import("../build/cache.ts");
			clearCache(path.dirname(path.resolve(config)));
		});
}
