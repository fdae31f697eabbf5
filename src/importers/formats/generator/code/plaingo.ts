import { LONGEST_TEMPLATE, type PlainTemplate, plainTemplate, type TemplatePiece, type TemplateValue } from "./plaintemplates.ts";

/** A piece of a Go template. */
const PIECE = /\{\{(-?)((?:\s*\/\*[^]*?\*\/\s*|[^{}]|\{(?!\{)|\}(?!\}))*?)(-?)\}\}/g;

/** Attributes with code that only say how something looks, or what scripts do with it. */
const DRESS = /\s(?:class|style|:[\w-]+|@[\w.-]+|(?:data|x|aria)-[\w:.-]+)="[^"{}]*(?:\{\{(?:[^{}`"]|`[^`{}]*`|"[^"{}]*")*\}\}[^"{}]*)+"/g;

/** A condition that only sets variables. */
const SETTING = /\{\{-?\s*(?:if|with)\s[^{}]*\}\}(?:\s*\{\{-?\s*\$\w+\s*:?=[^{}]*\}\})+\s*\{\{-?\s*end\s*-?\}\}/g;

/** Finds a partial of the site by its name. */
export type PartialOf = (name: string) => string | undefined;

/** One template holds no more partials, with those within them. */
const MOST_PARTIALS = 20;

/** Functions that say what a text is, and do not change it. */
const AS_IT_IS =
	/^(?:safe(?:HTML|URL|HTMLAttr|CSS)|strings\.TrimSpace|chomp|trim|(?:rel|abs)(?:Lang)?URL|htmlUnescape|string|printf "%s")$/;

const AS_MARKDOWN = /^(?:markdownify|\$?\.Page\.RenderString|page\.RenderString|transform\.Markdownify)$/;

interface Read {
	readonly value: TemplateValue;
	readonly form: "plain" | "markup" | "markdown";
}

/** What the values of a template are, by their names there: those of a call, or what a partial is given. */
type Given = ReadonlyMap<string, Read> | undefined;

/**
 * Reads a shortcode's template of a Hugo site; undefined if it does more than to put the values of a call into a text.
 * A partial that does no more stands in its place (`{{ partial "credit.html" . }}`, `{{ partial "x" (dict "name" (.Get 0)) }}`).
 */
export function plainGoTemplate(text: string, partialOf: PartialOf = () => undefined): PlainTemplate | undefined {
	let partials = 0;
	return readTemplate(text, (name) => (++partials > MOST_PARTIALS ? undefined : partialOf(name)), undefined);
}

function readTemplate(text: string, partialOf: PartialOf, given: Given): PlainTemplate | undefined {
	if (text.length > LONGEST_TEMPLATE) return undefined;
	const variables = new Map<string, Read>();
	/** What `.` is within each open `with`; undefined within an `if`. */
	const dots: (TemplateValue | undefined)[] = [];
	const valueIn = (code: string) => valueOf(code, variables, dots.at(-1), given);
	const read = (code: string): TemplatePiece | undefined => {
		if (/^\/\*[^]*\*\/$|^\$_hugo_config\s*:=/.test(code) || code === "") return { piece: "nothing" };
		if (code === "end") {
			dots.pop();
			return { piece: "end" };
		}
		if (code === "else") return { piece: "else" };
		const [, opening, isWith, tested = ""] = /^((?:else )?)(if|with)\s+([^]+)$/.exec(code) ?? [];
		if (isWith !== undefined) {
			const test = valueIn(tested)?.value;
			if (!test) return undefined;
			if (opening !== "") dots.pop();
			dots.push(isWith === "with" ? test : dots.at(-1));
			return opening === "" ? { piece: "if", test } : { piece: "else", test };
		}
		const [, partial, argument = ""] = /^partial(?:Cached)?\s+["`]([\w/.-]+)["`]\s+([^]+)$/.exec(code) ?? [];
		if (partial !== undefined) return partialParts(partial, argument);
		const [, name, assigned = ""] = /^(\$\w+)\s*:?=\s*([^]+)$/.exec(code) ?? [];
		const found = valueIn(name === undefined ? code : assigned);
		if (name === undefined) return found && { piece: "value", ...found };
		// A variable whose value is not known is a fault only where it is shown.
		if (found && !variables.has(name) && dots.length === 0) variables.set(name, found);
		else variables.delete(name);
		return { piece: "nothing" };
	};
	const partialParts = (name: string, argument: string): TemplatePiece | undefined => {
		const source = partialOf(name);
		const values = argument.trim() === "." && dots.length === 0 ? given : dictOf(argument.trim(), valueIn);
		const isKnown = values !== undefined || (argument.trim() === "." && dots.length === 0);
		const template = source === undefined || !isKnown ? undefined : readTemplate(source, partialOf, values);
		return template && { piece: "parts", parts: template.parts };
	};
	const shown = text.replace(SETTING, (setting) => {
		return [...setting.matchAll(/\$\w+(?=\s*:?=)/g)].map(([name]) => `{{ ${name} = ? }}`).join("");
	});
	return plainTemplate(shown.replace(DRESS, ""), PIECE, read);
}

/** `(dict "name" $value "text" "x")`: the values that a partial is given, by their names. */
function dictOf(written: string, valueIn: (code: string) => Read | undefined): Given {
	const inner = /^\(\s*dict\s([^]*)\)$/.exec(written)?.[1];
	const parts = inner?.match(/"[^"]*"|`[^`]*`|\([^()]*\)|[^\s()"`]+/g);
	if (!parts || parts.length % 2 > 0) return undefined;
	const values = new Map<string, Read>();
	for (let index = 0; index < parts.length; index += 2) {
		const [key = "", value = ""] = parts.slice(index, index + 2);
		const found = valueIn(value);
		if (!/^["`][\w-]+["`]$/.test(key)) return undefined;
		if (found) values.set(key.slice(1, -1), found);
	}
	return values;
}

function valueOf(code: string, variables: ReadonlyMap<string, Read>, dot: TemplateValue | undefined, given: Given): Read | undefined {
	const [first = "", ...pipes] = code.split(/\s*\|\s*/);
	let read = operandOf(first.trim(), variables, dot, given);
	for (const pipe of pipes) {
		if (!read) return undefined;
		read = applied(pipe.trim(), read);
	}
	return read;
}

function applied(call: string, { value, form }: Read): Read | undefined {
	if (AS_MARKDOWN.test(call)) return { value, form: "markdown" };
	if (AS_IT_IS.test(call)) return { value, form: /^safeHTML$/.test(call) && form === "plain" ? "markup" : form };
	const text = /^default\s+(?:"([^"]*)"|`([^`]*)`)$/
		.exec(call)
		?.slice(1)
		.find((one) => one !== undefined);
	return text === undefined ? undefined : { value: { from: "first", of: [value, { from: "text", text }] }, form };
}

function operandOf(code: string, variables: ReadonlyMap<string, Read>, dot: TemplateValue | undefined, given: Given): Read | undefined {
	const bare = /^\(([^()]*)\)$/.exec(code)?.[1]?.trim();
	if (bare !== undefined) return valueOf(bare, variables, dot, given);
	const plain = (value: TemplateValue): Read => ({ value, form: "plain" });
	const [, compared, wanted] = /^eq\s+([^]+?)\s+["`]([^"`]*)["`]$/.exec(code) ?? [];
	if (compared !== undefined) {
		const of = operandOf(compared, variables, dot, given);
		return of && plain({ from: "equal", value: of.value, text: wanted ?? "" });
	}
	const either = /^or\s+([$.][\w.]+)\s+([$.][\w.]+)$/.exec(code)?.slice(1);
	if (either) {
		const of = either.map((one) => operandOf(one, variables, dot, given)?.value).filter((one) => one !== undefined);
		return of.length === either.length ? plain({ from: "first", of }) : undefined;
	}
	// What a partial is not given is empty there.
	const member = given && /^\.([\w-]+)$/.exec(code)?.[1];
	if (given && member !== undefined) return given.get(member) ?? plain({ from: "text", text: "" });
	if (given && /^\$?\.(?:Get|Inner|Params)\b/.test(code)) return undefined;
	const [, name, number] = /^(?:\$?\.Get|(?:isset|index)\s+\$?\.Params)\s+(?:["`]([\w-]+)["`]|(\d+))$/.exec(code) ?? [];
	if (name !== undefined) return plain({ from: "named", name });
	if (number !== undefined) return plain({ from: "value", number: Number(number) });
	if (/^\$?\.Inner(?:Deindent)?$/.test(code)) return plain({ from: "content" });
	const param = /^\$?\.Params\.([\w-]+)$/.exec(code)?.[1];
	if (param !== undefined) return plain({ from: "named", name: param });
	if (code === "." && dot) return plain(dot);
	if (code.startsWith("$")) return variables.get(code);
	const text = /^(?:print\s+)?(?:"([^"\\]*)"|(\d+))$/.exec(code);
	// Numbers are written by hand to switch a part off.
	if (text) return plain({ from: "text", text: text[1] ?? (text[2] === "0" ? "" : (text[2] ?? "")) });
	const [, fallback, of = ""] = /^default\s+"([^"]*)"\s+([^]+)$/.exec(code) ?? [];
	if (fallback !== undefined) {
		const read = operandOf(of.trim(), variables, dot, given);
		return read && applied(`default "${fallback}"`, read);
	}
	const [, called, argument = ""] = /^([\w.$]+)\s+([^]+)$/.exec(code) ?? [];
	if (called === undefined || (!AS_MARKDOWN.test(called) && !AS_IT_IS.test(called))) return undefined;
	const read = operandOf(argument.trim(), variables, dot, given);
	return read && applied(called, read);
}
