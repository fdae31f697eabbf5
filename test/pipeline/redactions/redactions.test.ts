import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { planNow } from "../../../src/pipeline/plannow.ts";
import { foldersOf } from "../../../src/pipeline/settings/load.ts";
import { defineArchive } from "../../../src/settings.ts";
import { anHourLater, buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";
import { PNG } from "./picture.ts";
import { namesStanding } from "./planted.ts";

const REDACTIONS = "content/redactions.yml";
const NAME = "Bodo Kasimir";
const entry = (more = "") => `- name: ${NAME}\n${more}`;

/** Twelve stories: a name in one, of each of which something else is told. */
const stories = (fields: Readonly<Record<string, unknown>> = {}, file = "2020-01-01-bodo-kasimir") => ({
	...Object.fromEntries(
		Array.from({ length: 11 }, (_, index) => [`content/other-${index}.md`, story(`Other ${index}`, { published: "2020-02-02" })]),
	),
	[`content/${file}.md`]: story(`${NAME} sails`, { ...fields }, `${NAME} sails.`),
});

const told = ({ problems }: Awaited<ReturnType<typeof buildArchive>>) =>
	problems.map(({ rule, severity, file, line }) => [rule, severity, file, line].filter((one) => one !== undefined).join(" "));

const found = (root: string, folder = "dist") => namesStanding(path.join(root, folder), [NAME]);

describe("redactions", () => {
	it("give a story another address, which links lead to, and none from the old one", async () => {
		const link = story(
			"Link",
			{ published: "2020-03-03" },
			"[a](2020-01-01-bodo-kasimir.md) [b](/2020/01/01/bodo-kasimir.html) ![c](bodo-kasimir.png)",
		);
		const root = makeArchive({
			...stories({ redirect_from: ["/old/bodo-kasimir/", "/old/12/"] }),
			"content/link.md": link,
			"content/bodo-kasimir.png": PNG,
			[REDACTIONS]: entry(),
		});
		const report = await buildArchive(root);
		const tree = treeOf(path.join(root, "dist"));
		const address = "/2020/01/01/name-removed.html";
		expect(tree["2020/01/01/name-removed.html"]).toContain("<h1>[name removed] sails</h1>");
		expect(tree["2020/03/03/link.html"]).toContain(`<a href="${address}">a</a> <a href="${address}">b</a>`);
		expect(tree["2020/03/03/link.html"]).toContain('src="/media/name-removed.png"');
		expect(tree["media/name-removed.png"]).toBeDefined();
		expect(tree["old/12/index.html"]).toContain(address);
		expect(found(root)).toEqual([]);
		expect(told(report)).toEqual(["alt-missing", "redaction-path info name-removed.png"].slice(1));
		expect(JSON.stringify(report.problems)).not.toMatch(/kasimir/i);
	});

	it("lead on from addresses that hold the name only where that is asked for", async () => {
		const root = makeArchive({ ...stories({ redirect_from: ["/old/bodo-kasimir/"] }), [REDACTIONS]: entry("  redirect: true\n") });
		await buildArchive(root);
		const tree = treeOf(path.join(root, "dist"));
		for (const old of ["2020/01/01/bodo-kasimir.html", "old/bodo-kasimir/index.html"]) {
			expect(tree[old]).toContain("/2020/01/01/name-removed.html");
			expect(tree[old]).not.toMatch(/Bodo Kasimir/);
		}
	});

	it("say where an entry finds nothing", async () => {
		const root = makeArchive({ ...stories(), [REDACTIONS]: `${entry()}- name: Nobody Here\n- name: Second Nobody\n  in: [other-1]\n` });
		expect(told(await buildArchive(root))).toEqual([
			`redaction-unused warning redactions.yml 2`,
			`redaction-unused warning redactions.yml 3`,
		]);
	});

	it("publish nothing where a name stands in 40 % of all stories, until that is confirmed", async () => {
		const root = makeArchive({ ...stories(), [REDACTIONS]: "- name: Other\n  replace_with: Another\n" });
		const report = await buildArchive(root);
		expect(report.published).toBe(false);
		expect(existsSync(path.join(root, "dist"))).toBe(false);
		expect(told(report)).toEqual(["redaction-wide error redactions.yml 1"]);
		expect(report.problems[0]?.message).toBe(
			"The name of this entry stands in 11 of 12 stories, such as another-0.md, another-1.md, another-10.md.",
		);
		write(root, { [REDACTIONS]: "- name: Other\n  replace_with: Another\n  confirm: true\n" });
		expect((await buildArchive(root)).published).toBe(true);
		expect(treeOf(path.join(root, "dist"))["index.html"]).not.toContain("Other");
	});

	it.each([
		["bad YAML", { [REDACTIONS]: `- name: [${NAME}` }, "redactions-unread error redactions.yml 2"],
		["a key that is not known", { [REDACTIONS]: entry("  hide: true\n") }, "redactions-unread error redactions.yml 2"],
		["a second file", { [REDACTIONS]: entry(), "content/Redactions.yaml": entry() }, "redactions-unread error redactions.yml"],
		["a folder in its place", { "content/redactions.yml/x.md": story("X") }, "redactions-unread error redactions.yml"],
	])("publish nothing with %s, and change nothing of what is published", async (_, files, expected) => {
		const root = makeArchive({ ...stories() });
		await buildArchive(root);
		const before = treeOf(path.join(root, "dist"));
		write(root, files as Record<string, string>);
		const report = await buildArchive(root);
		expect(report.published).toBe(false);
		expect(told(report)).toContain(expected);
		expect(JSON.stringify(report.problems.filter(({ rule }) => rule === "redactions-unread"))).not.toMatch(/kasimir/i);
		expect(treeOf(path.join(root, "dist"))).toEqual(before);
	});

	it("take a name out of what was published and remembered before, as a clean build does, and give it back", async () => {
		const root = makeArchive(stories({ tags: [NAME], extra: NAME }, "2020-01-01-plain"));
		await anHourLater(async () => {
			await buildArchive(root);
			const before = treeOf(path.join(root, "dist"));
			expect(found(root).length).toBeGreaterThan(5);
			expect(found(root, ".backfile").length).toBeGreaterThan(0);
			write(root, { [REDACTIONS]: entry() });
			await buildArchive(root);
			expect(found(root)).toEqual([]);
			expect(found(root, ".backfile")).toEqual([]);
			const clean = makeArchive({ ...stories({ tags: [NAME], extra: NAME }, "2020-01-01-plain"), [REDACTIONS]: entry() });
			await buildArchive(clean);
			expect(treeOf(path.join(root, "dist"))).toEqual(treeOf(path.join(clean, "dist")));
			write(root, { [REDACTIONS]: "" });
			await buildArchive(root);
			expect(treeOf(path.join(root, "dist"))).toEqual(before);
		});
	});

	it("give stories whose files have one name without names an address each, and no picture of another's", async () => {
		const root = makeArchive({
			...stories(),
			"content/2020-01-01-kasimir-bodo.md": story("Another", {}, "![x](kasimir-bodo.png)"),
			"content/kasimir-bodo.png": PNG,
			"content/bodo-kasimir.png": Buffer.concat([PNG, Buffer.from("x")]),
			[REDACTIONS]: entry(),
		});
		const report = await buildArchive(root);
		const tree = treeOf(path.join(root, "dist"));
		expect(Object.keys(tree).filter((file) => file.startsWith("2020/01/01/name"))).toHaveLength(2);
		expect(Object.keys(tree).filter((file) => file.startsWith("media/"))).toEqual([]);
		expect(told(report).filter((line) => line.startsWith("redaction-path"))).toEqual(
			Array(2).fill("redaction-path error name-removed.png"),
		);
	});

	it("go out of the ledger of addresses, and no page leads on from what it had", async () => {
		const root = makeArchive({ ...stories({ id: "k1" }), [REDACTIONS]: "" });
		write(root, { "urls.txt": "" });
		await buildArchive(root);
		const ledger = () => readFileSync(path.join(root, "urls.txt"), "utf8");
		expect(ledger()).toContain("/2020/01/01/bodo-kasimir.html");
		write(root, { [REDACTIONS]: entry("  in: [k1]\n") });
		expect(told(await buildArchive(root))).toEqual([]);
		expect(ledger()).not.toMatch(/kasimir/i);
		expect(ledger()).toContain("/2020/01/01/name-removed.html");
		expect(found(root)).toEqual([]);
	});

	it("hold for plain Eleventy, too, which publishes nothing where they have a fault", () => {
		const root = makeArchive({ ...stories(), [REDACTIONS]: entry() });
		const settings = defineArchive({ title: "Test", url: "https://example.org/" });
		const planned = () => planNow(settings, foldersOf(settings, root), root, Date.UTC(2026, 0, 1));
		const { plan } = planned();
		const data = plan.outputs.map((output) => (output.sort === "copied" ? output.path : [output.path, output.data()]));
		// Where its file is read from is known to the renderer alone.
		const written = JSON.stringify(data, (key, value: unknown) => (key === "readFrom" ? undefined : value));
		expect(written).toContain("name-removed");
		expect(written).not.toMatch(/kasimir/i);
		write(root, { [REDACTIONS]: "- nmae: x" });
		expect(planned).toThrow("redactions.yml:1: ");
	});

	it("leave a story as it is on the disk", async () => {
		const root = makeArchive({ ...stories(), [REDACTIONS]: entry() });
		await buildArchive(root);
		expect(readFileSync(path.join(root, "content/2020-01-01-bodo-kasimir.md"), "utf8")).toContain(NAME);
	});
});
