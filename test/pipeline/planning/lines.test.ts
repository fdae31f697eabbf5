import { expect, it } from "vitest";
import { buildArchive, makeArchive } from "../archives.ts";

it("tells on which line of which file a refused address stands", async () => {
	const root = makeArchive({
		"content/a.md": "---\nheadline: A\ntags: [x]\npermalink: /.htaccess\n---\nWords.\n",
		"content/b.md": "---\nheadline: B\nredirect_from:\n  - /old/\n  - CNAME\n---\nWords.\n",
		"content/c.md": "---\nheadline: C\n---\nWords.\n",
		"content/c.yml": "aliases: [/.Backfile-Staging/x]\n",
		"content/d/d.md": "---\nheadline: D\n---\nWords.\n",
		"content/d/articles.csv": "file,permalink\nd.md,/web.config\n",
		"content/e.md": "---\nheadline: E\nslug: con\npermalink: /old/\n---\nWords.\n",
	});
	const { problems } = await buildArchive(root);
	expect(problems.map(({ file, line, rule, severity }) => [file, line, rule, severity])).toEqual([
		["a.md", 4, "permalink-address", "error"],
		["b.md", 4, "redirect-shadows", "error"],
		["b.md", 5, "redirect-address", "error"],
		["c.yml", 1, "redirect-address", "error"],
		["d/articles.csv", 2, "permalink-address", "error"],
	]);
});
