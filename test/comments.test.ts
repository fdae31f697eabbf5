import { readdirSync } from "node:fs";
import path from "node:path";
import type { SourceFile } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsIn, silentMembersIn } from "./comments.ts";

const root = path.resolve(import.meta.dirname, "..");
const config = path.join(root, "tsconfig.json");

/** The files whose types themes, plugins and importers of others use. */
const PUBLIC = `
	article/article.ts article/read.ts article/dates/newsdate.ts pipeline/build.ts problem.ts
	importers/importer.ts importers/options.ts importers/report/report.ts importers/rules/rules.ts importers/reading/files.ts
	site/entries.ts site/feeds/entries.ts site/periods.ts site/site.ts site/terms.ts site/views.ts
	view/filters/templatefilters.ts view/comments/comments.ts
`
	.trim()
	.split(/\s+/);

/** Folders all of whose files are such. */
const PUBLIC_FOLDERS = ["exports", "importers/contract", "site/items"];

describe("comments", () => {
	const compiler = new API({ cwd: root });
	let open: (file: string) => SourceFile | undefined = () => undefined;
	beforeAll(() => {
		const program = compiler.updateSnapshot({ openProjects: [config] }).getProject(config)?.program;
		open = (file) => program?.getSourceFile(path.join(root, file));
	});
	afterAll(() => compiler.close());

	it("say of every member of a type that others use what it is", () => {
		const inFolders = PUBLIC_FOLDERS.flatMap((folder) => readdirSync(path.join(root, "src", folder)).map((file) => `${folder}/${file}`));
		const silent = [...PUBLIC, ...inFolders].flatMap((file) => {
			const source = open(path.join("src", file));
			return source ? silentMembersIn(source).map((fault) => `${file}: ${fault}`) : [`${file} is not known to the compiler`];
		});
		expect(silent).toEqual([]);
	});

	it("say of every exported name what it is, its units and its errors", () => {
		const files = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.d)\.ts$/.test(file));
		const faults = files.sort().flatMap((file) => {
			const source = open(path.join("src", file));
			return source
				? faultsIn(source).map((fault) => `${file.split(path.sep).join("/")}: ${fault}`)
				: [`${file} is not known to the compiler`];
		});
		expect(faults).toEqual([]);
		expect(files.length).toBeGreaterThan(400);
	});
});
