import { nearestOf } from "../../problem/nearest.ts";
import type { Problem } from "../../problem.ts";
import { KIND_NAMES, KINDS, type Kind } from "../../site/kinds.ts";
import { once } from "../../system/once.ts";
import { type MissingName, missingNames, namesGiven, namesSet } from "./lookups.ts";
import { itemShape, kindsWith, type Shape, siteShape } from "./shapes.ts";
import { frontMatterOf, type Node } from "./syntax.ts";
import { type ReadTemplate, usedFrom } from "./uses.ts";

/** What Nunjucks and Eleventy give every template. */
const GIVEN = ["range", "cycler", "joiner", "super", "caller", "page", "eleventy", "collections", "pkg", "content", "pagination", "layout"];

/** What our `layouts/base.njk` takes from the front matter of pages of the owner's own, which extend it. */
const OF_PAGES = ["title", "description", "noindex"];

/** What is known of the templates of an archive. */
export interface KnownTemplates {
	/** The owner's. */
	readonly own: readonly ReadTemplate[];
	/** Gives a template by its name, as templates name it. */
	readonly read: (name: string) => ReadTemplate | undefined;
	/** Whether a template is a page of the owner's own, which Eleventy renders. */
	readonly isPage: (name: string) => boolean;
	/** Whether the owner's config, or a file of data, may add a variable of this name. */
	readonly mayBeAdded: (name: string) => boolean;
}

/**
 * Tells of names in the owner's templates behind which there is nothing: Nunjucks shows nothing for them.
 * @returns problems whose files are names of templates
 */
export function unknownVariables(known: KnownTemplates): Problem[] {
	const kindsOf = kindsByTemplate(known.read);
	const all = [...new Set([...known.own, ...usedFrom(layouts(), known.read)])];
	// Most archives have no unknown variable, for which all of our templates would be parsed.
	const set = once(() => namesIn(all, namesSet));
	const given = once(() => namesIn(all, namesGiven));
	const renamed = namesIn(known.own, namesGiven);
	const included = new Set(all.flatMap(({ uses }) => uses.flatMap((use) => (use.isExtended ? [] : [known.read(use.name)?.name]))));
	return known.own.flatMap((template) => {
		const kinds = kindsOf.get(template.name) ?? [];
		// What a template sets is seen by what extends it. What is included sees all variables of the template that includes it.
		const others = included.has(template.name) ? given : set;
		const root = template.root();
		if (!root || (kinds.length === 0 && !known.isPage(template.name))) return [];
		const globals = globalsOf(template, kinds, renamed);
		const isSaid = (missing: MissingName) => missing.of !== undefined || !(known.mayBeAdded(missing.name) || others().has(missing.name));
		const told = missingNames(root, globals)
			.filter(isSaid)
			.flatMap((missing) => problemOf(template.name, missing, kinds) ?? []);
		return [...new Map(told.map((problem) => [`${problem.line} ${problem.message}`, problem])).values()];
	});
}

function namesIn(templates: readonly ReadTemplate[], namesOf: (root: Node) => readonly string[]): ReadonlySet<string> {
	return new Set(
		templates.flatMap((template) => {
			const root = template.root();
			return root ? namesOf(root) : [];
		}),
	);
}

function layouts(): string[] {
	return KIND_NAMES.map((kind) => KINDS[kind].template);
}

/** The kinds whose pages a template is part of, so that it sees their `item`. */
function kindsByTemplate(read: KnownTemplates["read"]): ReadonlyMap<string, readonly Kind[]> {
	const kindsOf = new Map<string, Kind[]>();
	for (const kind of KIND_NAMES) {
		for (const { name } of usedFrom([KINDS[kind].template], read, true)) kindsOf.set(name, [...(kindsOf.get(name) ?? []), kind]);
	}
	return kindsOf;
}

function globalsOf({ name, text }: ReadTemplate, kinds: readonly Kind[], renamed: ReadonlySet<string>): Map<string, Shape | undefined> {
	const matter = frontMatterOf(text);
	const isKnown = (variable: string) => !renamed.has(variable) && !new RegExp(`\\b${variable}\\b`).test(matter);
	const globals = new Map<string, Shape | undefined>(GIVEN.map((name) => [name, undefined]));
	globals.set("item", isKnown("item") && kinds.length > 0 ? itemShape(kinds) : undefined);
	if (/^(backfile\/)?layouts\/base\.njk$/.test(name)) for (const field of OF_PAGES) globals.set(field, undefined);
	return globals.set("site", isKnown("site") ? siteShape : undefined);
}

function problemOf(file: string, missing: MissingName, kinds: readonly Kind[]): Problem | undefined {
	const words = missing.of ? unknownField(missing, missing.of, kinds) : unknownVariable(missing, kinds);
	return words && { file, line: missing.line, rule: "variable-unknown", severity: "warning", ...words };
}

type Told = Pick<Problem, "message" | "remedy">;

function unknownField({ path, name }: MissingName, of: NonNullable<MissingName["of"]>, kinds: readonly Kind[]): Told {
	const { shape } = of;
	if (shape.sort === "list") {
		const message = `${of.path} is a list, and has no ${name}: nothing is shown for ${path}.`;
		return { message, remedy: `Go through the list: {% for each in ${of.path} %}{{ each.${name} }}{% endfor %}.` };
	}
	if (shape.sort !== "fields") {
		const message = `${of.path} is a ${shape.sort}, and has no ${name}: nothing is shown for ${path}.`;
		return { message, remedy: `Write {{ ${of.path} }} to show it.` };
	}
	const names = [...shape.fields.keys()];
	const near = nearestOf(name, names);
	const elsewhere = of.path === "item" && near === undefined ? kindsWith(name) : [];
	const where = of.path === "item" && kinds.length > 0 && kinds.length < 4 ? ` on pages of the kind ${kinds.join(" or ")}` : "";
	const offer = near === undefined ? "" : ` Did you mean ${of.path}.${near}?`;
	const others = elsewhere.length > 0 ? ` It is there on pages of the kind ${elsewhere.slice(0, 4).join(", ")}.` : "";
	return {
		message: `There is no ${path}${where}, so that nothing is shown for it.${offer}${others}`,
		remedy: `Name one of what ${of.path} has: ${names.sort().join(", ")}.`,
	};
}

/** A variable that nobody knows may come from a plugin: it is told of only where another name was meant. */
function unknownVariable({ name, variables }: MissingName, kinds: readonly Kind[]): Told | undefined {
	const item = kinds.length > 0 ? itemShape(kinds) : undefined;
	const isOf = (shape: Shape | undefined) => shape?.sort === "fields" && shape.fields.has(name);
	const of = isOf(item) ? `item.${name}` : isOf(siteShape) ? `site.${name}` : undefined;
	const meant = of ?? nearestOf(name, variables);
	if (meant === undefined) return undefined;
	return {
		message: `There is no variable ${name}, so that nothing is shown for it. Did you mean ${meant}?`,
		remedy: "Write the name that is meant: a template sees item, site, and what it names itself.",
	};
}
