import path from "node:path";
import { expect, it } from "vitest";
import { buildArchive, makeArchive, story, treeOf } from "../archives.ts";

const CODE = '<?php system("x") ?> <?= 1 ?> <% x %> <!--#exec cmd="x" --> {{ 7*7 }}';

it("writes nothing that a server would run, under old addresses of programs neither", async () => {
	const fields = {
		headline: CODE,
		published: "2020-01-01",
		tags: [CODE],
		section: CODE,
		authors: [CODE],
		standfirst: CODE,
		byline: CODE,
		image: { src: "a.png", alt: CODE, caption: CODE },
	};
	const body = `${CODE}\n\n\`${CODE}\`\n\n    ${CODE}\n\n![${CODE}](a.png "${CODE.replaceAll('"', "'")}")\n`;
	const root = makeArchive({
		"content/a.md": story(
			CODE,
			{ ...fields, permalink: "/old/story.php", redirect_from: ["/x.php.html", "/cgi-bin/a.cgi", "/a.shtml", "/b.php/"] },
			body,
		),
		"content/b.html": story(CODE, fields, `<p title='${CODE}'>${CODE}</p><pre>${CODE}</pre>`),
		"content/c.txt": `${CODE}\n\n${CODE}\n`,
	});
	const { articles } = await buildArchive(root);
	expect(articles).toBe(3);
	const tree = Object.entries(treeOf(path.join(root, "dist")));
	const texts = tree.filter(([file]) => /\.(html|xml|opml|txt|svg)$/.test(file));
	expect(texts.some(([, text]) => text.includes("&lt;?php"))).toBe(true);
	expect(
		texts
			.filter(([, text]) => /<\?(?!xml[ -])|<%|<!--#/.test(text))
			.map(([file, text]) => `${file}: ${text.slice(Math.max(0, text.search(/<\?(?!xml[ -])|<%|<!--#/) - 70)).slice(0, 160)}`),
	).toEqual([]);
	expect(tree.map(([file]) => file).filter((file) => /\.(php|cgi|shtml)$/.test(file))).toEqual([]);
	expect(tree.map(([file]) => file)).toContain("old/story.php/index.html");
});
