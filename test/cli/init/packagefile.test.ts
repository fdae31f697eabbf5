import path from "node:path";
import { describe, expect, it } from "vitest";
import { dependencyOf, packageFileOf } from "../../../src/cli/init/packagefile.ts";
import { temporary, write } from "../../pipeline/archives.ts";

describe("the package.json of a new archive", () => {
	it("names the folder of a clone by its path from the archive", () => {
		expect(dependencyOf("/home/eva/backfile", "/home/eva/papers/my archive", "1.2.3")).toEqual({
			wanted: "file:../../backfile",
			local: "/home/eva/backfile",
		});
	});

	it("names the version of an installed package, or the packed file that it was installed from", () => {
		const root = temporary();
		const ours = path.join(root, "node_modules/backfile");
		expect(dependencyOf(ours, root, "1.2.3")).toEqual({ wanted: "^1.2.3" });
		const lock = (resolved: string) => JSON.stringify({ packages: { "node_modules/backfile": { resolved } } });
		write(root, { "node_modules/.package-lock.json": lock("https://registry.npmjs.org/backfile/-/backfile-1.2.3.tgz") });
		expect(dependencyOf(ours, root, "1.2.3")).toEqual({ wanted: "^1.2.3" });
		write(root, { "node_modules/.package-lock.json": lock("file:packed/backfile-1.2.3.tgz"), "packed/backfile-1.2.3.tgz": "" });
		expect(dependencyOf(ours, path.join(root, "site"), "1.2.3").wanted).toBe("file:../packed/backfile-1.2.3.tgz");
		write(root, { "node_modules/.package-lock.json": "{" });
		expect(dependencyOf(ours, root, "1.2.3")).toEqual({ wanted: "^1.2.3" });
	});

	it("has the commands that the README names", () => {
		expect(JSON.parse(packageFileOf({ wanted: "^1.2.3" }))).toMatchObject({
			private: true,
			type: "module",
			scripts: { build: "backfile build", serve: "backfile serve", check: "backfile check" },
			dependencies: { backfile: "^1.2.3" },
		});
	});
});
