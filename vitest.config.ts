import { defineConfig } from "vitest/config";

export default defineConfig({
	resolve: { alias: { backfile: new URL("./src/index.ts", import.meta.url).pathname } },
	test: {
		include: ["test/**/*.test.ts"],
		exclude: ["test/browser/**", "test/bench/**", "test/slow/**"],
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
});
