import { readFileSync } from "node:fs";
import path from "node:path";
import { OURS } from "../../eleventy/nunjucks.ts";
import { once } from "../../system/once.ts";
import { type Node, nodesIn, parseTemplate, textIn } from "./syntax.ts";

/** A template that is read without being run. */
export interface ReadTemplate {
	/** As other templates name it; `backfile/` before it says that it is ours, though the owner has one of that name. */
	readonly name: string;
	readonly isOurs: boolean;
	readonly text: string;
	/** Gives its syntax tree; undefined where it has a mistake. */
	readonly root: () => Node | undefined;
	/** The templates that it extends, includes or imports, by name. */
	readonly uses: readonly Use[];
	/** Whether it may use templates that only a variable names. */
	readonly usesUnknown: boolean;
}

/** A template that another one uses. */
interface Use {
	readonly name: string;
	/** Whether it sees what the other one sees: `import` gives it nothing. */
	readonly sees: boolean;
	readonly isExtended: boolean;
}

/**
 * Reads templates by the names that they have in others, each once.
 * @param texts the texts of the owner's templates, by name
 * @param ours the folder of our templates, absolute
 * @returns gives a template; undefined where there is none of that name
 */
export function templateReader(texts: ReadonlyMap<string, string>, ours: string): (name: string) => ReadTemplate | undefined {
	const known = new Map<string, ReadTemplate | undefined>();
	return (name) => {
		const own = texts.get(name);
		const bare = name.startsWith(OURS) ? name.slice(OURS.length) : name;
		const key = own === undefined ? OURS + bare : name;
		if (!known.has(key)) {
			const text = own ?? textOfOurs(ours, bare);
			known.set(key, text === undefined ? undefined : readTemplate(key, own === undefined, text));
		}
		return known.get(key);
	};
}

function readTemplate(name: string, isOurs: boolean, text: string): ReadTemplate {
	const root = once(() => parseTemplate(text));
	const uses = isOurs ? writtenUses(text) : usesIn(root());
	return { name, isOurs, text, root, uses: uses.filter((use) => use !== undefined), usesUnknown: uses.includes(undefined) };
}

const WRITTEN = /\{%-?\s*(extends|include|import|from)\s+"([^"]+)"/g;

/** The templates that one of ours uses: it names each by a text, and is not parsed for that, since all of ours take a quarter of a second. */
export function writtenUses(text: string): Use[] {
	return [...text.matchAll(WRITTEN)].map(([, tag = "", name = ""]) => ({
		name,
		sees: tag === "extends" || tag === "include",
		isExtended: tag === "extends",
	}));
}

/** The templates that a template uses; undefined among them for what only a variable names, or where nothing is known. */
export function usesIn(root: Node | undefined): (Use | undefined)[] {
	if (!root) return [undefined];
	return nodesIn(root).flatMap((node) => {
		if (!USING.has(node.typename)) return [];
		const sees = !node.typename.endsWith("Import") || node.withContext === true;
		return namesIn(node.template).map((name) => (name === undefined ? undefined : { name, sees, isExtended: node.typename === "Extends" }));
	});
}

const USING: ReadonlySet<string> = new Set(["Extends", "Include", "Import", "FromImport"]);

/** The templates that an expression may give: `"a.njk" if item.url == "/x/" else "b.njk"`; undefined among them for what only a variable names. */
export function namesIn(expression: unknown): (string | undefined)[] {
	const text = textIn(expression);
	if (text !== undefined) return [text];
	const { typename, body, else_: other, left, right, children } = (expression ?? {}) as Partial<Node>;
	if (typename === "InlineIf") return [...namesIn(body), ...(other === null ? [] : namesIn(other))];
	if (typename === "Or") return [...namesIn(left), ...namesIn(right)];
	if (typename === "Group" || typename === "Array") return (children as readonly unknown[]).flatMap(namesIn);
	return [undefined];
}

/**
 * A template and all that it uses.
 * @param names where to begin
 * @param read gives templates by name
 * @param seeing whether only those are meant that see what the first ones see
 */
export function usedFrom(names: readonly string[], read: (name: string) => ReadTemplate | undefined, seeing = false): ReadTemplate[] {
	const found = new Set<ReadTemplate>();
	for (const name of names) {
		const template = read(name);
		if (template) found.add(template);
	}
	// A Set also visits what is added to it during the loop.
	for (const { uses } of found) {
		for (const use of uses) {
			const template = use.sees || !seeing ? read(use.name) : undefined;
			if (template) found.add(template);
		}
	}
	return [...found];
}

function textOfOurs(folder: string, name: string): string | undefined {
	try {
		return readFileSync(path.join(folder, name), "utf8");
	} catch {
		return undefined;
	}
}
