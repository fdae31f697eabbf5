import { readdirSync } from "node:fs";
import path from "node:path";
import type { SourceFile } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsIn } from "./comments.ts";

const root = path.resolve(import.meta.dirname, "..");
const config = path.join(root, "tsconfig.json");

describe("comments", () => {
	const compiler = new API({ cwd: root });
	let open: (file: string) => SourceFile | undefined = () => undefined;
	beforeAll(() => {
		const program = compiler.updateSnapshot({ openProjects: [config] }).getProject(config)?.program;
		open = (file) => program?.getSourceFile(path.join(root, file));
	});
	afterAll(() => compiler.close());

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
