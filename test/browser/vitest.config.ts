import { defineConfig } from "vitest/config";

export default defineConfig({
	// Vitest leaves a core free by itself; a browser waits more than it works.
	test: { include: ["test/browser/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 },
});
