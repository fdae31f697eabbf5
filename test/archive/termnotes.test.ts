import { describe, expect, it } from "vitest";
import { noTermNotes, readAuthorNotes, readTermNotes, withAuthorNotes } from "../../src/archive/termnotes.ts";
import { TERM_KINDS } from "../../src/archive/terms.ts";
import { slowness } from "../linear.ts";

const read = (yaml: string) => readTermNotes(yaml, "terms.yml");

describe("readTermNotes", () => {
	it("reads every kind of term", () => {
		const yaml = `
sections: {News: {slug: nachrichten}}
tags:
  1984: {description: " The
    novel "}
  NATO: {also: [otan, 1949]}
authors: {Ann: {name: Ann Lee, also: A. Lee}}
series: {Floods: }
issues: {1957-03-04: {hide: true}}
`;
		const bare = { slug: undefined, description: undefined, hide: false };
		expect(read(yaml)).toEqual({
			problems: [],
			notes: {
				section: [{ ...bare, name: "News", spellings: ["News"], slug: "nachrichten" }],
				tag: [
					{ ...bare, name: "1984", spellings: ["1984"], description: "The novel" },
					{ ...bare, name: "NATO", spellings: ["NATO", "otan", "1949"] },
				],
				author: [{ ...bare, name: "Ann Lee", spellings: ["Ann", "A. Lee"] }],
				series: [{ ...bare, name: "Floods", spellings: ["Floods"] }],
				issue: [{ ...bare, name: "1957-03-04", spellings: ["1957-03-04"], hide: true }],
			},
		});
	});

	it.each(["", "# nothing\n", "tags:\n", "---\n"])("finds nothing in %j", (yaml) => {
		expect(read(yaml)).toEqual({ notes: noTermNotes, problems: [] });
	});

	it.each<[string, object[]]>([
		["tags: [a", [{ rule: "yaml-syntax", line: 2 }]],
		["tags:\n  a: 1\n  a: 2\n", [{ rule: "yaml-syntax", line: 3, column: 3 }]],
		["a: &a [*a]", [{ rule: "yaml-too-large" }]],
		["tags:\n  Bridge:\n    hidden: true\n", [{ rule: "terms-form", line: 3, column: 5, message: "hidden is not known here." }]],
		["topics:\n  Bridge:\n", [{ rule: "terms-form", line: 1, column: 1, message: "topics is not known here." }]],
		["tags:\n  Bridge:\n    hide: perhaps\n", [{ rule: "terms-form", line: 3, column: 5 }]],
		["tags:\n  Bridge: a bridge\n", [{ rule: "terms-form", line: 2, column: 3 }]],
		["tags:\n  Bridge:\n    name: ''\n", [{ rule: "terms-form", line: 3 }]],
		["tags: [Bridge]\n", [{ rule: "terms-form", line: 1 }]],
		["- tags\n", [{ rule: "terms-form" }]],
		["tags:\n  A: {x: 1}\n  B: {y: 1}\n", [{ line: 2 }, { line: 3 }]],
	])("uses nothing of %j but what hides terms", (yaml, expected) => {
		const { notes, problems } = read(yaml);
		const all = TERM_KINDS.flatMap((kind) => notes[kind]);
		expect(all.every(({ hide, slug, description }) => hide && slug === undefined && description === undefined)).toBe(true);
		expect(all.length > 0).toBe(/hid/.test(yaml));
		expect(problems).toHaveLength(expected.length);
		expect(problems).toMatchObject(expected.map((place) => ({ file: "terms.yml", severity: "error", ...place })));
		for (const { message, remedy } of problems)
			expect([message, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
	});

	it.each(["yes", "True", "on", "1", '"true"'])("hides with %s", (truth) => {
		expect(read(`tags: {Bridge: {hide: ${truth}}}`)).toMatchObject({ problems: [], notes: { tag: [{ hide: true }] } });
	});

	it.each([
		"tags:\n  Secret:\n    hide: true\n  B: {x: 1}\n",
		"tags:\n  Secret: {hide: ture}\n",
		"tags:\n  Secret: {hidden: true}\n",
		"tags:\n  Public:\n    also: [Secret]\n    Hide: true\n    b: c\n",
		"Tag:\n  Secret: {hide: true}\n",
		"topics:\n  Secret: {hide: true}\n",
		"tags:\n  - Secret: {hide: true}\n",
		"tags:\n  Secret:\n    hide: true\n  B: [open\n",
		"tags:\n  Secret:\n\thide: true\n  B: *none\n",
		"tags:\n  A: {also: [open\n  Secret:\n    hide: true\n",
		'tags:\n  "Secret":\n    hide: true\n  "Secret":\n    hide: false\n',
		"a: &a [*a]\ntags:\n  Secret: {hide: true}\n",
		"}tags:\n  Secret:\n    hide: yes\n",
	])("keeps hidden what %j hides, although it has a fault", (yaml) => {
		const { notes, problems } = read(yaml);
		expect(problems.some(({ severity }) => severity === "error")).toBe(true);
		expect(notes.tag.filter(({ spellings }) => spellings.includes("Secret"))).not.toEqual([]);
	});

	it.each(["tags:\n  Bridge: {hide: false, x: 1}\n", "tags:\n  Bridge:\n    hide: no\n  B: [open\n"])(
		"hides nothing that %j does not",
		(yaml) => {
			expect(read(yaml).notes).toEqual(noTermNotes);
		},
	);

	it("hides all terms where a long file has a fault, and takes linear time over it", async () => {
		const { notes, problems } = readTermNotes(`tags:\n  a: {hide: true}\n${"[x][a] ".repeat(100_000)}`, "terms.yml");
		expect([notes.hidesAll, problems.map(({ rule }) => rule)]).toEqual([true, ["yaml-syntax"]]);
		const read = (text: string) => readTermNotes(`tags:\n  a: {hide: true}\n${text}`, "terms.yml");
		expect(await slowness(read, "[x][a] ", 35_000)).toBeUndefined();
	});
});

describe("readAuthorNotes", () => {
	it("reads what is told of authors", () => {
		const yaml = "jane:\n  name: Jane Doe\n  biography: |\n    One.\n\n    Two.\n  links: https://a.example/\n";
		const about = { biography: "One.\n\nTwo.", links: [{ url: "https://a.example/" }] };
		expect(readAuthorNotes(yaml, "authors.yml")).toEqual({
			notes: {
				...noTermNotes,
				author: [{ name: "Jane Doe", spellings: ["jane"], slug: undefined, description: undefined, hide: false, about }],
			},
			problems: [],
		});
	});

	it("tells a fault with its line, and hides whom it may hide all the same", () => {
		const { notes, problems } = readAuthorNotes("---\nJane:\n  links: [javascript:alert(1)]\nBob:\n  hide: true\n", "authors.yml");
		expect(problems.map(({ line, rule }) => [line, rule])).toEqual([[3, "terms-form"]]);
		expect(new Set(notes.author.filter(({ hide }) => hide).map(({ name }) => name))).toEqual(new Set(["Bob"]));
	});
});

describe("withAuthorNotes", () => {
	it("lets terms.yml stand over authors.yml, and either hide an author", () => {
		const yaml = "authors:\n  E. Marlowe: {name: Edith Marlowe, description: Ours}\n  Bob: {biography: From here}\n";
		const others = "Edith Marlowe: {biography: B, description: Theirs}\nbob: {hide: true, biography: C, image: b.jpg}\nNew: {}\n";
		const { author } = withAuthorNotes(readTermNotes(yaml, "terms.yml").notes, readAuthorNotes(others, "authors.yml").notes);
		expect(author.map(({ name, description, about, hide }) => [name, description, about, hide])).toEqual([
			["Edith Marlowe", "Ours", { biography: "B" }, false],
			["Bob", undefined, { biography: "From here", image: "b.jpg" }, true],
			["New", undefined, undefined, false],
		]);
	});
});
