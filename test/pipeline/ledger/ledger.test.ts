import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { LedgerTask } from "../../../src/pipeline/ledger/work.ts";
import { workOnLedger } from "../../../src/pipeline/ledger/work.ts";
import { LEDGER, ledgerText, readLedger } from "../../../src/site/ledger/ledger.ts";
import { anHourLater, buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

const AT = Date.UTC(2026, 0, 1);
const TEXT = "The council has voted for the new sea wall, by nine votes to two, after a debate of three hours in the old hall.";

function ledgerOf(root: string) {
	return readLedger(readFileSync(path.join(root, LEDGER), "utf8")).entries;
}

function work(root: string, task: LedgerTask) {
	return workOnLedger({ config: path.join(root, ".eleventy.ts"), at: AT, task });
}

/** An archive that was published, with a ledger of it. */
async function published(files: Readonly<Record<string, string>>, settings: Parameters<typeof makeArchive>[1] = {}) {
	const root = makeArchive(files, settings);
	await work(root, { sort: "accept" });
	await anHourLater(() => buildArchive(root));
	return root;
}

const page = (root: string, file: string) => readFileSync(path.join(root, "dist", file), "utf8");
const gone = (problems: readonly { readonly rule: string; readonly message: string }[]) =>
	problems.filter(({ rule }) => rule === "address-gone").map(({ message }) => message);

describe("a build without a ledger", () => {
	it("makes none, and is what it is with one", async () => {
		const files = { "content/wall.md": story("Wall", { published: "2024-03-15", tags: ["sea"] }, TEXT) };
		const root = makeArchive(files);
		await buildArchive(root);
		expect(existsSync(path.join(root, LEDGER))).toBe(false);
		expect(treeOf(path.join(await published(files), "dist"))).toEqual(treeOf(path.join(root, "dist")));
	});
});

describe("a build with a ledger", () => {
	it("records what is new, after it was published, and writes nothing where nothing is", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		expect(ledgerOf(root).get("/2024/03/15/wall.html")).toEqual({ id: "wall", textHash: expect.stringMatching(/^[0-9a-f]{16}$/) });
		write(root, { "content/lamp.md": story("Lamp", { published: "2024-03-16" }) });
		const { recorded } = await anHourLater(() => buildArchive(root));
		expect(recorded?.moved).toBe(0);
		expect(recorded?.added).toBeGreaterThan(0);
		expect(ledgerOf(root).get("/2024/03/16/lamp.html")).toEqual({ id: "lamp" });
		const again = await anHourLater(() => buildArchive(root));
		expect([again.changes.added, again.changes.changed, again.published, again.recorded]).toEqual([[], [], true, undefined]);
	});

	it("leads from the old address of a story that is dated otherwise, known by its id", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		write(root, { "content/wall.md": story("Wall", { published: "2024-04-16" }, TEXT) });
		const { problems, recorded } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		expect(recorded?.moved).toBeGreaterThan(0);
		expect(page(root, "2024/03/15/wall.html")).toContain('content="0; url=/2024/04/16/wall.html"');
		expect(page(root, "2024/03/15/index.html")).toContain('content="0; url=/2024/"');
		// The page that leads on is made by every later build, from the ledger alone.
		rmSync(path.join(root, "dist"), { recursive: true });
		await anHourLater(() => buildArchive(root));
		expect(page(root, "2024/03/15/wall.html")).toContain('content="0; url=/2024/04/16/wall.html"');
	});

	it("leads from the old address of a story whose file and fields are others, known by its text", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		rmSync(path.join(root, "content/wall.md"));
		write(root, { "content/sea/defences.md": story("Defences", { published: "2024-04-16" }, TEXT) });
		await anHourLater(() => buildArchive(root));
		expect(page(root, "2024/03/15/wall.html")).toContain('content="0; url=/2024/04/16/defences.html"');
		expect(ledgerOf(root).get("/2024/03/15/wall.html")?.id).toBe("sea/defences");
		// Later its text changes as well: now it is known by its new id.
		write(root, { "content/sea/defences.md": story("Defences", { published: "2024-05-17" }, `${TEXT} More.`) });
		await anHourLater(() => buildArchive(root));
		expect(page(root, "2024/03/15/wall.html")).toContain('content="0; url=/2024/05/17/defences.html"');
		expect(page(root, "2024/04/16/defences.html")).toContain('content="0; url=/2024/05/17/defences.html"');
	});

	it("does not guess between two stories of one text", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		renameSync(path.join(root, "content/wall.md"), path.join(root, "content/a.md"));
		write(root, { "content/b.md": story("B", { published: "2024-03-15" }, TEXT) });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toHaveLength(1);
	});

	it("publishes nothing where a story is gone, until it is forgotten or has a tombstone", async () => {
		const files = {
			"content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT),
			"content/lamp.md": story("Lamp", { published: "2024-03-16" }, `${TEXT} Lamp.`),
		};
		const root = await published(files, { citations: ["bib"] });
		const before = treeOf(path.join(root, "dist"));
		rmSync(path.join(root, "content/wall.md"));
		write(root, { "content/lamp.md": story("Lamp", { published: "2024-03-16" }, "Other words.") });
		const report = await anHourLater(() => buildArchive(root));
		expect(gone(report.problems)).toEqual([
			'/2024/03/15/wall.html was published, and nothing answers at it now; the story "wall" stood there.',
		]);
		expect(report.published).toBe(false);
		expect(treeOf(path.join(root, "dist"))).toEqual(before);

		write(root, { "content/wall.md": story("Wall", { published: "2024-03-15", status: "withdrawn" }, TEXT) });
		expect((await anHourLater(() => buildArchive(root))).published).toBe(true);

		rmSync(path.join(root, "content/wall.md"));
		await work(root, { sort: "forget", addresses: ["https://example.org/2024/03/15/wall.html"], why: "The paper\nlost the rights" });
		expect(ledgerOf(root).get("/2024/03/15/wall.html")?.forgotten).toBe("2026-01-01 The paper lost the rights");
		expect((await anHourLater(() => buildArchive(root))).published).toBe(true);
		expect(existsSync(path.join(root, "dist/2024/03/15/wall.html"))).toBe(false);
	});

	it("says of a draft what it says of any story that is gone, and how to withdraw it", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		write(root, { "content/wall.md": story("Wall", { published: "2024-03-15", draft: true }, TEXT) });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(problems.find(({ rule }) => rule === "address-gone")).toMatchObject({
			file: LEDGER,
			line: expect.any(Number),
			remedy: expect.stringMatching(/status: withdrawn.*ledger forget "\/2024\/03\/15\/wall.html"/),
		});
	});

	it("tells the line to write where addresses are not led on by themselves", async () => {
		const root = await published(
			{ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) },
			{ autoRedirects: false, calendar: "year" },
		);
		write(root, { "content/wall.md": story("Wall", { published: "2024-04-16" }, TEXT) });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(problems.find(({ rule }) => rule === "address-gone")?.remedy).toMatch(
			/^Write redirect_from: \["\/2024\/03\/15\/wall.html"\] into wall.md,/,
		);
	});

	it("takes an old address that a story names, also where a host alone can lead from it", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }) }, { host: "nginx", urls: "folders" });
		const settings = readFileSync(path.join(root, ".eleventy.ts"), "utf8").replace('"folders"', '"clean"');
		rmSync(path.join(root, "content/wall.md"));
		const named = { published: "2024-04-16", permalink: "/2024/03/15/wall.html", redirect_from: ["/2024/03/15/wall/"] };
		write(root, { ".eleventy.ts": settings, "content/sea.md": story("Sea", named) });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		expect(page(root, ".backfile-nginx-http.conf")).toContain('"/2024/03/15/wall/" "/2024/03/15/wall.html";');
	});

	it("has a host lead on from each form of an address that one page leads from", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }) }, { host: "nginx", citations: ["bib"] });
		rmSync(path.join(root, "content/wall.md"));
		// The page of this is wall.html as well.
		write(root, { "content/sea.md": story("Sea", { published: "2024-04-16", redirect_from: ["/2024/03/15/wall"] }) });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		const rules = page(root, ".backfile-nginx-http.conf");
		for (const old of ["wall", "wall.html", "wall.bib"]) expect(rules).toContain(`"/2024/03/15/${old}" "/2024/04/16/sea.html";`);
	});

	it("leads from the citations of a story that is gone to the one that led on from its page", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }) }, { host: "nginx", citations: ["bib"] });
		// Another story took the address, and went on to a place of its own; then the first was removed.
		const ledger = readFileSync(path.join(root, LEDGER), "utf8").replace("/wall.html\twall", "/wall.html\tsea");
		rmSync(path.join(root, "content/wall.md"));
		write(root, { [LEDGER]: ledger, "content/sea.md": story("Sea", { published: "2024-04-16" }) });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		expect(page(root, ".backfile-nginx-http.conf")).toContain('"/2024/03/15/wall.bib" "/2024/04/16/sea.html";');
	});

	it("leads from a term that was merged to the one that it is now, and so with its feed on a host that can", async () => {
		const root = await published(
			{ "content/wall.md": story("Wall", { published: "2024-03-15", tags: ["Sea walls"] }, TEXT) },
			{ host: "nginx", permalink: "/{year}/{slug}" },
		);
		write(root, { "content/terms.yml": "tags:\n  Coast:\n    also: [Sea walls]\n" });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		expect(page(root, "tags/sea-walls/index.html")).toContain('content="0; url=/tags/coast/"');
		expect(page(root, ".backfile-nginx-http.conf")).toContain('"/tags/sea-walls/feed.xml" "/tags/coast/feed.xml";');
		// The address of the story is /2024/wall, whatever the setting urls says, and its file is wall.html.
		expect(page(root, ".backfile-nginx-server.conf")).toContain("try_files $uri $uri.html $uri/ =404;");
	});

	it("names no term that is hidden by now", async () => {
		const root = await published(
			{ "content/wall.md": story("Wall", { published: "2024-03-15", tags: ["Secret"] }, TEXT) },
			{ host: "nginx" },
		);
		write(root, { "content/terms.yml": "tags:\n  Secret:\n    hide: true\n" });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		expect(JSON.stringify(treeOf(path.join(root, "dist"))) + page(root, ".backfile-nginx-http.conf")).not.toMatch(/secret/i);
	});

	it("counts a file as given up that only an unpublished story shows", async () => {
		const shown = (status: string) => story("Wall", { published: "2024-03-15", status }, `${TEXT}\n\n[The plan](wall.pdf)`);
		const root = await published({ "content/wall.md": shown("published"), "content/wall.pdf": "%PDF-" }, { host: "nginx" });
		expect(ledgerOf(root).has("/media/wall.pdf")).toBe(true);
		write(root, { "content/wall.md": shown("withdrawn") });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		rmSync(path.join(root, "content/wall.pdf"));
		expect(gone((await anHourLater(() => buildArchive(root))).problems)).toHaveLength(1);
	});

	it("loses nothing where the clock is that of 1970, and records nothing of a moment to come", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15", embargo: "2023-01-01" }, TEXT) });
		const before = treeOf(path.join(root, "dist"));
		const report = await anHourLater(() => buildArchive(root, { at: 0 }));
		expect(report.published).toBe(false);
		expect(gone(report.problems)).not.toEqual([]);
		expect(treeOf(path.join(root, "dist"))).toEqual(before);

		write(root, { "content/lamp.md": story("Lamp", { published: "2024-03-16", embargo: "2999-01-01" }) });
		await anHourLater(() => buildArchive(root, { at: Date.UTC(2999, 5, 1) }));
		expect(ledgerOf(root).has("/2024/03/16/lamp.html")).toBe(false);
		write(root, { "content/lamp.md": story("Lamp", { published: "2024-03-16" }) });
		await anHourLater(() => buildArchive(root));
		expect(ledgerOf(root).has("/2024/03/16/lamp.html")).toBe(true);
	});

	it("gives a story the address that it had, also on a machine that never built the site", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		write(root, { "content/new.md": story("New", { published: "2024-03-16", permalink: "/2024/03/15/wall.html" }, "Newer.") });
		await anHourLater(() => buildArchive(root));
		expect(page(root, "2024/03/15/wall.html")).toContain("<h1>Wall</h1>");
		const built = treeOf(path.join(root, "dist"));
		for (const folder of ["dist", ".backfile"]) rmSync(path.join(root, folder), { recursive: true });
		await anHourLater(() => buildArchive(root));
		expect(treeOf(path.join(root, "dist"))).toEqual(built);
	});

	it("fails with frozen on what is not recorded, and never writes then", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		expect((await anHourLater(() => buildArchive(root, { frozen: true }))).published).toBe(true);
		write(root, { "content/lamp.md": story("Lamp", { published: "2024-03-15" }) });
		const report = await anHourLater(() => buildArchive(root, { frozen: true }));
		expect(report.published).toBe(false);
		expect(report.problems.filter(({ rule }) => rule === "address-unrecorded").map(({ message }) => message)).toEqual([
			"/2024/03/15/lamp.html is not recorded.",
		]);
		expect(ledgerOf(root).has("/2024/03/15/lamp.html")).toBe(false);
		rmSync(path.join(root, LEDGER));
		await expect(buildArchive(root, { frozen: true })).rejects.toThrow("There is no urls.txt.");
	});

	it("refuses a ledger in which a merge left its marks, or a line says nothing", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		const text = readFileSync(path.join(root, LEDGER), "utf8");
		write(root, { [LEDGER]: text.replace("\n/2024/", "\n<<<<<<< HEAD\n/2024/") });
		await expect(buildArchive(root)).rejects.toThrow(/^urls\.txt:\d+: a merge of git left its marks in the file\.$/);
		write(root, { [LEDGER]: `${text}something\n` });
		await expect(buildArchive(root)).rejects.toThrow(/^urls\.txt:\d+: this is no line of a ledger/);
	});

	it("leads from no address outside the site, whatever somebody wrote into the ledger", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		write(root, {
			[LEDGER]: `${readFileSync(path.join(root, LEDGER), "utf8")}/../../evil.html\twall\n/%2e%2e/evil.html\twall\n/.htaccess\twall\n`,
		});
		const before = treeOf(path.join(root, "dist"));
		await anHourLater(() => buildArchive(root));
		expect(treeOf(path.join(root, "dist"))).toEqual(before);
		expect(existsSync(path.join(root, "../evil.html"))).toBe(false);
	});
});

describe("the ledger", () => {
	it("is the same, whatever order its lines had", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		const text = readFileSync(path.join(root, LEDGER), "utf8");
		write(root, { [LEDGER]: text.split("\n").reverse().join("\r\n"), "content/lamp.md": story("Lamp", { published: "2024-03-15" }) });
		await anHourLater(() => buildArchive(root));
		expect(ledgerText(new Map([...ledgerOf(root)].filter(([address]) => !address.includes("lamp"))))).toBe(text);
	});

	it("refuses to forget what is published, and what it never had", async () => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		const forget = (address: string) => work(root, { sort: "forget", addresses: [address], why: "x" });
		await expect(forget("/2024/03/15/wall.html")).rejects.toThrow("is published now");
		await expect(forget("/never.html")).rejects.toThrow("is not in urls.txt");
	});
});

describe("a withdrawn story", () => {
	it.each([false, true])("is led to from where it stood, unless its headline is to be hidden: %s", async (isHidden) => {
		const root = await published({ "content/wall.md": story("Wall", { published: "2024-03-15" }, TEXT) });
		write(root, { "content/wall.md": story("Wall", { published: "2024-04-16", status: "withdrawn", hide_headline: isHidden }, TEXT) });
		const { problems } = await anHourLater(() => buildArchive(root));
		expect(gone(problems)).toEqual([]);
		expect(existsSync(path.join(root, "dist/2024/03/15/wall.html"))).toBe(!isHidden);
		expect((await work(root, { sort: "show" })).givenUp.includes("/2024/03/15/wall.html")).toBe(isHidden);
	});
});
