import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { JOURNAL, MANIFEST, manifestText } from "../../../src/pipeline/publish/manifest.ts";
import { type UploadOptions, uploadSite } from "../../../src/pipeline/upload/upload.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { buildArchive, makeArchive, story, temporary, treeOf, write } from "../archives.ts";

/** A site that is built, and a place for its target. */
async function places(): Promise<{ readonly root: string; readonly site: string; readonly target: string }> {
	const root = makeArchive({
		"content/a.md": story("First", { published: "2020-01-01", tags: ["x"] }),
		"content/b.md": story("Second", { published: "2021-01-01", tags: ["y"] }),
	});
	await buildArchive(root);
	return { root, site: path.join(root, "dist"), target: path.join(temporary(), "deep/www") };
}

function upload(site: string, folder: string, options: Partial<UploadOptions> = {}): ReturnType<typeof uploadSite> {
	return uploadSite({ output: site, target: { kind: "folder", name: folder, folder }, flush: false, ...options });
}

describe("an upload to a folder", () => {
	it("sends all, then no more than a build changed, and leaves no working files", async () => {
		const { root, site, target } = await places();
		const first = await upload(site, target);
		expect(first.changes.added.length).toBe(first.files);
		expect(treeOf(target)).toEqual(treeOf(site));
		write(root, { "content/c.md": story("Third", { published: "2021-01-02", tags: ["y"] }) });
		rmSync(path.join(root, "content/a.md"));
		const { changes } = await buildArchive(root);
		const second = await upload(site, target);
		expect(second.changes).toEqual(changes);
		expect(second.changes.removed.length).toBeGreaterThan(0);
		expect(treeOf(target)).toEqual(treeOf(site));
		expect(readdirSync(target).filter((name) => name.startsWith(".backfile"))).toEqual([MANIFEST]);
		expect(readFileSync(path.join(target, MANIFEST), "utf8")).toBe(readFileSync(path.join(site, MANIFEST), "utf8"));
		expect((await upload(site, target)).changes).toEqual({ added: [], changed: [], removed: [] });
	});

	it("makes nothing on a dry run", async () => {
		const { site, target } = await places();
		const { changes, files } = await upload(site, target, { dryRun: true });
		expect([changes.added.length, existsSync(target)]).toEqual([files, false]);
	});

	it("refuses one that is somebody else's, and touches nothing there; takes it over where the user says so", async () => {
		const { site, target } = await places();
		write(target, { "index.html": "theirs", "holiday.jpg": "x" });
		const before = treeOf(target);
		await expect(upload(site, target)).rejects.toThrow("holds files, and no record that any of them is of this site");
		expect([treeOf(target), readdirSync(target).sort()]).toEqual([before, ["holiday.jpg", "index.html"]]);
		await upload(site, target, { takeOver: true });
		expect(treeOf(target)).toEqual({ ...treeOf(site), "holiday.jpg": "x" });
	});

	it("refuses the site's own folder, one within it, and one that holds it, also behind a link", async () => {
		const { root, site } = await places();
		const link = path.join(temporary(), "link");
		symlinkSync(site, link);
		for (const folder of [site, path.join(site, "www"), root, link]) {
			await expect(upload(site, folder)).rejects.toThrow("are the same, or one is in the other");
		}
	});

	it("leaves alone what somebody put or changed there, and tells of it", async () => {
		const { root, site, target } = await places();
		await upload(site, target);
		write(target, { "index.html": "by hand", "2021/01/02/c.html": "theirs" });
		write(root, { "content/c.md": story("Third", { published: "2021-01-02" }) });
		await buildArchive(root);
		const { problems } = await upload(site, target);
		expect(problems.map(({ file, rule }) => [file, rule])).toEqual([
			["2021/01/02/c.html", "output-foreign"],
			["index.html", "output-foreign"],
		]);
		expect(treeOf(target)).toMatchObject({ "index.html": "by hand", "2021/01/02/c.html": "theirs" });
	});

	it("is listed with the rules of a host, whose names are like those of our records", async () => {
		const root = makeArchive({ "content/a.md": story("First", { published: "2020-01-01" }) }, { host: "nginx" });
		const [site, target] = [path.join(root, "dist"), path.join(temporary(), "www")];
		await buildArchive(root);
		await upload(site, target);
		const rules = ".backfile-nginx-server.conf";
		expect((await upload(site, target, { verify: true })).differences).toMatchObject({ missing: [], changed: [] });
		write(target, { [rules]: "by hand" });
		rmSync(path.join(target, ".backfile-nginx-http.conf"));
		expect((await upload(site, target, { verify: true })).differences).toMatchObject({
			missing: [{ path: ".backfile-nginx-http.conf" }],
			changed: [{ path: rules }],
		});
		expect(treeOf(target)).toEqual(treeOf(site));
		expect(readFileSync(path.join(target, rules), "utf8")).toBe(readFileSync(path.join(site, rules), "utf8"));
	});

	it("is listed by --verify, which mends what is missing or changed", async () => {
		const { site, target } = await places();
		await upload(site, target);
		write(target, { "index.html": "by hand", "theirs.html": "x" });
		rmSync(path.join(target, "2020/index.html"));
		const { differences } = await upload(site, target, { verify: true });
		expect(differences).toEqual({
			missing: [{ path: "2020/index.html" }],
			changed: [{ path: "index.html" }],
			foreign: [{ path: "theirs.html" }],
			unreadable: [],
		});
		expect(treeOf(target)).toEqual({ ...treeOf(site), "theirs.html": "x" });
	});

	it("takes a manifest that was cut off as far as it goes", async () => {
		const { root, site, target } = await places();
		await upload(site, target);
		const text = readFileSync(path.join(target, MANIFEST), "utf8");
		writeFileSync(path.join(target, MANIFEST), text.slice(0, text.length / 2));
		write(root, { "content/c.md": story("Third", { published: "1999-01-02" }) });
		await buildArchive(root);
		const { problems } = await upload(site, target, { takeOver: true });
		expect(problems.map(({ rule }) => rule)).toEqual(["manifest-damaged"]);
		expect(treeOf(target)).toEqual(treeOf(site));
	});

	it("that was stopped is finished, whatever it had done", async () => {
		const { root, site, target } = await places();
		await upload(site, target);
		const old = treeOf(target);
		write(root, { "content/c.md": story("Third", { published: "2021-01-02", tags: ["y"] }) });
		const { changes } = await buildArchive(root);
		const open = [...changes.added, ...changes.changed];
		const journal = manifestText(new Map()).replace(
			"\n\n",
			`\n${open.map((each) => `${JSON.stringify(each.path)}:["${each.sha256}"]`).join(",\n")}\n`,
		);
		for (let done = 0; done <= open.length; done += 5) {
			rmSync(target, { recursive: true });
			write(target, { ...old, [JOURNAL]: journal });
			const entries = Object.entries(old).map(
				([file, text]) => [file, { sha256: sha256Of(text), bytes: Buffer.byteLength(text) }] as const,
			);
			write(target, { [MANIFEST]: manifestText(new Map(entries)) });
			for (const { path: file } of open.slice(0, done)) write(target, { [file]: readFileSync(path.join(site, file)) });
			const { isUnfinished, problems } = await upload(site, target);
			expect([isUnfinished, problems]).toEqual([true, []]);
			expect(treeOf(target)).toEqual(treeOf(site));
			expect(existsSync(path.join(target, JOURNAL))).toBe(false);
		}
	});

	it("is refused while a build is at work on the site", async () => {
		const { site, target } = await places();
		const { lockOutput } = await import("../../../src/pipeline/publish/lock/lock.ts");
		const lock = await lockOutput(site);
		await expect(upload(site, target)).rejects.toThrow("Another build is at work");
		lock.unlock();
	});
});
