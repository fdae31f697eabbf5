import { type Node, type SourceFile, SyntaxKind } from "typescript/unstable/ast";

/** What is looked at in declarations. */
interface Declaration extends Node {
	readonly name?: Named;
	readonly modifiers?: readonly Node[];
	readonly type?: Node;
	readonly body?: Node;
	readonly members?: readonly Declaration[];
	readonly parameters?: readonly Declaration[];
	readonly declarationList?: { readonly declarations: readonly Declaration[] };
	readonly initializer?: Declaration;
	readonly expression?: Declaration;
}

interface Named extends Node {
	readonly text?: string;
}

/** Names of numbers that are in some unit, which the name does not say. */
const IN_UNITS = /^(width|age|timeout|duration|delay|at|size|limit|lease|patience)$|(Width|Age|Timeout|Duration|Delay|Size|Limit)$/;

/** Words that say in which unit a number is. */
const UNIT =
	/millisecond|second|minute|hour|\bday|byte|\b[KMG]i?B\b|pixel|character|percent|place|stories|how many|pieces|\bunits?\b|\bms\b|line|column|index|point|degree/i;

/** Words that say nothing by themselves. */
const EMPTY = new Set("a an the of for to in is its it this that and or with from by".split(" "));

/** Functions within others. */
const FUNCTIONS = new Set([
	SyntaxKind.FunctionDeclaration,
	SyntaxKind.FunctionExpression,
	SyntaxKind.ArrowFunction,
	SyntaxKind.MethodDeclaration,
	SyntaxKind.Constructor,
]);

/** Members whose name says all: what they are follows from what they are members of. */
const PLAIN_MEMBERS = new Set("name url file path message remedy headline title text".split(" "));

/** The members of exported interfaces that have no comment, for files whose types others than us use. */
export function silentMembersIn(source: SourceFile): string[] {
	return source.statements.flatMap((statement) => {
		const { kind, modifiers, members = [], name } = statement as Declaration;
		if (kind !== SyntaxKind.InterfaceDeclaration || !modifiers?.some((each) => each.kind === SyntaxKind.ExportKeyword)) return [];
		return members
			.filter((member) => !PLAIN_MEMBERS.has(member.name?.text ?? "") && commentOf(member, source) === "")
			.map((member) => `${name?.text}.${member.name?.text} has no comment`);
	});
}

/**
 * What is missing in the comments of a file's exported names: a comment at all, one that says more than the name, the errors of a function that throws,
 * and the units of numbers. Members of interfaces need one where they are numbers in some unit.
 */
export function faultsIn(source: SourceFile): string[] {
	return source.statements.flatMap((statement) => {
		const declaration = statement as Declaration;
		if (!declaration.modifiers?.some(({ kind }) => kind === SyntaxKind.ExportKeyword)) return [];
		const about = commentOf(declaration, source);
		return declared(declaration).flatMap((each) => faultsOf(each, about, source));
	});
}

/** The declarations of a statement: the constants of `const`, or itself. */
function declared(statement: Declaration): readonly Declaration[] {
	return statement.declarationList?.declarations ?? [statement];
}

function faultsOf(declaration: Declaration, about: string, source: SourceFile): string[] {
	const name = declaration.name?.text ?? "";
	const faults: string[] = [];
	if (about === "") faults.push(`${name} has no comment`);
	else if (isOnlyName(about, name)) faults.push(`the comment of ${name} says only its name`);
	const body = functionOf(declaration);
	if (body && !about.includes("@throws") && throws(body.body, source)) faults.push(`the comment of ${name} does not say what it throws`);
	for (const parameter of body?.parameters ?? []) {
		if (needsUnit(parameter) && !UNIT.test(about)) faults.push(`the comment of ${name} does not say the unit of ${parameter.name?.text}`);
	}
	for (const member of declaration.members ?? []) {
		if (needsUnit(member) && !UNIT.test(commentOf(member, source)) && !UNIT.test(about))
			faults.push(`the comment of ${name} does not say the unit of ${member.name?.text}`);
	}
	return faults;
}

/** The function that a declaration is, or that it names. */
function functionOf(declaration: Declaration): Declaration | undefined {
	const value = declaration.initializer ?? declaration;
	return FUNCTIONS.has(value.kind) ? value : undefined;
}

function needsUnit({ name, type }: Declaration): boolean {
	return type?.kind === SyntaxKind.NumberKeyword && IN_UNITS.test(name?.text ?? "");
}

/** The doc comment of a node as text, without its stars; empty where it has none. */
function commentOf(node: Node, source: SourceFile): string {
	const written = node.jsDoc?.at(-1)?.getText(source) ?? "";
	return written
		.replace(/^\/\*\*|\*\/$/g, "")
		.replace(/^\s*\* ?/gm, "")
		.trim();
}

/** Whether a comment has no word that is not in the name. */
function isOnlyName(about: string, name: string): boolean {
	const parts = new Set(name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase().replace(/s$/, "")));
	const words = about.toLowerCase().match(/[a-z]+/g) ?? [];
	return words.every((word) => EMPTY.has(word) || parts.has(word.replace(/s$/, "")));
}

/** Whether an error is thrown again that was caught and that nobody knows: it is not the function's own. */
function isPassedOn(thrown: Declaration, source: SourceFile): boolean {
	const name = thrown.expression?.getText(source);
	for (let node: Node | undefined = thrown.parent; node && !FUNCTIONS.has(node.kind); node = node.parent) {
		const { kind, variableDeclaration } = node as Node & { readonly variableDeclaration?: Declaration };
		if (kind === SyntaxKind.CatchClause) return variableDeclaration?.name?.text === name;
	}
	return false;
}

/** Whether a function throws by itself: neither in a function within it, nor where it catches that. */
function throws(node: Node | undefined, source: SourceFile): boolean {
	if (!node?.getText(source).includes("throw ")) return false;
	let found = false;
	const visit = (inner: Node): void => {
		if (found || FUNCTIONS.has(inner.kind)) return;
		if (inner.kind === SyntaxKind.ThrowStatement) found = !isPassedOn(inner, source);
		else if (inner.kind === SyntaxKind.TryStatement) {
			const { tryBlock, catchClause, finallyBlock } = inner as Node &
				Readonly<Record<"tryBlock" | "catchClause" | "finallyBlock", Node | undefined>>;
			for (const part of [catchClause ? undefined : tryBlock, catchClause, finallyBlock]) if (part) visit(part);
		} else inner.forEachChild(visit);
	};
	visit(node);
	return found;
}
