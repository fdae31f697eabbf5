import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { emptyFolder } from "../importers/contract.ts";
import { wxrWith } from "../importers/formats/wordpress/export.ts";
import { backfile, start } from "./run.ts";

describe("an import that is interrupted", () => {
	it("ends at once, also in the midst of a long text, and goes on where it was", async () => {
		const root = emptyFolder();
		const content = path.join(root, "content");
		const words = ["import", "export.xml", "--into", content, "--jobs", "1"];
		const stories = Array.from({ length: 200 }, (_, index) => ({ id: index + 1, body: `Words ${index}.` }));
		writeFileSync(path.join(root, "export.xml"), wxrWith([...stories, { id: 201, body: "<p>a_b *c* <i>d</i></p>\n".repeat(60_000) }]));
		const { child, ended } = start(root, ...words);
		const written = () => (existsSync(path.join(content, "2015")) ? readdirSync(path.join(content, "2015")) : []);
		while (written().length < 190) await setTimeout(10);
		child.kill("SIGINT");
		expect(await ended).toMatchObject({ code: null, signal: "SIGINT" });
		expect(written().some((name) => name.includes("story-201"))).toBe(false);
		expect(await backfile(root, ...words)).toMatchObject({ code: 0, err: "" });
		expect(written()).toHaveLength(201);
	});
});
