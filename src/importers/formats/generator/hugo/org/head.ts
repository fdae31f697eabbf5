import { NO_FRONT_MATTER, type Split } from "../../../../../article/frontmatter/split.ts";
import { spoken } from "../fields.ts";

/** A line such as `#+date: 2020-01-01` or `#+tags[]: a b`. */
export const KEYWORD = /^[ \t]*#\+([\w-]+)(\[\])?:[ \t]*(.*)$/;

/** The beginning of a block such as `#+begin_src python`. */
export const BEGIN = /^[ \t]*#\+begin_(\w+)[ \t]*(.*)$/i;

/** Keywords that belong to what stands below them, or say how Org mode works with a text: they are no fields of a page. */
const NO_FIELDS =
	/^(caption|name|attr_\w+|header\w*|results|call|html|latex|include|setupfile|options|property|startup|todo|seq_todo|macro|link|email|language|export_\w+|select_tags|exclude_tags|toc|hugo_(?!draft$)\w+|begin_\w+|end_\w+)$/;

/**
 * The fields of a text of Org mode: its keywords, wherever they stand outside of blocks, as Hugo reads them. The body begins with the text itself,
 * since its reader leaves out the keywords.
 * @param path of its file; its name is the headline where no keyword says it
 */
export function splitOrg(text: string, path: string): Split {
	const fields = new Map<string, unknown>();
	const lines = text.split("\n");
	const ends = blockEnds(lines);
	for (let index = 0; index < lines.length; index++) {
		const end = ends.get(index);
		if (end !== undefined) index = end;
		else {
			const [, key = "", list, value = ""] = KEYWORD.exec(lines[index] ?? "") ?? [];
			if (key !== "" && !NO_FIELDS.test(key.toLowerCase())) put(key.toLowerCase(), list !== undefined, value.trim());
		}
	}
	if (!fields.has("title")) fields.set("title", spoken(path.replace(/^.*\//, "").replace(/\.[^.]*$/, "")));
	return { ...NO_FRONT_MATTER, fields: Object.fromEntries(fields) };

	function put(key: string, isList: boolean, value: string): void {
		if (/^(hugo_)?draft$/.test(key)) {
			// Whichever of several says so: what may be a draft is one.
			if (fields.get("draft") !== true)
				fields.set("draft", /^(false|nil|no)$/i.test(value) ? false : /^(true|t|yes)$/i.test(value) || value);
		} else if (key === "filetags")
			fields.set(
				"tags",
				value.split(/[\s:]+/).filter((tag) => tag !== ""),
			);
		else if (fields.has(key)) return;
		else if (isList)
			fields.set(
				key,
				value.split(/\s+/).filter((one) => one !== ""),
			);
		else if (value !== "") fields.set(key, /date|lastmod/.test(key) ? plainDate(value) : value);
	}
}

/** `<2020-01-01 Wed 10:00>` as `2020-01-01 10:00`. */
function plainDate(written: string): string {
	const [, day = "", time = ""] = /^[<[](\d{4}-\d\d-\d\d)(?:[ \t]+[^\s\d\]>]+)?(?:[ \t]+(\d\d?:\d\d))?[^\]>]*[\]>]$/.exec(written) ?? [];
	return day === "" ? written : `${day}${time === "" ? "" : ` ${time.padStart(5, "0")}`}`;
}

/** The line at which each block ends, by that at which it begins. What never ends is no block. */
export function blockEnds(lines: readonly string[]): ReadonlyMap<number, number> {
	const closes = new Map<string, number[]>();
	for (const [index, line] of lines.entries()) {
		const name = /^[ \t]*#\+end_(\w+)/i.exec(line)?.[1]?.toLowerCase();
		const known = closes.get(name ?? "");
		if (known) known.push(index);
		else if (name !== undefined) closes.set(name, [index]);
	}
	for (const list of closes.values()) list.reverse();
	const ends = new Map<number, number>();
	for (const [index, line] of lines.entries()) {
		const later = closes.get(BEGIN.exec(line)?.[1]?.toLowerCase() ?? "") ?? [];
		while ((later.at(-1) ?? index + 1) < index) later.pop();
		const end = later.at(-1);
		if (end !== undefined) ends.set(index, end);
	}
	return ends;
}
