import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { readRuns } from "../../../src/pipeline/runs/run.ts";
import { shortOf } from "../../../src/pipeline/runs/sources.ts";
import { anHourLater, buildArchive, makeArchive, story, write } from "../archives.ts";

const folderOf = (root: string) => {
	const name = readdirSync(path.join(root, ".backfile")).find((each) => each !== "settings") ?? "";
	return path.join(root, ".backfile", name);
};

it("remembers how builds went: what each step took, what differed from the build before, and how they ended", async () => {
	const root = makeArchive({
		"content/2020-01-01-a.md": story("A wall", { published: "2020-02-01" }),
		"content/2020-01-02-b.md": story("B wall", { published: "2020-02-02" }),
	});
	const runs = () => readRuns(folderOf(root));
	await buildArchive(root);
	const first = runs();
	expect(first?.last).toMatchObject({ end: "published", search: true, counts: { files: 2, articles: 2, leftOut: 0 } });
	expect(Object.keys(first?.last.steps ?? {})).toEqual(["read", "collate", "plan", "render", "publish"]);
	expect(first?.last.counts?.written).toBe(first?.last.counts?.outputs);
	expect(first?.made?.why).toBeUndefined();

	write(root, { "content/2020-01-01-a.md": story("A wall", { published: "2020-02-01" }, "Other words.") });
	await buildArchive(root);
	expect(runs()?.made).toMatchObject({ why: [], anew: [shortOf("2020-01-01-a.md")] });

	write(root, { "templates/partials/note.njk": "A note." });
	await buildArchive(root);
	expect(runs()?.made).toMatchObject({ why: ["templates/partials/note.njk"] });

	write(root, { "urls.txt": "no ledger\n" });
	await expect(buildArchive(root)).rejects.toThrow("urls.txt:1");
	expect(runs()).toMatchObject({ last: { end: "failed" }, made: { why: ["templates/partials/note.njk"] } });
	expect(runs()?.last.message).toContain("urls.txt:1");
});

it("takes a record that is damaged for none", async () => {
	const root = makeArchive({ "content/2020-01-01-a.md": story("A wall", { published: "2020-02-01" }) });
	await anHourLater(() => buildArchive(root));
	const file = path.join(folderOf(root), "runs.json");
	writeFileSync(file, readFileSync(file, "utf8").slice(0, 99));
	expect(readRuns(folderOf(root))).toBeUndefined();
	await anHourLater(() => buildArchive(root));
	expect(readRuns(folderOf(root))?.last.end).toBe("unchanged");
});
