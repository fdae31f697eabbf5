import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "../../../../src/article/frontmatter.ts";
import { wordpress } from "../../../../src/importers/formats/wordpress/wordpress.ts";
import { emptyFolder, importInto } from "../../contract.ts";

/** What another parser finds in an export. */
interface Post {
	readonly id: string;
	readonly type: string;
	readonly status: string;
	readonly headline: string;
	readonly author: string;
	readonly coauthors: readonly string[];
	readonly categories: readonly string[];
	readonly tags: readonly string[];
	/** On the clock of the site, and in UTC: `2019-07-04 12:30:00`. */
	readonly local: string;
	readonly gmt: string;
	readonly slug: string;
	readonly link: string;
	readonly password: string;
	readonly words: number;
}

const PYTHON = "python3";
const hasPython = spawnSync(PYTHON, ["--version"]).status === 0;
const here = import.meta.dirname;
const corpora = path.resolve(import.meta.dirname, "../../../../../shared/corpora/wordpress");
const files = [here, corpora].flatMap((folder) =>
	existsSync(folder)
		? readdirSync(folder)
				.filter((file) => file.endsWith(".xml"))
				.map((file) => path.join(folder, file))
		: [],
);

/** Undefined where it is no XML for that parser either. */
function readOtherwise(file: string): readonly Post[] | undefined {
	const { status, stdout, stderr } = spawnSync(PYTHON, [path.join(here, "python.py"), file], { encoding: "utf8", maxBuffer: 1 << 28 });
	if (status === 3) return undefined;
	expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	return JSON.parse(stdout) as Post[];
}

const isDate = (text: string) =>
	/^[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text.replace(" ", "T")}Z`));

// Without Python there is no other parser to compare with: these tests are skipped and say so.
describe.skipIf(!hasPython)("what an import wrote, and what Python reads", () => {
	it.each(files.map((file) => [path.basename(file), file] as const))("%s: the same stories, names and dates", async (name, file) => {
		const all = readOtherwise(file);
		if (all === undefined) return expect(name).toMatch(/malformed|cdata|theme-preview|missing|blank|challenges/);
		const root = emptyFolder();
		const report = await importInto(root, wordpress, [file]);
		const content = path.join(root, "content");
		const stories = (existsSync(content) ? readdirSync(content, { recursive: true, encoding: "utf8" }) : [])
			.filter((found) => /\.(md|html)$/.test(found))
			.map((found) => splitFrontMatter(readFileSync(path.join(content, found), "utf8")).fields);
		expect(report.records).toBe(all.length);
		const wanted = all.filter(({ type, status }) => /^(post|page)$/.test(type) && !/^(trash|auto-draft|inherit)$/.test(status));
		expect(stories).toHaveLength(wanted.length);
		const byId = new Map(stories.map((fields) => [String(fields.id), fields]));
		for (const post of wanted) {
			// Of two records with one id the second has a hash behind it.
			const twins = wanted.filter(({ id }) => id === post.id);
			const fields = [...byId].find(
				([id, { headline }]) =>
					(post.id === "" || new RegExp(`-${post.id}(-\\w{8})?$`).test(id)) &&
					((post.id !== "" && twins.length === 1) || headline === post.headline),
			)?.[1];
			if (!fields) throw new Error(`${post.id} "${post.headline}" was not written.`);
			if (post.headline !== "") expect(fields.headline).toBe(post.headline);
			if (post.coauthors.length === 0) expect([fields.authors ?? []].flat()).toEqual(post.author === "" ? [] : [post.author]);
			else expect([fields.authors].flat()).toHaveLength(post.coauthors.length);
			expect([fields.section ?? [], fields.tags ?? []].flat().sort(), String(fields.headline)).toEqual(
				[...new Set([...post.categories, ...post.tags])].sort(),
			);
			if (post.categories.length > 0) expect(post.categories).toContain(fields.section);
			expect(fields.status).toBe(/^(publish|future)$/.test(post.status) && post.password === "" ? undefined : "draft");
			const published = String(fields.published ?? "");
			if (isDate(post.local)) expect(published.replace("T", " ").slice(0, 19)).toBe(post.local);
			if (isDate(post.gmt)) expect(Date.parse(published)).toBe(Date.parse(`${post.gmt.replace(" ", "T")}Z`));
			if (post.slug !== "") expect(fields.slug).toBe(decodeURIComponent(post.slug).normalize("NFC"));
			if (/^https?:/.test(post.link)) expect(fields.old_addresses).toContain(post.link);
		}
	});
});
