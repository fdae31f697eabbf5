import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that measure time as it passes, and not that of the processor, or kill a process at a moment that they reckon from how long another took: nothing may run beside them. */
const TIMED = [
	"test/slow/{check,engines,import,killed,powercut}.test.ts",
	"test/slow/importers/{crawl,pages}.test.ts",
	"test/slow/parts/workers.test.ts",
	"test/slow/stores/*.test.ts",
];

export default defineConfig({
	resolve: { alias: { backfile: fileURLToPath(new URL("../../src/index.ts", import.meta.url)) } },
	test: {
		globalSetup: "test/temporary.ts",
		testTimeout: 1_200_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
		projects: [
			{ extends: true, test: { name: "beside", include: ["test/slow/**/*.test.ts"], exclude: TIMED, sequence: { groupOrder: 0 } } },
			{ extends: true, test: { name: "alone", include: TIMED, fileParallelism: false, sequence: { groupOrder: 1 } } },
		],
	},
});
