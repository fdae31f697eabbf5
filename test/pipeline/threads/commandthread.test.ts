import { rmSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openExplainer } from "../../../src/pipeline/threads/commandthread.ts";
import { buildArchive, makeArchive, story, write } from "../archives.ts";

it("an explainer reads the archive once, until it forgets it", async () => {
	const root = makeArchive({ "content/a.md": story("A", { published: "2024-01-02", draft: true }) });
	await buildArchive(root);
	const explainer = openExplainer();
	const ask = async (address: string) => {
		const asked = `http://localhost${address}`;
		return (await explainer.explain({ config: path.join(root, ".eleventy.ts"), asked, from: root })).answer;
	};
	const draft = await ask("/2024/01/02/a.html");
	expect(draft).toContain("draft");
	rmSync(path.join(root, "content/a.md"));
	write(root, { "content/b.md": story("B", { published: "2024-01-03", draft: true }) });
	// It still knows what was there when it was first asked.
	expect(await ask("/2024/01/02/a.html")).toBe(draft);
	expect(await ask("/2024/01/03/b.html")).not.toContain("draft");
	const last = ask("/nothing.html");
	explainer.forget();
	expect(await last).toContain("/nothing.html");
	expect(await ask("/2024/01/03/b.html")).toContain("draft");
	expect(await ask("/2024/01/02/a.html")).not.toContain("draft");
	explainer.forget();
});
