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

/** The types that fields of others have, and those of their own fields, by name. */
function sharedTypes(declared: Declared, roots: readonly DeclaredType[]): string {
	const found = new Map<string, DeclaredType>();
	const waiting = roots.flatMap(({ fields }) => fields.flatMap((field) => field.types));
	for (const name of waiting) {
		if (found.has(name)) continue;
		const type = declared.typeNamed(name);
		found.set(name, type);
		waiting.push(...type.fields.flatMap((field) => field.types));
	}
	const sorted = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
	return sorted.map(({ name, about, fields }) => `### ${name}\n\n${about}\n\n${fieldTable(fields)}`).join("\n");
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
