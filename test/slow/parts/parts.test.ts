import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../../src/pipeline/build.ts";
import { backfile, repository } from "../../cli/run.ts";
import { makeArchive } from "../../pipeline/archives.ts";
import { CANNOT_MOUNT, mount } from "../../pipeline/disks.ts";
import { assembleFrom, planInto, renderParts, storeIn } from "../../pipeline/parts/parts.ts";
import { useS3Server } from "../../pipeline/stores/s3server.ts";
import { siteIn } from "../site.ts";

/** The sample archive, without the 366 days of the year. */
const sample = () => makeArchive({}, { content: path.join(repository, "content"), search: true, onThisDay: false, icons: true });

const dist = (root: string) => path.join(root, "dist");

/** The site as one machine builds it. */
async function builtAlone(root: string): Promise<ReturnType<typeof siteIn>> {
	await build({ config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1), cache: false });
	const site = siteIn(dist(root));
	rmSync(dist(root), { recursive: true });
	return site;
}

describe("a site of parts has the bytes that one machine makes", () => {
	it.each([1, 2, 7, 64])("for %i parts", async (count) => {
		const root = sample();
		const alone = await builtAlone(root);
		expect(await planInto(root, count)).toMatchObject({ parts: count });
		await renderParts(root);
		await assembleFrom(root);
		expect(siteIn(dist(root))).toEqual(alone);
	});

	it("by commands of their own, where each part is rendered by two at once", async () => {
		const root = sample();
		const alone = await builtAlone(root);
		const plan = await backfile(root, "plan", "--store", "store", "--parts", "3", "--at", "2026-01-01T00:00Z");
		expect(plan).toMatchObject({ code: 0, err: "" });
		expect(plan.out).toContain("3 parts in store, with ");
		for (const part of ["1", "2", "3"]) {
			const command = () => backfile(root, "render", "--store", "store", "--part", part, "--jobs", "1");
			for (const { code, out, err } of await Promise.all([command(), command()])) {
				expect({ code, err }).toEqual({ code: 0, err: "" });
				expect(out).toMatch(new RegExp(`^Part ${part} of 3 \\(--part\\): rendered (in [\\d.]+ s|already)\\.\\n$`));
			}
		}
		expect(await backfile(root, "assemble", "--store", "store")).toMatchObject({ code: 0, err: "" });
		expect(siteIn(dist(root))).toEqual(alone);
		const again = await backfile(root, "assemble", "--store", "store");
		expect(again.out).toContain("(0 new, 0 changed, 0 removed)");
	});
});

describe("in a bucket", () => {
	const bucket = useS3Server();

	it("parts make the same site", async () => {
		const root = sample();
		const alone = await builtAlone(root);
		const store = bucket();
		const commands = [
			["plan", "--parts", "2", "--at", "2026-01-01T00:00Z"],
			["render", "--part", "1"],
			["render", "--part", "2"],
			["assemble"],
		];
		for (const [command = "", ...words] of commands) {
			expect(await backfile(root, command, "--store", store, ...words)).toMatchObject({ code: 0 });
		}
		expect(existsSync(storeIn(root))).toBe(false);
		expect(siteIn(dist(root))).toEqual(alone);
	});
});

describe("a store that is full", () => {
	it("is named, and nothing is published", async ({ skip }) => {
		const root = sample();
		const store = storeIn(root);
		mkdirSync(store);
		if (!mount(store, "size=1M")) skip(CANNOT_MOUNT);
		const { code, err } = await backfile(root, "plan", "--store", "store", "--parts", "2");
		expect(code).toBe(2);
		expect(err).toMatch(/^The store store cannot be written.*the disk is full/);
		execFileSync("mount", ["-o", "remount,size=4500k", store]);
		expect(await backfile(root, "plan", "--store", "store", "--parts", "2")).toMatchObject({ code: 0 });
		const ends = [
			await backfile(root, "render", "--store", "store", "--part", "1"),
			await backfile(root, "render", "--store", "store", "--part", "2"),
		];
		expect(ends.some((ended) => ended.code === 2 && ended.err.includes("the disk is full"))).toBe(true);
		expect(await backfile(root, "assemble", "--store", "store")).toMatchObject({ code: 2 });
		expect(existsSync(path.join(dist(root), "index.html"))).toBe(false);
		execFileSync("mount", ["-o", "remount,size=64M", store]);
		for (const part of ["1", "2"]) expect(await backfile(root, "render", "--store", "store", "--part", part)).toMatchObject({ code: 0 });
		expect(await backfile(root, "assemble", "--store", "store")).toMatchObject({ code: 0 });
		expect(existsSync(path.join(dist(root), "index.html"))).toBe(true);
	});
});

describe("bad input to commands of parts", () => {
	it("writes no parts where --strict keeps them back, and says so", async () => {
		const root = makeArchive({ "content/a.md": "---\nheadline: A\n---\nWords.\n", "content/b.md": "---\ntitle: [\n---\n" });
		const { code, out } = await backfile(root, "plan", "--store", "store", "--strict");
		expect(code).toBe(1);
		expect(out).toContain("No parts were written, as --strict asks where there is an error.");
		expect(out).not.toContain("Render each part");
		expect(existsSync(path.join(storeIn(root), "plan.json"))).toBe(false);
	});

	it("is refused in words", async () => {
		const root = makeArchive({ "content/a.md": "---\nheadline: A\n---\nWords.\n", file: "" });
		const refusal = async (...words: string[]) => {
			const { code, err } = await backfile(root, ...words);
			return `${code} ${err}`;
		};
		expect(await refusal("render", "--store", "store", "--part", "1")).toMatch(/^2 There is no plan in store\./);
		expect(await refusal("plan", "--store", "file")).toMatch(/^2 .*file/);
		expect(await refusal("plan", "--store", "store", "--parts", "0")).toContain("It must be a number from 1 to 100000.");
		expect(await refusal("plan", "--store", "store", "--parts", "2")).toMatch(/^0 /);
		expect(await refusal("render", "--store", "store", "--part", "3")).toMatch(
			/^2 There is no part 3 \(--part 3\): the plan has 2 parts, 1 to 2\./,
		);
		expect(await refusal("render", "--store", "store")).toMatch(/^2 Nothing says which part this command takes\./);
		expect(await refusal("assemble", "--store", "store")).toMatch(
			/^2 Parts 1-2 of 2 are not rendered\.\n    Render each: backfile render --store store --part 1\./,
		);
		expect(await refusal("build", "--store", "store")).toMatch(/^2 A build by workers needs both --engine and --store\./);
		expect(await refusal("build", "--store", "store", "--engine", "redis://:sesame@127.0.0.1:1")).toMatch(
			/^2 (?!.*sesame).*127\.0\.0\.1:1/s,
		);
	});
});
