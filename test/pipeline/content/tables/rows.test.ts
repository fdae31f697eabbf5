import { describe, expect, it } from "vitest";
import { matchRows } from "../../../../src/pipeline/content/tables/rows.ts";
import { readTable } from "../../../../src/pipeline/content/tables/tables.ts";
import { slownessOf } from "../../../linear.ts";
import { readFiles } from "../folder.ts";

const story = "# The Head\n\nWords of the story.\n";

/** The statuses of stories named in `files`, in a folder with this table. */
function statusOf(table: string | Uint8Array, ...files: string[]) {
	const { status, told } = readFiles({ "articles.csv": table, ...Object.fromEntries(files.map((file) => [file, story])) });
	return { status, told };
}

describe("matchRows", () => {
	it.each([
		["wire.txt", "wire"],
		["wire.txt", "WIRE.TXT"],
		["wire.txt", "./wire.txt"],
		["wire.txt", ".\\wire.txt"],
		["1957/March/wire.txt", "1957\\march\\Wire"],
		["caf\u00e9.txt", "cafe\u0301.txt"],
		["cafe\u0301.txt", "caf\u00e9"],
		["a\\b.txt", "a\\b.txt"],
		["wire", "wire"],
		["pages/about.txt", "pages/about.txt"],
	])("finds %s by the name %s", (file, name) => {
		const { status, told } = statusOf(`file,published,status\n${name},2020-01-01,draft\n`, file);
		expect(status).toEqual({ [file]: "draft" });
		expect(told.filter((line) => line !== "error no-stories .")).toEqual([]);
	});

	it.each([
		["draft", ["true", "TRUE", "yes", "1", "on", "perhaps"]],
		["published", ["false", "no", "0"]],
		["status", ["draft", "Draft", "private", "to be checked"]],
		["is_published", ["FALSE"]],
		["Visibility", ["private", "members only"]],
		["password", ["secret"]],
	])("makes drafts by the column %s", (column, values) => {
		for (const value of values) expect(statusOf(`file,${column}\nw.txt,${value}\n`, "w.txt").status, value).toEqual({ "w.txt": "draft" });
	});

	it.each([
		["Page", "p. 5", { page: "5" }],
		["page number", "3-4", { page: "3-4" }],
		["print.page", "A4", { page: "A4" }],
		["Issue", "212", { issue: "212" }],
		["edition", "Evening", { edition: "Evening" }],
	])("takes the column %s for where a story stood in print", (column, cell, print) => {
		const { articles, told } = readFiles({
			"articles.csv": `file,headline,date,${column}\nw.txt,The Head,1957-03,${cell}\n`,
			"w.txt": story,
		});
		expect(articles["w.txt"]?.print).toEqual(print);
		expect(told).toEqual([]);
	});

	it("publishes what a table says is public", () => {
		const { status, told } = statusOf("file,published,draft\nw5.txt,2020-01-01,false\n", "w5.txt");
		expect(status).toEqual({ "w5.txt": "published" });
		expect(told).toEqual([]);
	});

	it.each<[string, string | Uint8Array]>([
		["semicolons", "file;status;authors\nw.txt;draft;Ann Example\n"],
		["tabs", "file\tstatus\tauthors\nw.txt\tdraft\tAnn Example\n"],
		["a first line of Excel's", "sep=;\r\nfile;status;authors\r\nw.txt;draft;Ann Example\r\n"],
		["UTF-16", Buffer.from("\ufefffile;status;authors\r\nw.txt;draft;Ann Example\r\n", "utf16le")],
	])("reads a table with %s", (_, table) => {
		const { articles, told } = readFiles({ "articles.csv": table, "w.txt": story });
		expect(articles["w.txt"]).toMatchObject({ status: "draft", authors: [{ name: "Ann Example" }] });
		expect(told).toEqual([]);
	});

	it.each<[string, string, Record<string, string>, string]>([
		["names no story", "gone.txt,draft", { "a.txt": "held", "b.txt": "published" }, "csv-no-story"],
		["has a cell too many", "a.txt,draft,x", { "a.txt": "held", "b.txt": "published" }, "csv-cells"],
		["ends early", "a.txt", { "a.txt": "held", "b.txt": "published" }, "csv-cells"],
		["has no name", ",draft", { "a.txt": "held", "b.txt": "published" }, "csv-no-file"],
		["has an open quotation mark", '"a.txt,draft', { "a.txt": "held", "b.txt": "published" }, "csv-syntax"],
		["takes in another", 'b.txt,"published\na.txt,draft"', { "a.txt": "held", "b.txt": "draft" }, "csv-syntax"],
	])("lets a story wait that a row may be about which %s", (_, row, expected, rule) => {
		const { status, told } = statusOf(`file,status\nb.txt,published\n${row}\n`, "a.txt", "b.txt");
		expect(status).toEqual(expected);
		expect(told).toContain("error table-broken a.txt");
		expect(told).toContainEqual(expect.stringContaining(`error ${rule} articles.csv:`));
	});

	it("says at a story that waits which name in a row is wrong", () => {
		const table = readTable("file,status\ngone.txt,draft\n", "articles.csv");
		const problem = matchRows([table], ["a.txt"], []).waitOf("a.txt");
		expect(problem?.message).toContain("articles.csv:2 may be about this story, since there is no story gone.txt;");
		expect(problem?.remedy).toContain("Mend the name in articles.csv:2, or delete that row");
	});

	it.each<[string, string]>([
		["gone.txt,A", "csv-no-story"],
		["a.txt,A,x", "csv-cells"],
		["a.txt", "csv-cells"],
		[",A", "csv-no-file"],
	])("lets none wait where no column could hide it, and tells: %s", (row, rule) => {
		const { status, told } = statusOf(`file,headline\n${row}\n`, "a.txt");
		expect(status).toEqual({ "a.txt": "published" });
		expect(told).toEqual([`error ${rule} articles.csv:2`]);
	});

	it.each<[string, string]>([
		["status", "published"],
		["draft", "no"],
		["noindex", "false"],
		["embargo", ""],
		["headline", "A"],
	])("lets none wait for a row that says nothing which could keep its story back: %s %s", (column, value) => {
		const head = `file,${column},password,section\nb.txt,,,\n`;
		for (const [row, rule] of [
			[`gone.txt,${value},,News`, "csv-no-story"],
			[`,${value},,News`, "csv-no-file"],
			[`C,${value},,News`, "csv-several"],
		]) {
			const { status, told } = statusOf(`${head}${row}\n`, "a.txt", "b.txt", "c.txt", "c.md");
			expect(status, row).toEqual({ "a.txt": "published", "b.txt": "published", "c.md": "published", "c.txt": "published" });
			expect(told, row).toEqual([`error ${rule} articles.csv:3`]);
		}
	});

	it.each<[string, string]>([
		["status", "withdrawn"],
		["status", "to be checked"],
		["draft", "perhaps"],
		["password", "secret"],
		["embargo", "2000-01-01"],
		["expires", "2000-01-01"],
		["published", "soon"],
		["noindex", "true"],
		["hide_headline", "yes"],
		["drfat", "true"],
	])("lets stories wait for a row that could keep its story back: %s %s", (column, value) => {
		for (const row of [`gone.txt,${value},`, `,${value},`, `A,${value},`]) {
			const { status } = statusOf(`file,${column},draft\nb.txt,,\n${row}\n`, "a.txt", "a.md", "b.txt");
			expect(status, row).toEqual({ "a.md": "held", "a.txt": "held", "b.txt": "published" });
		}
	});

	it("lets stories wait for the date of a row that may be about them, and takes nothing else from it", () => {
		const rows = ["gone.txt,2999-05-01,X", ",2998-01-01,X", "lost.txt,1957-03-04,X"];
		const { articles } = readFiles({
			"articles.csv": `file,published,section\nb.txt,1957-03-05,News\n${rows.join("\n")}\n`,
			"a.txt": story,
			"b.txt": story,
		});
		const [waiting, named] = [articles["a.txt"], articles["b.txt"]];
		expect([waiting?.status, waiting?.embargo?.edtf, waiting?.published, waiting?.section]).toEqual([
			"published",
			"2999-05-01",
			undefined,
			undefined,
		]);
		expect([named?.published?.edtf, named?.embargo]).toEqual(["1957-03-05", undefined]);
	});

	it.each<[string, string]>([
		["strike.txt", "strke.txt"],
		["strike.txt", "striike.txt"],
		["strike.txt", "strise.txt"],
		["strike.txt", "stirke"],
		["Strike vote.txt", "strike-vote.txt"],
		["strike.txt", "strike.doc"],
		["1957-03-04 strike.txt", "1957-03-04-strke.txt"],
		["deep/strike.txt", "deep\\strke.txt"],
	])("lets only %s wait for a row of the name %s", (file, name) => {
		const others = ["other.txt", "deep/other.txt"];
		const { status, problems } = readFiles({
			"articles.csv": `file,status\n${name},draft\n`,
			...Object.fromEntries([file, ...others].map((one) => [one, story])),
		});
		expect(status).toEqual({ [file]: "held", "deep/other.txt": "published", "other.txt": "published" });
		expect(problems.find(({ rule }) => rule === "csv-no-story")?.message).toBe(`There is no story ${name}. Did you mean ${file}?`);
	});

	it.each<[string, string]>([
		["strike-1.txt", "strike-2.txt"],
		["fire.txt", "five.txt"],
		["stockings.txt", "shipping.txt"],
	])("lets all wait beside %s for a row of the name %s, which may be any", (file, name) => {
		const { status } = statusOf(`file,status\n${name},draft\n`, file, "other.txt");
		expect(status).toEqual({ [file]: "held", "other.txt": "held" });
	});

	it("lets a story wait that has the name of a row in another folder", () => {
		const files = ["1957/strike.txt", "1957/b.txt", "other.txt"];
		expect(statusOf("file,status\n1975/strike.txt,draft\n", ...files).status).toEqual({
			"1957/b.txt": "published",
			"1957/strike.txt": "held",
			"other.txt": "published",
		});
		expect(statusOf("file,status\nstrike.txt,draft\n", ...files).status).toEqual({
			"1957/b.txt": "published",
			"1957/strike.txt": "held",
			"other.txt": "held",
		});
		expect(statusOf("file,status\n1975/b.txt,draft\n", ...files).status).toEqual({
			"1957/b.txt": "held",
			"1957/strike.txt": "held",
			"other.txt": "held",
		});
	});

	it("offers a name only of a story that has no row", () => {
		const { problems } = readFiles({
			"articles.csv": "file,headline\nstrike.txt,A\nstrke.txt,B\nhabuor.txt,C\n",
			"strike.txt": story,
			"harbour.txt": story,
		});
		expect(problems.map(({ message }) => message)).toEqual([
			"There is no story strke.txt.",
			"There is no story habuor.txt. Did you mean harbour.txt?",
		]);
	});

	it("lets all stories wait that a name fits, but for those with a row of their own", () => {
		const { status, told } = statusOf("file,status\nA,draft\na.txt,published\n", "a.md", "a.txt", "a.html", "b.txt");
		expect(status).toEqual({ "a.html": "held", "a.md": "held", "a.txt": "published", "b.txt": "published" });
		expect(told).toContain("error csv-several articles.csv:2");
	});

	it("lets none wait for a row about a file that is no story", () => {
		const { status, told } = statusOf("file,status\nphoto.jpg,draft\nnotes.xyz,draft\n", "a.txt", "photo.jpg", "notes.xyz");
		expect(status).toEqual({ "a.txt": "published" });
		expect(told).toContain("error csv-no-story articles.csv:2");
		expect(told).toContain("error csv-no-story articles.csv:3");
	});

	it("lets only the folder wait in which a named story is missing", () => {
		const { status } = statusOf("file,status\nx/gone.txt,draft\n", "x/a.txt", "y/b.txt", "c.txt");
		expect(status).toEqual({ "c.txt": "published", "x/a.txt": "held", "y/b.txt": "published" });
	});

	it("lets the stories below a table wait which may be about them, as far as no other table is nearer", () => {
		const files = { "x/a.txt": story, "x/deep/b.txt": story, "y/c.txt": story, "d.txt": story };
		const open = '"d.txt,draft';
		const waiting = (table: string, other: string) => {
			const { status } = readFiles({ "articles.csv": table, "y/articles.csv": other, ...files });
			return Object.keys(status).filter((file) => status[file] === "held");
		};
		expect(waiting(`file,status\n${open}`, "file,status\n")).toEqual(["d.txt", "x/a.txt", "x/deep/b.txt"]);
		expect(waiting(`file,status\nx/a.txt,published\n${open}`, "file,status\n")).toEqual(["d.txt", "x/deep/b.txt"]);
		expect(waiting(`file,status\n./d.txt,published\n${open}`, "file,status\n")).toEqual([]);
		expect(waiting("file,status\n", `file,status\n${open}`)).toEqual(["y/c.txt"]);
	});

	it("lets the stricter of two rows count, and else that of the nearer table", () => {
		const { articles, status, told } = readFiles({
			"articles.csv": "file,section,status\n1957/a.txt,Root,draft\n",
			"1957/articles.csv": "file,section\na.txt,Near\nb.txt,First\n./B.txt,Second\n",
			"1957/a.txt": story,
			"1957/b.txt": story,
		});
		expect(status).toEqual({ "1957/a.txt": "draft", "1957/b.txt": "published" });
		expect(articles["1957/a.txt"]?.section).toBe("Near");
		expect(articles["1957/b.txt"]?.section).toBe("First");
		expect(told).toEqual(["error csv-twice 1957/articles.csv:4", "error csv-twice articles.csv:2"]);
	});

	it("lets the strictest of front matter, sidecar and row count, and tells it", () => {
		const says = (own: string, sidecar: string, row: string) =>
			readFiles({
				"a.md": `---\ntitle: A\nstatus: ${own}\n---\nWords.`,
				"a.yml": `status: ${sidecar}\n`,
				"articles.csv": `file,status\na.md,${row}\n`,
			});
		const [open, strict] = ["published", "draft"];
		expect(says(open, open, open)).toMatchObject({ status: { "a.md": "published" }, told: [] });
		for (const [own, sidecar, row] of [
			[strict, open, open],
			[open, strict, open],
			[open, open, strict],
		] as const) {
			const { status, told } = says(own, sidecar, row);
			expect(status).toEqual({ "a.md": "draft" });
			expect(told).toHaveLength(2);
			expect(told).toEqual(told.map(() => expect.stringContaining("warning sources-differ")));
		}
	});

	it("takes linear time", async () => {
		const match = ({ stories, rows }: { readonly stories: readonly string[]; readonly rows: string }) => {
			const { rowsOf, waitOf, problems } = matchRows([readTable(rows, "articles.csv")], [...stories, "1/other.txt"], []);
			expect(stories.every((file) => rowsOf(file)?.length === 1 && waitOf(file) === undefined)).toBe(true);
			expect([waitOf("1/other.txt")?.rule, problems.length]).toEqual(["table-broken", stories.length]);
		};
		const make = (length: number) => {
			const stories = Array.from({ length }, (_, index) => `${index % 500}/${index}.txt`);
			const found = stories.map((file) => `${file.toUpperCase().replace(".TXT", "")},draft`);
			const lost = stories.map((file) => `${file}x,draft`);
			return { stories, rows: `file,status\n${[...found, ...lost].join("\n")}\n` };
		};
		expect(await slownessOf(match, make, 10_000)).toBeUndefined();
	});
});
