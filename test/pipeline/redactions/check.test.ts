import path from "node:path";
import { expect, it } from "vitest";
import { checkLines } from "../../../src/cli/checkreport.ts";
import { check } from "../../../src/pipeline/check/check.ts";
import { makeArchive, story } from "../archives.ts";

it.each(["- name: Bodo Kasimir\n", "- nmae: Bodo Kasimir\n"])(
	"a check shows no line with a name that %j is to take out",
	async (redactions) => {
		const body = "Bodo Kasimir wrote [to](nowhere.md) Bodo Kasimir. ![](none.png)";
		const root = makeArchive({ "content/a.md": story("A", {}, body), "content/redactions.yml": redactions });
		const report = await check({ config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1) });
		const lines = checkLines(report, 1).join("\n");
		expect(lines).toContain("nowhere.md");
		expect(lines).not.toMatch(/kasimir/i);
	},
);
