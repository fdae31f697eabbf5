import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { PlannedSite } from "../../src/pipeline/planning/site.ts";
import { planNow } from "../../src/pipeline/plannow.ts";
import { CannotRun, type Problem } from "../../src/problem.ts";
import { defineArchive } from "../../src/settings.ts";

const settings = defineArchive({ title: "The Paper", url: "https://paper.example/", timeZone: "Europe/London" });
const AT = Date.UTC(2024, 0, 1);

/** What a case says of itself in its expected.json. */
interface Expected {
	readonly files: number;
	readonly articles: number;
	readonly leftOut: number;
	readonly problems: readonly Partial<Problem>[];
	/** Every story and standing page but the good one, by file: where it stands, and what of it the case is about. */
	readonly stories: Readonly<Record<string, { readonly url: string; readonly article: object }>>;
	/** The paths of all redirects. */
	readonly redirects?: readonly string[];
}

function assembleFolder(content: string): PlannedSite {
	return planNow(settings, { content, output: path.join(content, "../dist"), templates: [] }, content, AT);
}

/** The stories and standing pages of the site, by file. */
function storiesOf({ plan }: PlannedSite): Record<string, { url: string; article: Article }> {
	const stories = plan.outputs.flatMap((output) =>
		output.sort === "rendered" && (output.kind === "story" || output.kind === "page") ? [output] : [],
	);
	return Object.fromEntries(
		stories.map(({ source, url, data }) => [source ?? "", { url, article: (data() as { article: Article }).article }]),
	);
}

function brief({ file, line, column, rule, severity }: Problem): Partial<Problem> {
	return { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }), rule, severity };
}

/** What holds whatever stands in a content folder. */
function expectSound(assembled: PlannedSite): void {
	const { plan, files, articles, leftOut, problems } = assembled;
	expect(storiesOf(assembled)["good.md"]).toMatchObject({ url: "/2020/01/02/good.html", article: { headline: "Good news" } });
	expect(articles + leftOut).toBe(files);
	const paths = plan.outputs.map((output) => output.path);
	expect(paths.filter((place) => place.startsWith("/") || place.split("/").includes(".."))).toEqual([]);
	expect(new Set(paths.map((place) => place.normalize("NFC").toLowerCase())).size).toBe(paths.length);
	for (const { message, remedy } of problems) {
		expect(message).toMatch(/^\S[^\n]*\.$/);
		expect(remedy).toMatch(/^\S[^\n]*\.$/);
	}
}

describe("a content folder with bad or odd input", () => {
	const cases = path.resolve(import.meta.dirname, "../fixtures/bad");
	const names = readdirSync(cases, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

	function check(name: string): void {
		const expected = JSON.parse(readFileSync(path.join(cases, name, "expected.json"), "utf8")) as Expected;
		const assembled = assembleFolder(path.join(cases, name, "content"));
		const { files, articles, leftOut, problems, plan } = assembled;
		expect({ files, articles, leftOut, problems: problems.map(brief) }).toEqual({
			files: expected.files,
			articles: expected.articles,
			leftOut: expected.leftOut,
			problems: expected.problems,
		});
		const stories = storiesOf(assembled);
		expect(Object.keys(stories).toSorted()).toEqual(["good.md", ...Object.keys(expected.stories)].toSorted());
		expect(stories).toMatchObject(expected.stories);
		const redirects = plan.outputs.flatMap((output) => (output.sort === "rendered" && output.kind === "redirect" ? [output.path] : []));
		expect(redirects).toEqual(expected.redirects ?? []);
		expectSound(assembled);
	}

	it("has its cases", () => {
		expect(names.length).toBeGreaterThan(30);
	});

	it.each(names)("%s", check);
});

describe("what cannot lie in a repository", () => {
	const isRoot = process.getuid?.() === 0;
	let place = "";
	let content = "";

	beforeEach(() => {
		place = mkdtempSync(path.join(os.tmpdir(), "backfile-bad-"));
		content = path.join(place, "content");
		mkdirSync(content);
		write("good.md", "---\nheadline: Good news\npublished: 2020-01-02\n---\n\nWords.\n");
	});

	afterEach(() => {
		rmSync(place, { recursive: true, force: true });
	});

	function write(file: string, text: string | Uint8Array): string {
		const where = path.join(content, file);
		mkdirSync(path.dirname(where), { recursive: true });
		writeFileSync(where, text);
		return where;
	}

	/** What is said of the folder as it lies there: problems as `severity rule file`, and the files of the published stories. */
	function outcome() {
		const assembled = assembleFolder(content);
		expectSound(assembled);
		return {
			files: assembled.files,
			leftOut: assembled.leftOut,
			problems: assembled.problems.map(({ severity, rule, file }) => `${severity} ${rule} ${file}`),
			stories: Object.keys(storiesOf(assembled)).toSorted(),
		};
	}

	it("NUL bytes: a few are dropped, many are no text", () => {
		write("few.md", "---\nheadline: A\0 few\npublished: 2020-01-03\n---\n\nEnough words to be a story.\n");
		write("many.md", new Uint8Array(4_096));
		write("picture.txt", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n"), Buffer.alloc(500, "\0\0\0ab")]));
		expect(outcome()).toEqual({
			files: 4,
			leftOut: 2,
			problems: ["error not-text many.md", "error not-text picture.txt", "warning control-characters few.md"],
			stories: ["few.md", "good.md"],
		});
	});

	it("50 MB on one line are too large, of any sort of file", () => {
		const line = Buffer.alloc(50 * 1024 * 1024, "x");
		for (const file of ["huge.md", "huge.txt", "terms.yml", "wire/articles.csv"]) write(file, line);
		expect(outcome()).toEqual({
			files: 3,
			leftOut: 2,
			problems: [
				"error file-too-large huge.md",
				"error file-too-large huge.txt",
				"error file-too-large terms.yml",
				"error terms-unread terms.yml",
				"error file-too-large wire/articles.csv",
			],
			stories: ["good.md"],
		});
	});

	it("9 MB on one line are read", () => {
		const line = "word ".repeat(1_800_000);
		write("body.md", `---\nheadline: Long\npublished: 2020-01-03\n---\n${line}`);
		write("headline.txt", line);
		expect(outcome()).toMatchObject({ leftOut: 1, problems: ["error field-form headline.txt"], stories: ["body.md", "good.md"] });
	});

	it("a sidecar that is too large leaves its story out, since it may hold an embargo", () => {
		write("one.txt", "One\n\nWords.\n");
		write("one.yml", `embargo: 2030-01-01\n#${"x".repeat(17 * 1024 * 1024)}`);
		expect(outcome().stories).toEqual(["good.md"]);
	});

	it("links: those inside are followed, those that leave or lead nowhere are not", () => {
		writeFileSync(path.join(place, "secret.md"), "---\nheadline: Secret\n---\n");
		mkdirSync(path.join(place, "content-too"));
		writeFileSync(path.join(place, "content-too/secret.md"), "---\nheadline: Secret\n---\n");
		write("shelf/inside.md", "---\nheadline: Inside\npublished: 2020-01-03\n---\n");
		symlinkSync("../secret.md", path.join(content, "outside.md"));
		symlinkSync(path.join(place, "content-too"), path.join(content, "outside"));
		symlinkSync("nowhere.md", path.join(content, "broken.md"));
		symlinkSync("shelf", path.join(content, "again"));
		expect(outcome()).toEqual({
			files: 5,
			leftOut: 2,
			problems: [
				"error symlink-broken broken.md",
				"error symlink-outside outside",
				"error symlink-outside outside.md",
				"warning address-taken shelf/inside.md",
			],
			stories: ["again/inside.md", "good.md", "shelf/inside.md"],
		});
	});

	it("links that go round", () => {
		mkdirSync(path.join(content, "a"));
		mkdirSync(path.join(content, "b"));
		symlinkSync("self.md", path.join(content, "self.md"));
		symlinkSync("..", path.join(content, "a/up"));
		symlinkSync("../b", path.join(content, "a/b"));
		symlinkSync("../a", path.join(content, "b/a"));
		expect(outcome()).toEqual({
			files: 2,
			leftOut: 1,
			problems: ["a/b/a", "a/up", "b/a/b", "b/a/up", "self.md"].map((file) => `error symlink-loop ${file}`),
			stories: ["good.md"],
		});
	});

	it.skipIf(process.platform === "win32")("a pipe is not waited for", () => {
		execFileSync("mkfifo", [path.join(content, "pipe.md"), path.join(content, "pipe.jpg")]);
		expect(outcome()).toEqual({
			files: 2,
			leftOut: 1,
			problems: ["error not-a-file pipe.jpg", "error not-a-file pipe.md"],
			stories: ["good.md"],
		});
	});

	it.skipIf(isRoot)("files and folders that may not be read", () => {
		chmodSync(write("closed.md", "---\nheadline: Closed\n---\n"), 0);
		chmodSync(path.dirname(write("closed/a.md", "---\nheadline: Closed\n---\n")), 0);
		try {
			expect(outcome()).toEqual({
				files: 2,
				leftOut: 1,
				problems: ["error unreadable closed", "error unreadable closed.md"],
				stories: ["good.md"],
			});
		} finally {
			chmodSync(path.join(content, "closed"), 0o755);
		}
	});

	it("what is not the owner's own", () => {
		write("node_modules/x/readme.md", "# Not a story\n");
		write(".git/x.md", "# Not a story\n");
		write("._good.md", new Uint8Array(64));
		expect(outcome()).toEqual({ files: 1, leftOut: 0, problems: [], stories: ["good.md"] });
	});

	it("no folder at all, or a file in its place", () => {
		expect(() => assembleFolder(path.join(place, "nowhere"))).toThrow(CannotRun);
		expect(() => assembleFolder(path.join(content, "good.md"))).toThrow(CannotRun);
	});
});
