import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nodeRefusal } from "../../src/system/node.ts";

describe("nodeRefusal", () => {
	it.each(["20.19.0", "20.20.2", "22.12.0", "22.23.5", "24.0.0", "26.12.1"])("lets Node %s run", (version) => {
		expect(nodeRefusal(version)).toBeUndefined();
	});

	it.each(["0.12.18", "16.20.2", "18.20.8", "19.9.0", "20.9.0", "20.18.3", "21.7.3", "22.0.0", "22.11.0"])(
		"tells Node %s in one line which is needed",
		(version) => {
			expect(nodeRefusal(version)).toMatch(/^Backfile needs Node 20\.19, .+ This is Node [\d.]+\.$/);
			expect(nodeRefusal(version)).toContain(version);
		},
	);

	it("begins with the version that package.json names", () => {
		const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { engines: { node: string } };
		const oldest = engines.node.replace(/^>=/, "");
		expect(nodeRefusal(`${oldest}.0`)).toBeUndefined();
	});
});
