import type { ArchiveSettings } from "../../../src/settings.ts";
import { buildArchive, makeArchive, story, write } from "../archives.ts";

/** The smallest PNG. */
export const PIXEL = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
	"base64",
);

const LONG = "a-long-name-".repeat(6);

/** An archive with stories that are public and some that are not, with names of every sort. */
export const FILES = {
	"content/2024/wall.md": story(
		"The wall",
		{ date: "2024-03-15", tags: ["Harbour"], redirect_from: "/old/wall" },
		"![A wall](wall%20100%25.png) [Ferry](ferry.md)",
	),
	"content/2024/wall 100%.png": PIXEL,
	"content/2024/ferry.md": story("The ferry", { date: "2024-05-01", author: "Ann" }),
	"content/2024/empty.pdf": "",
	"content/2024/more.md": story("More", { date: "2024-01-02" }, "[A file](empty.pdf) ![Wide](wide.png)"),
	"content/2024/wide.png": PIXEL,
	"content/2024/小.md": story("小さな新聞", { date: "2024-02-03" }),
	[`content/2024/${LONG}.md`]: story("Long", { date: "2024-02-04" }),
	"content/2024/draft.md": story("Unsaid", { draft: true }, "![S](secret.png)"),
	"content/2024/secret.png": Buffer.concat([PIXEL, Buffer.from("secret")]),
	"content/2024/withdrawn.md": story("Untrue", { date: "2024-02-05", status: "withdrawn" }),
	"content/2024/embargo.md": story("Later", { date: "2024-02-06", embargo: "2099-01-01" }),
	"content/1957/wire.txt": "The wire\n\nLONDON, March 3 – Words.\n",
	"content/1957/wire.yml": "date: 1957-03-03\n",
	"content/1957/articles.csv": "file,tags\nwire.txt,Wire\n",
	"content/1958/open.txt": "Open\n\nWords.\n",
	"content/1958/closed.txt": "Closed\n\nWords.\n",
	"content/1958/articles.csv": "file,date,status\nopen.txt,1958-01-01,published\nclosed.txt,1958-01-02,draft\n",
	"content/pages/about.md": story("About"),
	"content/terms.yml": "tags:\n  Harbour:\n    description: All of it\n",
	"templates/assets/own.css": "a { color: red; background: url(/media/2024/wide.png) }\n",
	"templates/.env": "secret",
	"templates/.git/config": "secret",
} as const;

/** Makes that archive and builds it. */
export async function builtArchive(
	settings: Partial<ArchiveSettings> = {},
	files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
	const root = makeArchive({ ...FILES, ...files }, settings);
	await buildArchive(root);
	// The build would compare it; what is packed does not depend on what stands in it.
	write(root, { "urls.txt": "" });
	return root;
}
