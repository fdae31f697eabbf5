import { KINDS, type Kind } from "../src/site/kinds.ts";
import { type Declared, type DeclaredField, type DeclaredType, withDeclared } from "./declared.ts";
import { markdownTable } from "./markdown.ts";

/** The blocks of `layouts/base.njk`, in their order, and what stands in each. */
export const BLOCKS: Readonly<Record<string, string>> = {
	title: "the title of the page, for the browser's tab and for search engines",
	meta: "what the page says of itself to machines: description, canonical address, Open Graph, JSON-LD",
	styles: "links to further style sheets, behind `style.css`",
	feeds: "links to the feeds that belong to the page",
	scripts: "links to scripts",
	head: "nothing: for what you want at the end of every `<head>`",
	nameplate: "the name of the paper, at the top",
	find: "the search field",
	main: "all that the page is about",
	foot: "nothing: for what you want below the links at the foot of every page",
};

/** The blocks of `layouts/story.njk` beside those of base.njk. */
export const STORY_BLOCKS: Readonly<Record<string, string>> = {
	afterText: "nothing: for what you want behind the text of every story",
};

const ITEMS = "src/site/items/items.ts";

/** The tables of docs/variables.md: the kinds, the types of their fields, `site`, the filters, the blocks. */
export function variableTables(): readonly string[] {
	return withDeclared((declared) => {
		const types: DeclaredType[] = [];
		const kinds = kindSections(declared, types);
		const site = declared.typeOf("src/site/site.ts", "Site");
		const siteTable = fieldTable(site.fields);
		const shared = sharedTypes(declared, [...types, site]);
		return [siteTable, kinds, shared, filterTable(declared), blockTable()];
	});
}

/**
 * The text of src/site/items/fieldnames.ts: the fields of all types that `item` and `site` lead to, for the check of owners' templates.
 * Types are no more when a program runs.
 */
export function fieldNamesModule(): string {
	return withDeclared((declared) => {
		const roots = [declared.typeOf(ITEMS, "ItemData"), declared.typeOf("src/site/site.ts", "Site")];
		const lines = [...roots, ...typesBelow(declared, roots)].map(
			({ name, fields }) => `\t${name}: "${fields.map((field) => `${field.name}: ${shapeOf(field)}`).join(", ")}",\n`,
		);
		const comment =
			"/**\n * What templates can name, from the types in this folder: `npm run docs` makes it. For each type its fields, and what each holds:\n * a type of this table, `text`, `number`, `{a b}` for the fields of a nameless one, `any` for what is not known; `[]` behind it says that it is a list.\n */";
		return `${comment}\n// biome-ignore format: a line for each type\nexport const FIELD_NAMES: Readonly<Record<string, string>> = {\n${lines.join("")}};\n`;
	});
}

/** What a field holds, for a program. */
function shapeOf({ type, types }: DeclaredField): string {
	const list = type.startsWith("list of ") ? "[]" : "";
	const member = type.replace(/^list of /, "");
	if (member.startsWith("list of ")) return "any[]";
	if (types.length === 1 && member === types[0]) return `${member}${list}`;
	if (member === "text" || member === "number") return `${member}${list}`;
	if (/^`\w+`(, `\w+`)+$/.test(member)) return `{${member.replaceAll(/[`,]/g, "")}}${list}`;
	return `any${list}`;
}

/** A section for each kind; kinds with the same fields share one. */
function kindSections(declared: Declared, types: DeclaredType[]): string {
	const { fields } = declared.typeOf(ITEMS, "ItemData");
	const groups = new Map<string, DeclaredField[]>();
	for (const field of fields) groups.set(field.types[0] ?? field.type, [...(groups.get(field.types[0] ?? field.type) ?? []), field]);
	const sections = [...groups].map(([name, kinds]) => {
		const type = kinds[0]?.types[0] === undefined ? undefined : declared.typeNamed(name);
		if (type) types.push(type);
		const lines = kinds.map((kind) => `- \`${KINDS[kind.name as Kind].template}\`: ${lowered(kind.about)}`);
		const own = type && type.fields.length > 0 ? fieldTable(type.fields) : "It sees nothing but its address.\n";
		return `### ${kinds.map((kind) => `\`${kind.name}\``).join(", ")}\n\n${lines.join("\n")}\n\n${own}`;
	});
	return sections.join("\n");
}

/** The sections of the types that several fields hold. */
function sharedTypes(declared: Declared, roots: readonly DeclaredType[]): string {
	const sorted = typesBelow(declared, roots);
	return sorted.map(({ name, about, fields }) => `### ${name}\n\n${about}\n\n${fieldTable(fields)}`).join("\n");
}

/** The types that fields of others have, and those of their own fields, in the order of their names. */
function typesBelow(declared: Declared, roots: readonly DeclaredType[]): DeclaredType[] {
	const found = new Map<string, DeclaredType>();
	const waiting = roots.flatMap(({ fields }) => fields.flatMap((field) => field.types));
	for (const name of waiting) {
		if (found.has(name)) continue;
		const type = declared.typeNamed(name);
		found.set(name, type);
		waiting.push(...type.fields.flatMap((field) => field.types));
	}
	return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fieldTable(fields: readonly DeclaredField[]): string {
	const rows = fields.map(({ name, type, types, isOptional, about }) => [
		`\`${name}\``,
		types.reduce((text, each) => text.replace(each, `[${each}](#${each.toLowerCase()})`), type),
		isOptional ? "may be missing" : "",
		about,
	]);
	return markdownTable(["field", "holds", "", "what it is"], rows);
}

function filterTable(declared: Declared): string {
	const rows = declared.filtersOf("src/view/filters/templatefilters.ts", "TemplateFilters").map(({ name, args, about, example }) => {
		const [value, ...rest] = args;
		const use = `\`${value ?? '""'} | ${name}${rest.length > 0 ? `(${rest.join(", ")})` : ""}\``;
		return [use, example ? `${about} \`${example[0]}\` gives \`${example[1]}\`` : about];
	});
	return markdownTable(["filter", "gives"], rows);
}

function blockTable(): string {
	const rows = (blocks: Readonly<Record<string, string>>, template: string) =>
		Object.entries(blocks).map(([name, holds]) => [`\`${name}\``, `\`${template}\``, holds]);
	return markdownTable(["block", "of", "holds"], [...rows(BLOCKS, "layouts/base.njk"), ...rows(STORY_BLOCKS, "layouts/story.njk")]);
}

/** A sentence behind a colon. */
function lowered(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
