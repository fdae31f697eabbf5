import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that put something in the place of modules of Node: each of them needs modules of its own. */
const WITH_OWN_MODULES = [
	"test/importers/writing/flush.test.ts",
	"test/pipeline/publish/flush.test.ts",
	"test/pipeline/publish/publish.test.ts",
	"test/system/openfiles.test.ts",
];

export default defineConfig({
	resolve: { alias: { backfile: fileURLToPath(new URL("./src/index.ts", import.meta.url)) } },
	test: {
		// Vitest leaves a core free by itself; most of our tests wait for threads and processes of their own.
		maxWorkers: "100%",
		globalSetup: "test/temporary.ts",
		// Far more than any of them takes: a machine may be slow, and busy with other things.
		testTimeout: 180_000,
		hookTimeout: 180_000,
		// A second, which is what Vitest gives, is too little for a slow machine.
		expect: { poll: { timeout: 30_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: "shared",
					include: ["test/**/*.test.ts"],
					exclude: ["test/browser/**", "test/bench/**", "test/slow/**", ...WITH_OWN_MODULES],
					// To load all modules for each file takes a quarter of the time.
					isolate: false,
				},
			},
			{ extends: true, test: { name: "alone", include: WITH_OWN_MODULES } },
		],
	},
});
