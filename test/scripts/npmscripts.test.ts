import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { packageFileOf } from "../../src/cli/init/packagefile.ts";

const root = path.resolve(import.meta.dirname, "../..");

const PACKAGES = {
	"package.json": readFileSync(path.join(root, "package.json"), "utf8"),
	"create-backfile/package.json": readFileSync(path.join(root, "create-backfile/package.json"), "utf8"),
	"package.json of a new archive": packageFileOf({ wanted: "^1.0.0" }),
};

/** What a line of npm scripts means in other shells alone: quotes, variables, patterns, commands one after the other, and what Windows has no program for. */
const NOT_IN_CMD = /['`$*?;~]|(^|&& )\w+=|(^|&& )(rm|cp|mv|mkdir|cat|export|sh|bash|chmod|true) |(^|&& )\.\//;

it.each(Object.entries(PACKAGES))("the scripts of %s run in the shell of Windows as well", (_, text) => {
	const { scripts = {} } = JSON.parse(text) as { scripts?: Readonly<Record<string, string>> };
	expect(Object.values(scripts).filter((line) => NOT_IN_CMD.test(line))).toEqual([]);
});

it.each(["rm -rf lib", "NODE_ENV=test vitest", "vitest 'test/*.ts'", "echo $HOME", "tsc && ./run x"])("%s would not", (line) => {
	expect(line).toMatch(NOT_IN_CMD);
});
