import path from "node:path";
import { API, type Checker, SymbolFlags, type Type, type Symbol as TypeSymbol } from "typescript/unstable/sync";

/** A field of a declared type, in words for owners of archives. */
export interface DeclaredField {
	readonly name: string;
	/** What it holds: `text`, `number`, `list of StoryEntry`. */
	readonly type: string;
	/** Whether it may be missing. */
	readonly isOptional: boolean;
	/** Its doc comment, else that of its type; empty where there is neither. */
	readonly about: string;
	/** The names of the declared types in it. */
	readonly types: readonly string[];
}

/** A type that is declared in src/, with all its fields. */
export interface DeclaredType {
	readonly name: string;
	readonly about: string;
	readonly fields: readonly DeclaredField[];
}

/** A filter. */
export interface DeclaredFilter {
	readonly name: string;
	/** The names of its arguments: the first stands before the bar; `?` follows one that may be left out. */
	readonly args: readonly string[];
	readonly about: string;
	/** What stands in a template, and what it gives; undefined where the comment has none. */
	readonly example?: readonly [code: string, gives: string];
}

/** What can be asked of the types that the sources declare. */
export interface Declared {
	/** A type that a file exports, with its fields in their order. */
	typeOf(file: string, name: string): DeclaredType;
	/** A type that was named in the answers before. */
	typeNamed(name: string): DeclaredType;
	/** The filters that an interface declares, by name. */
	filtersOf(file: string, name: string): readonly DeclaredFilter[];
}

const root = path.resolve(import.meta.dirname, "..");

/** Types of the language itself, whose names say nothing to owners. */
const UNNAMED = new Set(["Pick", "Omit", "Partial", "Readonly", "Record", "NonNullable", "__type", "Array", "ReadonlyArray"]);

/**
 * Asks the compiler for the types that the sources declare. The compiler runs in a process of its own while `use` runs.
 * @throws {Error} where a type that is asked for is not there
 */
export function withDeclared<Result>(use: (declared: Declared) => Result): Result {
	const api = new API({ cwd: root });
	try {
		const config = path.join(root, "tsconfig.json");
		const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
		if (!project) throw new Error("The compiler does not open tsconfig.json.");
		const { program, checker } = project;
		return use(
			declaredIn(checker, (file) => {
				const source = program.getSourceFile(path.join(root, file));
				return source && checker.getSymbolAtLocation(source);
			}),
		);
	} finally {
		api.close();
	}
}

/** @param moduleOf gives what a file exports */
function declaredIn(checker: Checker, moduleOf: (file: string) => TypeSymbol | undefined): Declared {
	const known = new Map<string, Type>();
	const fieldOf = (symbol: TypeSymbol): DeclaredField => {
		const type = checker.getTypeOfSymbol(symbol);
		const [text, types] = type ? wordsFor(type, checker, known) : ["", []];
		const own = commentOf(symbol, checker);
		const about = own === "" && types[0] !== undefined ? firstSentence(aboutType(known.get(types[0]), checker)) : own;
		return { name: symbol.name, type: text, isOptional: (symbol.flags & SymbolFlags.Optional) !== 0, about, types };
	};
	const describe = (name: string, type: Type): DeclaredType => ({
		name,
		about: aboutType(type, checker),
		fields: checker.getPropertiesOfType(type).map(fieldOf),
	});
	const find = (file: string, name: string): Type => {
		const module = moduleOf(file);
		const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
		if (!symbol) throw new Error(`${file} exports no type ${name}.`);
		return checker.getDeclaredTypeOfSymbol(symbol);
	};
	return {
		typeOf: (file, name) => describe(name, find(file, name)),
		typeNamed(name) {
			const type = known.get(name);
			if (!type) throw new Error(`No field is a ${name}.`);
			return describe(name, type);
		},
		filtersOf: (file, name) =>
			checker
				.getPropertiesOfType(find(file, name))
				.map((symbol) => filterOf(symbol, checker))
				.sort((a, b) => (a.name < b.name ? -1 : 1)),
	};
}

function filterOf(symbol: TypeSymbol, checker: Checker): DeclaredFilter {
	const type = checker.getTypeOfSymbol(symbol);
	const signature = type && checker.getSignaturesOfType(type, 0)[0];
	const args = (signature?.getParameters() ?? []).map((each) => each.name + (isOptionalParameter(each) ? "?" : ""));
	const example = checker.getJsDocTagsOfSymbol(symbol).find((tag) => tag.name === "example")?.text;
	const [code, gives] = example?.split(" → ") ?? [];
	return {
		name: symbol.name,
		args,
		about: commentOf(symbol, checker),
		...(code !== undefined && gives !== undefined && { example: [code, gives] as const }),
	};
}

function isOptionalParameter(symbol: TypeSymbol): boolean {
	const node = symbol.valueDeclaration?.resolve() as { readonly questionToken?: unknown } | undefined;
	return node?.questionToken !== undefined;
}

function commentOf(symbol: TypeSymbol, checker: Checker): string {
	return checker
		.getDocumentationCommentOfSymbol(symbol)
		.replaceAll(/\s*\n\s*/g, " ")
		.trim();
}

function aboutType(type: Type | undefined, checker: Checker): string {
	const symbol = type && nameOf(type);
	return symbol ? commentOf(symbol, checker) : "";
}

function firstSentence(text: string): string {
	return /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;
}

/** `a`, `b` or `c`. */
function listOf(words: readonly string[]): string {
	return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** The symbol of a type that the sources declare under a name. */
function nameOf(type: Type): TypeSymbol | undefined {
	return [type.getAliasSymbol(), type.getSymbol()].find((symbol) => symbol !== undefined && !UNNAMED.has(symbol.name));
}

/** What a type is called for owners, and the names of the declared types in that. */
function wordsFor(type: Type, checker: Checker, known: Map<string, Type>): [text: string, types: string[]] {
	const parts = type.isUnionType() ? (type.getTypes() ?? []) : [type];
	const values = parts.filter((part) => checker.typeToString(part) !== "undefined");
	const written = values.map((part) => checker.typeToString(part));
	if (written.every((text) => text === "true" || text === "false")) return [written.length === 1 ? "`true`" : "`true` or `false`", []];
	if (values.length > 1 && values.every((part) => part.isLiteralType())) {
		return [listOf(written.map((text) => `\`${text.replaceAll('"', "")}\``).sort()), []];
	}
	const [only] = values;
	if (values.length !== 1 || !only) return [written.join(" or "), []];
	const simple: Readonly<Record<string, string>> = { string: "text", number: "number", unknown: "any value", object: "nothing more" };
	const word = simple[written[0] ?? ""];
	if (word !== undefined) return [word, []];
	if (checker.isArrayType(only)) {
		const [member] = checker.getTypeArguments(only as Parameters<Checker["getTypeArguments"]>[0]);
		if (!member) return ["list", []];
		const [text, types] = wordsFor(member, checker, known);
		return [`list of ${text}`, types];
	}
	if (checker.isTupleType(only)) return [`\`${written[0]}\``, []];
	const name = nameOf(only)?.name;
	if (name !== undefined) {
		known.set(name, only);
		return [name, [name]];
	}
	const fields = checker.getPropertiesOfType(only).map((field) => `\`${field.name}\``);
	return [fields.length > 0 ? fields.join(", ") : "values by their names", []];
}
