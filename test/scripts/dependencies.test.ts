import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { costs, sizeOf } from "../../scripts/dependencies/costs.ts";
import { OPTIONAL_REASONS, REASONS } from "../../scripts/dependencies/reasons.ts";

const repository = path.resolve(import.meta.dirname, "../..");
const { dependencies, peerDependencies } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8"));

describe("dependencies", () => {
	it("each have a reason", () => {
		expect(Object.keys(REASONS).sort()).toEqual(Object.keys(dependencies).sort());
		expect(Object.keys(OPTIONAL_REASONS).sort()).toEqual(Object.keys(peerDependencies).sort());
	});

	it("are few and small for a user", () => {
		const { all } = costs();
		expect(all.packages).toBeGreaterThan(100);
		// The package itself is one more. npm adds the fourteen of chokidar 3, which nunjucks can use.
		expect(all.packages + 1 + 14).toBeLessThanOrEqual(250);
		// Most of the package itself is compiled from src/, with the sources in the maps.
		expect(all.bytes + 2 * sizeOf(path.join(repository, "src"))).toBeLessThanOrEqual(70_000_000);
	});
});
