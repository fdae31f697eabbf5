import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/browser/**/*.test.ts"],
		globalSetup: "test/temporary.ts",
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// A second, which is what Vitest gives, is too little for a slow machine.
		expect: { poll: { timeout: 30_000 } },
		// Vitest leaves a core free by itself; Chromium and these tests often wait for each other.
		maxWorkers: "100%",
		// What a process has loaded and built, such as the sample archive, serves all files that run in it.
		isolate: false,
	},
});
