import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeArchive, story } from "../../pipeline/archives.ts";
import { start } from "../run.ts";

describe("backfile host", () => {
	const files = { "content/new.md": story("New", { published: "2024-03-15", redirect_from: "/old/" }) };

	it("writes the files of a host, and says what to do with each", async () => {
		const root = makeArchive(files);
		const { code, out } = await start(root, "host", "caddy", "--output", "there").ended;
		expect(code).toBe(0);
		expect(out).toContain(".backfile-caddy (");
		expect(out).toContain("1 rule for caddy, of 1 old addresses.");
		expect(readFileSync(path.join(root, "there/.backfile-caddy"), "utf8")).toContain('"/old/" "/2024/03/15/new.html"');
	});

	it("exits with 1 where the host does not take the site, and with 2 where it knows none of that name", async () => {
		const root = makeArchive(files, { urls: "clean" });
		const checked = await start(root, "host", "s3", "--check", "--json").ended;
		const { problems } = JSON.parse(checked.out) as { readonly problems: readonly { readonly rule: string; readonly severity: string }[] };
		expect(checked.code).toBe(1);
		expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([["host-limit", "error"]]);
		expect(existsSync(path.join(root, "host"))).toBe(false);
		const unknown = await start(root, "host", "geocities").ended;
		expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("netlify")]);
	});
});
