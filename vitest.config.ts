import { defineConfig } from "vitest/config";

export default defineConfig({
	resolve: { alias: { backfile: new URL("./src/index.ts", import.meta.url).pathname } },
	test: {
		include: ["test/**/*.test.ts"],
		exclude: ["test/browser/**", "test/bench/**", "test/slow/**"],
		// Vitest leaves a core free by itself; most of our tests wait for threads and processes of their own.
		maxWorkers: "100%",
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
});
