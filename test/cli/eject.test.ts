import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeArchive, story } from "../pipeline/archives.ts";
import { backfile, repository } from "./run.ts";

describe("backfile eject", () => {
	it("copies templates of ours to the owner's, never over one that is there, and all or none", async () => {
		const root = makeArchive({ "content/a.md": story("First"), "templates/partials/kinds.njk": "own" });
		expect((await backfile(root, "eject")).out.split("\n")).toContain("layouts/story.njk");
		const ejected = await backfile(root, "eject", "layouts/article.njk", "templates/words/en.yml");
		expect(ejected).toMatchObject({ code: 0, out: "templates/layouts/story.njk\ntemplates/words/en.yml\n" });
		const ours = readFileSync(path.join(repository, "templates/layouts/story.njk"), "utf8");
		expect(readFileSync(path.join(root, "templates/layouts/story.njk"), "utf8")).toBe(ours);
		for (const name of ["partials/kinds.njk", "../package.json", "layouts/none.njk"]) {
			const refused = await backfile(root, "eject", "layouts/front.njk", name);
			expect(refused.code).toBe(2);
			expect(refused.err).toContain(path.posix.normalize(name));
		}
		expect(readdirSync(path.join(root, "templates/layouts"))).toEqual(["story.njk"]);
		expect(readFileSync(path.join(root, "templates/partials/kinds.njk"), "utf8")).toBe("own");
	});

	it("takes the name of a page without its folder, or a word for it, and offers the nearest where there is none", async () => {
		const root = makeArchive({ "content/a.md": story("First") });
		expect((await backfile(root, "eject", "front", "section")).out).toBe("templates/layouts/front.njk\ntemplates/layouts/term.njk\n");
		expect((await backfile(root, "eject", "layouts/stroy.njk")).err).toContain("Did you mean layouts/story.njk?");
		expect(await backfile(root, "eject", "constructor")).toMatchObject({
			code: 2,
			err: expect.stringContaining("There is no template constructor."),
		});
	});
});
