import { readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import { planNow } from "../../../src/pipeline/plannow.ts";
import { defineArchive } from "../../../src/settings.ts";
import { buildArchive, makeArchive, story, write } from "../archives.ts";

const photo = () =>
	sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
		.withExif({ IFD0: { Copyright: "Ann Lee" }, IFD2: { BodySerialNumber: "SN-4711" } })
		.jpeg()
		.toBuffer();

it("tells how many photographs say where they were taken, and publishes them without where the setting says so", async () => {
	const bytes = await photo();
	const files = {
		"content/a.md": story("A", { published: "2020-01-01" }, "![x](a.jpg) ![y](b.jpeg)"),
		"content/a.jpg": bytes,
		"content/b.jpeg": bytes,
		"content/c.jpg": bytes,
	};
	const root = makeArchive(files);
	const published = (file: string) => readFileSync(path.join(root, "dist/media", file));
	const kept = await buildArchive(root);
	const note = [{ file: ".eleventy.ts", rule: "photo-private", severity: "info", message: expect.stringMatching(/^2 photographs/) }];
	expect(kept.problems).toMatchObject(note);
	expect((await buildArchive(root, { cache: false })).problems).toEqual(kept.problems);
	expect(published("a.jpg").equals(bytes)).toBe(true);

	const folders = { content: path.join(root, "content"), output: path.join(root, "dist"), templates: [] };
	const settings = { title: "T", url: "https://example.org/" };
	expect(planNow(defineArchive(settings), folders, root, Date.UTC(2026, 0)).problems).toMatchObject(note);
	const plain = planNow(defineArchive({ ...settings, photoPrivacy: "remove" }), folders, root, Date.UTC(2026, 0));
	expect(plain.problems).toEqual([]);
	expect(plain.plan.outputs.flatMap((output) => (output.sort === "copied" && output.isWiped ? [output.path] : []))).toEqual([
		"media/a.jpg",
		"media/b.jpeg",
		"media/c.jpg",
	]);

	write(root, {
		".eleventy.ts": readFileSync(path.join(root, ".eleventy.ts"), "utf8").replace(
			"defineArchive({",
			'defineArchive({"photoPrivacy":"remove",',
		),
	});
	const removed = await buildArchive(root);
	expect(removed.problems).toEqual([]);
	for (const file of ["a.jpg", "b.jpeg", "c.jpg"]) {
		const text = published(file).toString("latin1");
		expect([text.includes("SN-4711"), text.includes("Ann Lee"), text.length]).toEqual([false, true, bytes.length]);
	}
});
