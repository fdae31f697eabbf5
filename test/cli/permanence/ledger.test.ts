import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeArchive, story, temporary } from "../../pipeline/archives.ts";
import { start } from "../run.ts";

describe("backfile ledger", () => {
	it("imports into the archive whose settings are named behind it, not into that of the folder", async () => {
		const root = makeArchive({ "content/wall.md": story("Wall", { published: "2024-03-15" }) });
		const elsewhere = temporary();
		writeFileSync(path.join(elsewhere, "list.txt"), "/2024/03/wall/\n/?p=17\nhttps://other.example/a/\n");
		const { code, out } = await start(elsewhere, "ledger", "import", "list.txt", "--config", path.join(root, ".eleventy.ts")).ended;
		expect(code).toBe(1);
		expect(out).toContain("The old site had /2024/03/wall/, and nothing answers at it now.");
		expect(out).toContain('Write redirect_from: ["/2024/03/wall/"] into wall.md');
		expect(out).toContain('Write old_addresses: ["/?p=17"] into');
		expect(out).toContain("    1, since they are of another site\n");
		expect(readFileSync(path.join(root, "urls.txt"), "utf8")).toContain("/2024/03/wall/\t-\t-\tasked 0\n");
		expect(existsSync(path.join(elsewhere, "urls.txt"))).toBe(false);
		const forgotten = await start(root, "ledger", "forget", "/2024/03/wall/", "/?p=17", "--why", "It was never ours").ended;
		expect(forgotten).toMatchObject({ code: 0, err: "" });
		expect(forgotten.out).toMatch(
			/^\/2024\/03\/wall\/ is given up\.\n\/\?p=17 is given up\.\n\d+ addresses? in urls\.txt, which was written/,
		);
	});
});
