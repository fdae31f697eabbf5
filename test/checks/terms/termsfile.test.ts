import { describe, expect, it } from "vitest";
import type { TermMerge } from "../../../src/checks/finding.ts";
import { withMerges } from "../../../src/checks/terms/termsfile.ts";

const merge = (name: string, other: string, kind: TermMerge["kind"] = "tag"): TermMerge => ({ kind, name, other });

const hack = merge("hack week", "hackweek");

describe("withMerges", () => {
	it.each([
		["an empty file", "", "tags:\n  hack week: { also: [hackweek] }\n"],
		["comments alone", "# Mine.\n", "# Mine.\ntags:\n  hack week: { also: [hackweek] }\n"],
		["a file without an end", "sections: {}", "sections: {}\ntags:\n  hack week: { also: [hackweek] }\n"],
		["a group that is empty", "tags: # none\nseries: {}\n", "tags:\n  hack week: { also: [hackweek] } # none\nseries: {}\n"],
		["an entry that is empty", "tags:\n  Hack Week: # mine\n", "tags:\n  Hack Week: { also: [hackweek] } # mine\n"],
		["a list", "tags:\n  hack week:\n    also: [ x ] # y\n", "tags:\n  hack week:\n    also: [ x, hackweek ] # y\n"],
		[
			"a list in lines",
			"tags:\n  hack week:\n    also:\n      - x # y\n\nsections: {}\n",
			"tags:\n  hack week:\n    also:\n      - x # y\n      - hackweek\n\nsections: {}\n",
		],
		["one other name", "tags:\n  hack week:\n    also: x # y\n", "tags:\n  hack week:\n    also: [x, hackweek] # y\n"],
		[
			"an entry in lines",
			"tags:\n  hack week:\n    slug: h # y\n  z: {}\n",
			"tags:\n  hack week:\n    slug: h # y\n    also: [hackweek]\n  z: {}\n",
		],
		["an entry on one line", "tags:\n  hack week: { slug: h }\n", "tags:\n  hack week: { slug: h, also: [hackweek] }\n"],
		["a group on one line", "tags: {a: {hide: true}}\n", "tags: {a: {hide: true}, hack week: { also: [hackweek] }}\n"],
		["a name among others", "tags:\n  hacking: { also: [Hack Week] }\n", "tags:\n  hacking: { also: [Hack Week, hackweek] }\n"],
		["a shown name", "tags:\n  h: { name: Hack Week }\n", "tags:\n  h: { name: Hack Week, also: [hackweek] }\n"],
	])("adds to %s", (_, yaml, text) => {
		expect(withMerges(yaml, [hack])).toEqual({ text, done: [hack] });
	});

	it("keeps line ends, order, blank lines and values as they are typed", () => {
		const yaml = "# One\r\nseries:\r\n  1.10: {slug: 007}\r\n\r\n  # Two\r\ntags:\r\n  b: {}\r\n  a: {}\r\n";
		expect(withMerges(yaml, [hack])?.text).toBe(`${yaml}  hack week: { also: [hackweek] }\r\n`);
	});

	it("writes several merges at once, and quotes what would be read otherwise", () => {
		const merges = [hack, merge("hack week", "hack_week"), merge("true", "t rue"), merge("José García", "García, Jose", "author")];
		expect(withMerges("tags:\n  a: {}\n", merges)?.text).toBe(
			'tags:\n  a: {}\n  hack week: { also: [hackweek, hack_week] }\n  "true": { also: [t rue] }\nauthors:\n  José García: { also: ["García, Jose"] }\n',
		);
	});

	it("leaves alone a name with an entry of its own", () => {
		const yaml = "tags:\n  hackweek: { hide: true }\n";
		expect(withMerges(yaml, [hack])).toEqual({ text: yaml, done: [] });
	});

	it.each(["tags: [", "tags: 1\n", "text", "tags:\n  a: {colour: red}\n"])("does not write into %o, which has a fault", (yaml) => {
		expect(withMerges(yaml, [hack])).toBeUndefined();
	});
});
