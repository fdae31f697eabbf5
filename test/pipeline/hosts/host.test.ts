import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeHost } from "../../../src/pipeline/hosts/host.ts";
import { anHourLater, buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

const FILES = {
	"content/new.md": story("New", { published: "2024-03-15", redirect_from: "/old/", old_addresses: ["/?p=12"] }),
	"content/gone.md": story("Gone", { published: "2020-01-01", status: "withdrawn" }),
	"content/draft.md": story("Draft", { published: "2020-01-01", status: "draft", old_addresses: ["/?p=13"] }),
};

const record = (listings: object) =>
	`${JSON.stringify({ records: 1, addresses: { kept: 0, listings } }, undefined, "\t").slice(0, -2)},\n\t"files": {\n\t\t"a": ["b","c"]\n\t}\n}\n`;

const read = (root: string, file: string) => readFileSync(path.join(root, "dist", file), "utf8");

describe("a build with a host", () => {
	it("publishes its files with the site, and counts what is beyond its limits", async () => {
		const root = makeArchive(FILES, { host: "cloudflare" });
		const { problems } = await buildArchive(root);
		expect(read(root, "_redirects")).toBe("# Written by Backfile.\n/index.php / 301\n/old/ /2024/03/15/new 301\n");
		expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
			["host-limit", "warning"],
			["host-limit", "warning"],
			["host-limit", "info"],
			["draft", "info"],
		]);
		expect(read(root, ".backfile.json")).toContain('"_redirects":{');
	});

	it("publishes nothing where the host does not take the site, if that is asked for", async () => {
		const root = makeArchive(FILES, { host: "s3", urls: "clean" });
		const strict = await buildArchive(root, { strict: true });
		expect([strict.published, existsSync(path.join(root, "dist/index.html"))]).toEqual([false, false]);
		const { published, problems } = await buildArchive(root);
		expect([published, problems[0]?.rule, problems[0]?.severity]).toEqual([true, "host-limit", "error"]);
		expect(existsSync(path.join(root, "dist/index.html"))).toBe(true);
	});

	it("makes nothing else of the site otherwise", async () => {
		const [without, withHost] = [makeArchive(FILES), makeArchive(FILES, { host: "nginx" })];
		await buildArchive(without);
		await buildArchive(withHost);
		expect(treeOf(path.join(withHost, "dist"))).toEqual(treeOf(path.join(without, "dist")));
		expect(read(withHost, ".backfile-nginx-http.conf")).toContain('"/ p=12" "/2024/03/15/new.html";');
	});

	it("takes the listings that imports recorded, and notices where they change", async () => {
		const root = makeArchive(
			{ ...FILES, "imports/wordpress.json": record([{ from: "/category/new/", to: "/2024/" }, { from: "/category/gone/" }]) },
			{ host: "netlify" },
		);
		const rules = () =>
			read(root, "_redirects")
				.split("\n")
				.filter((line) => line.startsWith("/category/"));
		await anHourLater(() => buildArchive(root));
		expect(rules()).toEqual(["/category/new/ /2024/ 301!", "/category/gone/ /404.html 410!"]);
		expect((await anHourLater(() => buildArchive(root))).changes.changed).toEqual([]);
		write(root, { "imports/wordpress.json": record([{ from: "/category/new/", to: "/2024/03/" }]) });
		const { changes } = await anHourLater(() => buildArchive(root));
		expect(changes.changed.map(({ path: file }) => file)).toEqual(["_redirects"]);
		expect(rules()).toEqual(["/category/new/ /2024/03/ 301!"]);
		rmSync(path.join(root, "imports"), { recursive: true });
		await anHourLater(() => buildArchive(root));
		expect(rules()).toEqual([]);
	});

	it("says which record of an import is damaged, and publishes nothing", async () => {
		const root = makeArchive({ ...FILES, "imports/wordpress.json": "<<<<<<< HEAD\n" }, { host: "netlify" });
		await expect(buildArchive(root)).rejects.toThrow("imports/wordpress.json is damaged");
		await expect(buildArchive(makeArchive({ ...FILES, "imports/wordpress.json": "<<<<<<< HEAD\n" }))).resolves.toBeDefined();
	});
});

describe("writeHost", () => {
	it("writes what a build with the setting would publish", async () => {
		const root = makeArchive(FILES);
		const options = { config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1) };
		const before = await writeHost({ ...options, host: "nginx" });
		expect([before.to, before.site, before.rules]).toEqual([path.join(root, "host/nginx"), undefined, 4]);
		const other = makeArchive(FILES, { host: "nginx" });
		await buildArchive(other);
		for (const { path: file } of before.files) expect(readFileSync(path.join(root, "host/nginx", file), "utf8")).toBe(read(other, file));
	});

	it("with check writes nothing, and looks at what was published", async () => {
		const root = makeArchive(FILES);
		await buildArchive(root);
		const before = treeOf(root);
		const { to, site, problems } = await writeHost({
			config: path.join(root, ".eleventy.ts"),
			at: Date.UTC(2026, 0, 1),
			host: "s3",
			check: true,
		});
		expect(to).toBeUndefined();
		expect(site?.files).toBeGreaterThan(10);
		expect(problems.map(({ rule }) => rule)).toEqual(["host-limit", "host-limit"]);
		expect(treeOf(root)).toEqual(before);
	});
});
