// Parsers of _redirects and _headers, written from the documentation of the hosts:
// https://developers.cloudflare.com/pages/configuration/redirects/, https://developers.cloudflare.com/pages/configuration/headers/,
// https://docs.netlify.com/routing/redirects/, https://docs.netlify.com/routing/redirects/redirect-options/ and https://docs.netlify.com/routing/headers/.

/** A line of `_redirects`. */
export interface ParsedRedirect {
	readonly from: string;
	readonly to: string;
	readonly code: number;
	/** Netlify: whether it counts also where there is a file. */
	readonly isForced: boolean;
	/** Netlify: the parameters that the query must have. */
	readonly query: Readonly<Record<string, string>>;
	/** Whether it holds a placeholder or a splat. */
	readonly isDynamic: boolean;
}

/** Reads `_redirects` as Cloudflare Pages does: `source destination [code]`, of codes 301, 302, 303, 307, 308 and 200. */
export function parseCloudflareRedirects(text: string): ParsedRedirect[] {
	return linesOf(text).map((line) => {
		const [from = "", to = "", code = "302", ...rest] = line.split(/\s+/);
		if (line.length > 1_000) throw new Error(`Too long: ${line}`);
		if (!from.startsWith("/") || !/^(\/|https?:)/.test(to) || rest.length > 0) throw new Error(`No rule: ${line}`);
		if (!["200", "301", "302", "303", "307", "308"].includes(code)) throw new Error(`No code of Cloudflare's: ${line}`);
		return { from, to, code: Number(code), isForced: true, query: {}, isDynamic: isDynamic(from) };
	});
}

/** Reads `_redirects` as Netlify does: a path, then parameters `name=value`, then where it leads, a code with `!` where it is forced, and conditions. */
export function parseNetlifyRedirects(text: string): ParsedRedirect[] {
	return linesOf(text).map((line) => {
		const [from = "", ...rest] = line.split(/\s+/);
		const at = rest.findIndex((word) => /^(\/|https?:)/.test(word));
		if (!from.startsWith("/") || at < 0) throw new Error(`No rule: ${line}`);
		const [to = "", code = "301", ...conditions] = rest.slice(at);
		if (!/^\d{3}!?$/.test(code) || conditions.length > 0) throw new Error(`No code: ${line}`);
		const pairs = rest.slice(0, at).map((word) => {
			const [, name = "", value = ""] = /^([^=]+)=([^=]+)$/.exec(word) ?? [];
			if (name === "") throw new Error(`No parameter: ${word}`);
			return [name, value] as const;
		});
		return {
			from,
			to,
			code: Number.parseInt(code, 10),
			isForced: code.endsWith("!"),
			query: Object.fromEntries(pairs),
			isDynamic: isDynamic(from),
		};
	});
}

function isDynamic(from: string): boolean {
	return /\*|:[A-Za-z]\w*/.test(from);
}

function linesOf(text: string): string[] {
	return text.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
}

/** A block of `_headers`: a path or pattern, and its headers. A name behind `!` takes a header away (Cloudflare Pages). */
export interface ParsedHeaders {
	readonly pattern: string;
	readonly set: readonly (readonly [name: string, value: string])[];
	readonly taken: readonly string[];
}

/** Reads `_headers`: an unindented path, then indented headers. */
export function parseHeaders(text: string): ParsedHeaders[] {
	const blocks: { pattern: string; set: (readonly [string, string])[]; taken: string[] }[] = [];
	for (const line of linesOf(text)) {
		if (!/^\s/.test(line)) {
			if (!line.startsWith("/")) throw new Error(`No path: ${line}`);
			blocks.push({ pattern: line, set: [], taken: [] });
			continue;
		}
		const block = blocks.at(-1);
		const [, taken] = /^\s+!\s*([\w-]+)$/.exec(line) ?? [];
		const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
		if (block && taken !== undefined) block.taken.push(taken.toLowerCase());
		else if (block && name !== undefined && value !== undefined) block.set.push([name.toLowerCase(), value]);
		else throw new Error(`No header: ${line}`);
	}
	return blocks;
}

/** The headers that a path is answered with, each with all values of the rules that fit, in their order. */
export function headersAt(blocks: readonly ParsedHeaders[], path: string): Readonly<Record<string, string>> {
	const headers = new Map<string, string>();
	for (const { pattern, set, taken } of blocks) {
		const parts = pattern
			.split(/(\*|:[A-Za-z]\w*)/)
			.map((part) => (part === "*" ? ".*" : part.startsWith(":") ? "[^/]+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")));
		if (!new RegExp(`^${parts.join("")}$`).test(path)) continue;
		for (const name of taken) headers.delete(name);
		for (const [name, value] of set) headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
	}
	return Object.fromEntries(headers);
}
