import { defineConfig } from "vitest/config";

export default defineConfig({
	resolve: { alias: { backfile: new URL("../../src/index.ts", import.meta.url).pathname } },
	test: { include: ["test/slow/**/*.test.ts"], testTimeout: 1_200_000, hookTimeout: 120_000, fileParallelism: false },
});
