import { mkdirSync, utimesSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Diagnosis } from "../../../src/pipeline/doctor/diagnosis.ts";
import { examine } from "../../../src/pipeline/doctor/doctor.ts";
import { buildArchive, makeArchive, story, temporary, treeOf, write } from "../archives.ts";

const examineIn = (root: string) => examine({ config: path.join(root, ".eleventy.ts") });

const valueOf = ({ sections }: Diagnosis, name: string, what: string) =>
	sections.find((section) => section.name === name)?.findings.find((finding) => finding.what === what)?.value;

it("says what an archive and its machine have, how the settings are understood, and how the last build went", async () => {
	const root = makeArchive(
		{ "content/a.md": story("A wall", { published: "2024-03-15" }), "content/b.yml": "a: 1\n" },
		{ listingSize: 20 },
	);
	const before = treeOf(root);
	const unbuilt = await examineIn(root);
	expect([unbuilt.isWell, unbuilt.lacking]).toEqual([true, []]);
	expect(treeOf(root)).toEqual(before);
	expect(valueOf(unbuilt, "Builds", "last build")).toBe("nothing is remembered of any");
	expect(valueOf(unbuilt, "Settings", "listingSize")).toBe("20 (set)");
	expect(valueOf(unbuilt, "Settings", "feedSize")).toBe("50 (default)");
	expect(valueOf(unbuilt, "Folders", "content")).toContain("content; stories: 1, sidecars: 1");

	await buildArchive(root);
	write(root, { "urls.txt": "no ledger\n" });
	await expect(buildArchive(root)).rejects.toThrow();
	const built = await examineIn(root);
	expect(valueOf(built, "Builds", "last build")).toMatch(/by Node [\d.]+: it failed: urls\.txt:1/);
	expect(valueOf(built, "Builds", "last build that published")).toMatch(/it published; 1 story, \d+ outputs, \d+ written, 0 removed$/);
	expect(built.sections.at(-1)?.findings.map(({ what }) => what.trim())).toEqual(
		expect.arrayContaining(["read", "collate", "plan", "render", "publish"]),
	);
	expect(valueOf(built, "Folders", "published")).toMatch(/^\d+ files$/);
});

it("names what is lacking, with what to do, and tells no password", async () => {
	const { isWell, lacking } = await examineIn(temporary());
	expect(isWell).toBe(false);
	expect(lacking).toMatchObject([
		{ what: "Settings", value: expect.stringContaining("There are no settings"), remedy: expect.stringContaining("--config") },
	]);

	const empty = makeArchive({}, { url: "https://user:secret@example.org/" });
	const diagnosis = await examineIn(empty);
	expect(diagnosis.lacking.map(({ what }) => what)).toEqual(["content"]);
	expect(JSON.stringify(diagnosis)).not.toContain("secret");
	expect(valueOf(diagnosis, "Settings", "url")).toBe('"https://…@example.org/" (set)');
});

it("tells a lock that a killed build left from that of a build at work, and goes on where something is broken", async () => {
	const root = makeArchive({ "content/a.md": story("A wall", { published: "2024-03-15" }) });
	write(root, {
		"dist/.backfile-lock.json": JSON.stringify({ backfile: 1, token: "t", host: "h", process: 3, place: "p" }),
		"dist/index.html": "",
	});
	const lockOf = async () => valueOf(await examineIn(root), "Folders", "lock");
	expect(await lockOf()).toBe("a build is at work: process 3 on h");
	utimesSync(path.join(root, "dist/.backfile-lock.json"), 1, 1);
	expect(await lockOf()).toBe("left by a build that was killed, process 3 on h; the next build takes it over");
	mkdirSync(path.join(root, "dist/.backfile.json"));
	const diagnosis = await examineIn(root);
	expect(diagnosis.sections.find(({ name }) => name === "Folders")?.findings).toHaveLength(1);
	expect(diagnosis.sections).toHaveLength(6);
});
