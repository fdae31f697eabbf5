import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runProcess, startOf, startProcess, startThread } from "../../src/system/start.ts";
import { temporary, write } from "../pipeline/archives.ts";

const repository = path.resolve(import.meta.dirname, "../..");

const moduleNamed = (name: string) => new URL(`./modules/${name}`, import.meta.url);

describe("a module", () => {
	it("runs in a thread", async () => {
		const [answer] = await once(startThread(moduleNamed("echo"), { workerData: { a: [1, new Map([[1, 2]])] } }), "message");
		expect(answer).toEqual({ a: [1, new Map([[1, 2]])] });
	});

	it("runs in a process, which is sent what can be cloned", async () => {
		const child = startProcess(moduleNamed("echo"));
		child.send({ a: new Map([[1, "two"]]) });
		const [answer] = await once(child, "message");
		expect(answer).toEqual({ a: new Map([[1, "two"]]) });
		const [code] = await once(child, "exit");
		expect(code).toBe(0);
	});

	it("runs in a process that is waited for", () => {
		expect(runProcess(moduleNamed("shout"), "é word")).toBe("É WORD");
	});

	it("throws where its process fails", () => {
		expect(() => runProcess(moduleNamed("quit"), "")).toThrow();
	});
});

describe("startOf", () => {
	it("starts a module of the sources through a file that Node can run by itself", () => {
		const { file, args } = startOf(new URL("file:///x/task"), ["more"]);
		expect(path.basename(file.pathname)).toBe("entry.mjs");
		expect(existsSync(file)).toBe(true);
		expect(args).toEqual(["file:///x/task.ts", "more"]);
	});

	it("starts a compiled module itself, without tsx", () => {
		const folder = temporary();
		const compiler = path.join(repository, "node_modules/typescript/bin/tsc");
		const files = ["src/system/start.ts", "src/system/threads.ts", "test/system/modules/shout.ts", "test/system/modules/tasks.ts"];
		const options = ["--outDir", folder, "--rootDir", ".", "--noEmit", "false", "--ignoreConfig", "--skipLibCheck"];
		const target = ["--module", "nodenext", "--target", "es2023", "--types", "node", "--strict", "--rewriteRelativeImportExtensions"];
		execFileSync(process.execPath, [compiler, ...files, ...options, ...target], { cwd: repository, stdio: "pipe" });
		expect(readdirSync(path.join(folder, "src/system"))).not.toContain("entry.mjs");
		symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
		write(folder, {
			"package.json": '{"type":"module"}',
			"main.js": `import { runProcess } from "./src/system/start.js";
import { startThreads } from "./src/system/threads.js";
const threads = startThreads(new URL("./test/system/modules/tasks", import.meta.url), 1, {});
const four = await threads.run("double", 2);
await threads.end();
console.log(runProcess(new URL("./test/system/modules/shout", import.meta.url), "word"), four);
`,
		});
		expect(execFileSync(process.execPath, ["main.js"], { cwd: folder, encoding: "utf8" })).toBe("WORD 4\n");
	});
});
