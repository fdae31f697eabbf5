import type { Problem } from "../../problem.ts";
import { KIND_NAMES, KINDS, type Kind } from "../../site/kinds.ts";
import type { ReadTemplate } from "./uses.ts";
import { usedFrom } from "./uses.ts";

/** What begins a whole page of HTML. */
const HEAD = /<(!doctype|html|head)\b/i;

/**
 * Tells of the owner's templates that make whole pages, and extend nothing: such pages have no head. A template that writes a head itself, or
 * may use one that only a variable names, is passed over.
 * @param read gives a template by its name, as templates name it
 * @returns problems whose files are names of templates
 */
export function pagesWithoutHead(read: (name: string) => ReadTemplate | undefined): Problem[] {
	const kindsOf = new Map<ReadTemplate, Kind[]>();
	for (const kind of KIND_NAMES.filter((name) => KINDS[name].mediaType === "text/html")) {
		for (const template of outermost(KINDS[kind].template, read)) {
			if (!hasHead(template, read)) kindsOf.set(template, [...(kindsOf.get(template) ?? []), kind]);
		}
	}
	return [...kindsOf].map(([template, kinds]) => headMissing(template, kinds, read));
}

/** The owner's templates that pages begin with: each extends nothing, and is extended by all others of a page. */
function outermost(name: string, read: (name: string) => ReadTemplate | undefined): ReadTemplate[] {
	const met = new Set([read(name)]);
	const found: ReadTemplate[] = [];
	// A Set also visits what is added to it during the loop.
	for (const template of met) {
		if (!template || !(template.isOurs || template.root())) continue;
		const extended = template.uses.filter(({ isExtended }) => isExtended);
		for (const use of extended) met.add(read(use.name));
		if (extended.length === 0 && !template.isOurs) found.push(template);
	}
	return found;
}

function hasHead(template: ReadTemplate, read: (name: string) => ReadTemplate | undefined): boolean {
	return usedFrom([template.name], read).some(({ text, usesUnknown, isOurs }) => (usesUnknown && !isOurs) || HEAD.test(text));
}

function headMissing({ name }: ReadTemplate, kinds: readonly Kind[], read: (name: string) => ReadTemplate | undefined): Problem {
	const [kind = "story"] = kinds;
	const ours = read(`backfile/${name}`) ? name : KINDS[kind].template;
	const which = kinds.length > 3 ? "Most pages" : `Pages of the kind ${kinds.join(", ")}`;
	return {
		file: name,
		line: 1,
		rule: "head-missing",
		severity: "warning",
		message: `${which} have no head, no masthead and no foot: this template makes them, and it extends no other one.`,
		remedy: `Begin it with {% extends "backfile/${ours}" %}, and write what is yours into a block of ours, such as {% block main %}…{% endblock %}; or write a whole page, from <!doctype html> on.`,
	};
}
