import { escapeHtml } from "../../../../article/text.ts";
import { byRule, type CodeCall } from "../../../rules/rules.ts";
import { indentAt, indentedBlock, isBlank, lineAt, numberAt, type Region, regionFrom, skipBlank, textOf } from "./lines.ts";
import { FIELD } from "./lists.ts";
import type { Block, DirectiveCall, Reading } from "./reading.ts";

const DIRECTIVE = /^([\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*) ?::( +|$)/u;

/**
 * A directive at a line of a region; undefined if none stands there.
 * @param at the column in the line at which its name would begin
 */
export function directiveBlock(reading: Reading, region: Region, index: number, depth: number, at: number): Block | undefined {
	const { call, next } = readDirective(region, index, at, (name) => reading.directives.get(name)?.takesArgument ?? true);
	if (!call) return undefined;
	const whole = { ...call, depth };
	return { html: written(reading, whole, region, index, next), next };
}

function written(reading: Reading, call: DirectiveCall, region: Region, index: number, next: number): string {
	const html = reading.directives.get(call.name)?.write(call, reading);
	if (html !== undefined) return html;
	const asRule: CodeCall = {
		name: call.name,
		values: call.argument === "" ? [] : [call.argument, ...call.argument.split(/\s+/).slice(1)],
		named: call.options,
		...(call.content && { content: reading.blocks(call.content, call.depth + 1) }),
	};
	const ruled = byRule(asRule, reading.rules);
	if (ruled !== undefined) return ruled;
	reading.unknown({ name: call.name, line: call.line });
	return `<pre>${escapeHtml(textOf({ ...regionFrom(region, index), from: index, to: next }).trimEnd())}</pre>`;
}

/**
 * Reads a directive with its argument, options and content.
 * @param at the column in the line behind the sign before its name
 */
export function readDirective(
	region: Region,
	index: number,
	at: number,
	takesArgument: (name: string) => boolean,
): { readonly call?: Omit<DirectiveCall, "depth"> & { readonly depth: 0 }; readonly next: number } {
	const found = DIRECTIVE.exec(lineAt(region, index).slice(at));
	const name = found?.[1]?.toLowerCase();
	if (!found || name === undefined) return { next: index + 1 };
	const block = indentedBlock(region, index, at + found[0].length);
	const isArgument = takesArgument(name);
	let line = block.from;
	const argument: string[] = [];
	// A directive without an argument may begin with options in its second line, too.
	for (; line < block.to && !isBlank(block, line) && !isOption(block, line); line++) {
		if (!isArgument && line > block.from) break;
		argument.push(lineAt(block, line).trim());
	}
	if (line === block.from && isBlank(block, line)) line++;
	const isText = !isArgument && argument.length > 0;
	const { options, end } = optionsAt(block, line);
	// Text without options is content from its first line on.
	const from = isText && options.size === 0 ? block.from : skipBlank(block, end);
	const content = from < block.to ? regionFrom(block, from) : undefined;
	const text = isText && options.size === 0 ? "" : argument.join("\n");
	return { call: { name, argument: text, options, content, line: numberAt(region, index), depth: 0 }, next: block.to };
}

function isOption(block: Region, line: number): boolean {
	return FIELD.test(lineAt(block, line));
}

function optionsAt(block: Region, line: number): { readonly options: ReadonlyMap<string, string>; readonly end: number } {
	const options = new Map<string, string>();
	let [end, last] = [line, ""];
	for (; end < block.to && !isBlank(block, end); end++) {
		const text = lineAt(block, end);
		const found = FIELD.exec(text);
		if (!found && (last === "" || indentAt(block, end) === 0)) break;
		if (found) {
			last = (found[1] ?? "").toLowerCase();
			options.set(last, text.slice(found[0].length).trim());
		} else options.set(last, `${options.get(last)} ${text.trim()}`.trim());
	}
	return { options, end };
}
