import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that kill a process at a moment that they reckon from how long another took, or that tell living workers from dead ones by their silence: nothing should run beside them. */
const TIMED = ["test/slow/{engines,import,killed,powercut}.test.ts", "test/slow/parts/workers.test.ts", "test/slow/stores/*.test.ts"];

export default defineConfig({
	resolve: { alias: { backfile: fileURLToPath(new URL("../../src/index.ts", import.meta.url)) } },
	test: {
		globalSetup: "test/temporary.ts",
		testTimeout: 1_200_000,
		hookTimeout: 600_000,
		// A second, which is what Vitest gives, is too little for a slow machine.
		expect: { poll: { timeout: 60_000 } },
		maxWorkers: 2,
		projects: [
			{ extends: true, test: { name: "beside", include: ["test/slow/**/*.test.ts"], exclude: TIMED, sequence: { groupOrder: 0 } } },
			{ extends: true, test: { name: "alone", include: TIMED, fileParallelism: false, sequence: { groupOrder: 1 } } },
		],
	},
});
