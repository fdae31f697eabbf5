import { type PlainTemplate, plainTemplate, type TemplatePiece, type TemplateValue } from "./plaintemplates.ts";

/** A piece of a Go template. */
const PIECE = /\{\{(-?)((?:\s*\/\*[^]*?\*\/\s*|[^{}]|\{(?!\{)|\}(?!\}))*?)(-?)\}\}/g;

/** Functions that say what a text is, and do not change it. */
const AS_IT_IS =
	/^(?:safe(?:HTML|URL|HTMLAttr|CSS)|strings\.TrimSpace|chomp|trim|(?:rel|abs)(?:Lang)?URL|htmlUnescape|string|printf "%s")$/;

const AS_MARKDOWN = /^(?:markdownify|\$?\.Page\.RenderString|transform\.Markdownify)$/;

interface Read {
	readonly value: TemplateValue;
	readonly form: "plain" | "markup" | "markdown";
}

/** Reads a shortcode's template of a Hugo site; undefined if it does more than to put the values of a call into a text. */
export function plainGoTemplate(text: string): PlainTemplate | undefined {
	const variables = new Map<string, Read>();
	/** What `.` is within each open `with`; undefined within an `if`. */
	const dots: (TemplateValue | undefined)[] = [];
	const read = (code: string): TemplatePiece | undefined => {
		if (/^\/\*[^]*\*\/$|^\$_hugo_config\s*:=/.test(code) || code === "") return { piece: "nothing" };
		if (code === "end") {
			dots.pop();
			return { piece: "end" };
		}
		if (code === "else") return { piece: "else" };
		const [, opening, isWith, tested = ""] = /^((?:else )?)(if|with)\s+([^]+)$/.exec(code) ?? [];
		if (isWith !== undefined) {
			const test = valueOf(tested, variables, dots.at(-1))?.value;
			if (!test) return undefined;
			if (opening !== "") dots.pop();
			dots.push(isWith === "with" ? test : dots.at(-1));
			return opening === "" ? { piece: "if", test } : { piece: "else", test };
		}
		const [, name, assigned = ""] = /^(\$\w+)\s*:=\s*([^]+)$/.exec(code) ?? [];
		const found = valueOf(name === undefined ? code : assigned, variables, dots.at(-1));
		if (!found) return undefined;
		if (name === undefined) return { piece: "value", ...found };
		if (variables.has(name) || dots.length > 0) return undefined;
		variables.set(name, found);
		return { piece: "nothing" };
	};
	return plainTemplate(text, PIECE, read);
}

function valueOf(code: string, variables: ReadonlyMap<string, Read>, dot: TemplateValue | undefined): Read | undefined {
	const [first = "", ...pipes] = code.split(/\s*\|\s*/);
	let read = operandOf(first.trim(), variables, dot);
	for (const pipe of pipes) {
		if (!read) return undefined;
		read = applied(pipe.trim(), read);
	}
	return read;
}

function applied(call: string, { value, form }: Read): Read | undefined {
	if (AS_MARKDOWN.test(call)) return { value, form: "markdown" };
	if (AS_IT_IS.test(call)) return { value, form: /^safeHTML$/.test(call) && form === "plain" ? "markup" : form };
	const [, text] = /^default\s+"([^"]*)"$/.exec(call) ?? [];
	return text === undefined ? undefined : { value: { from: "first", of: [value, { from: "text", text }] }, form };
}

function operandOf(code: string, variables: ReadonlyMap<string, Read>, dot: TemplateValue | undefined): Read | undefined {
	const bare = /^\(([^()]*)\)$/.exec(code)?.[1]?.trim();
	if (bare !== undefined) return valueOf(bare, variables, dot);
	const plain = (value: TemplateValue): Read => ({ value, form: "plain" });
	const [, name, number] = /^(?:\$?\.Get|(?:isset|index)\s+\$?\.Params)\s+(?:["`]([\w-]+)["`]|(\d+))$/.exec(code) ?? [];
	if (name !== undefined) return plain({ from: "named", name });
	if (number !== undefined) return plain({ from: "value", number: Number(number) });
	if (/^\$?\.Inner$/.test(code)) return plain({ from: "content" });
	const param = /^\$?\.Params\.([\w-]+)$/.exec(code)?.[1];
	if (param !== undefined) return plain({ from: "named", name: param });
	if (code === "." && dot) return plain(dot);
	if (code.startsWith("$")) return variables.get(code);
	const text = /^(?:"([^"\\]*)"|(\d+))$/.exec(code);
	// Numbers are written by hand to switch a part off.
	if (text) return plain({ from: "text", text: text[1] ?? (text[2] === "0" ? "" : (text[2] ?? "")) });
	const [, fallback, of = ""] = /^default\s+"([^"]*)"\s+([^]+)$/.exec(code) ?? [];
	if (fallback !== undefined) {
		const read = operandOf(of.trim(), variables, dot);
		return read && applied(`default "${fallback}"`, read);
	}
	const [, called, argument = ""] = /^([\w.$]+)\s+([^]+)$/.exec(code) ?? [];
	if (called === undefined || (!AS_MARKDOWN.test(called) && !AS_IT_IS.test(called))) return undefined;
	const read = operandOf(argument.trim(), variables, dot);
	return read && applied(called, read);
}
