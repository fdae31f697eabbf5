import { escapeHtml } from "../../../../article/text.ts";
import { assignedValue, assignment, boundedText, capture, isAssigned } from "../code/assigned.ts";
import { choice, condition, type KnownOf, loop } from "../code/blocks.ts";
import type { CodeContext, CodeNames, KnownCode, TemplateCall } from "../code/call.ts";
import type { Known } from "../code/conditions.ts";
import { type Lookup, memberAt, plainPath, readText } from "../code/filters.ts";
import { usualPart } from "../code/includes.ts";
import { liquidComment } from "../code/liquid.ts";
import { PLATFORM_CODE } from "../code/platforms.ts";
import { codeBlock } from "../code/show.ts";
import type { DataFiles } from "../datafiles.ts";
import { tidyPath, wallClock } from "../patterns.ts";
import type { JekyllConfig } from "./config.ts";
import type { OwnIncludes } from "./ownincludes.ts";
import { placeOf } from "./roles.ts";
import { unrolledPart } from "./unrolledincludes.ts";

/** Template code of a site of Jekyll: the tags of Liquid and of the usual plugins, and the values of the site and the page. */
export function jekyllCode(config: JekyllConfig, data: DataFiles, own: OwnIncludes): CodeNames {
	const lookup = (context: CodeContext) => lookupOf(config, data, context);
	const known = (name: string, context: CodeContext) => knownValue(name, config, lookup(context), context);
	const tags = new Map<string, KnownCode>([
		...PLATFORM_CODE,
		...TAGS,
		["for", loop(known)],
		["if", condition(known)],
		["unless", condition(known)],
		["case", choice(known)],
		["capture", capture],
	]);
	const filtered: KnownCode = {
		address: "whole",
		becomes: (call, context) => (call.isValue ? boundedText(readText(call.written, lookup(context)), context) : undefined),
	};
	const assign = assignment(lookup);
	const value: KnownCode = { becomes: filtered.becomes };
	const home: KnownCode = { ...value, address: "home" };
	return {
		get(name) {
			if (name.startsWith("include ")) return withFilledValues(includedPart(name.slice(8), own, lookup, known), lookup);
			if (name.startsWith("include_relative ")) return withFilledValues(own.relative(name.slice(17), lookup), lookup);
			if (name === "assign") return assign;
			const tag = tags.get(name);
			if (tag) return tag;
			if (/^site\.(base_?url|url)$/.test(name)) return home;
			if (/^(relative|absolute)_url$/.test(name)) return filtered;
			// Any other value may be a variable that the page has set.
			return value;
		},
	};
}

/** What the site itself says of a part counts, unless that shows something of another site, of which more is known here. */
function includedPart(file: string, own: OwnIncludes, lookup: (context: CodeContext) => Lookup, known: KnownOf): KnownCode | undefined {
	const name = file.slice(file.lastIndexOf("/") + 1).replace(/\.[a-z]+$/i, "");
	const platform = PLATFORM_CODE.get(name.toLowerCase());
	if (platform) return platform;
	const text = own.textOf(file);
	const parts = [own.included(file, lookup), text === "" ? undefined : unrolledPart(file, text, known), usualPart(file)];
	const found = parts.filter((part) => part !== undefined);
	const content = found.find((part) => part.content !== undefined)?.content;
	if (found.length === 0) return undefined;
	const becomes: KnownCode["becomes"] = (call, context) => {
		for (const part of found) {
			const made = part.becomes(call, context);
			if (made !== undefined) return made;
		}
		return undefined;
	};
	return { becomes, ...(content !== undefined && { content }) };
}

/** Values of a call that name variables of the page or the site are filled in first. */
function withFilledValues(part: KnownCode | undefined, lookup: (context: CodeContext) => Lookup): KnownCode | undefined {
	return part && { ...part, becomes: (call, context) => part.becomes(withValues(call, lookup(context)), context) };
}

function withValues(call: TemplateCall, lookup: Lookup): TemplateCall {
	const filled = (written: string): string => {
		const whole = /^(page|site)\.[\w.]+$/.test(written) ? readText(written, lookup) : undefined;
		return whole ?? written.replace(/\{\{([^{}]*)\}\}/g, (typed, inner: string) => readText(inner, lookup) ?? typed);
	};
	return { ...call, values: call.values.map(filled), named: new Map([...call.named].map(([name, value]) => [name, filled(value)])) };
}

/** Values of the site that Jekyll and its usual plugins make. */
const COMPUTED =
	/^(posts|pages|time|data|collections|documents|static_files|html_pages|html_files|categories|tags|related_posts|github|drafts|authors|config|theme)$/;

/** Values of a page that Jekyll makes. */
const COMPUTED_OF_PAGE =
	/^(url|date|id|path|name|title|excerpt|content|categories|tags|next|previous|collection|dir|draft|relative_path|slug|ext)$/;

/** What is known of a name in a condition or a loop. */
function knownValue(name: string, config: JekyllConfig, lookup: Lookup, context: CodeContext): Known | undefined {
	const [holder = "", ...path] = plainPath(name).split(".");
	if (isAssigned(holder, context)) return { value: memberAt(assignedValue(holder, context), path) };
	const [first = ""] = path;
	if (holder === "page") {
		const value = memberAt(context.values, path);
		return value !== undefined || !COMPUTED_OF_PAGE.test(first) ? { value } : undefined;
	}
	if (holder !== "site") return undefined;
	if (COMPUTED.test(first) || /^(base_?url|url)$/.test(first)) {
		const value = lookup.valueOf(plainPath(name));
		return value === undefined ? undefined : { value };
	}
	const hasConfig = Object.keys(config.values).length > 0 && !config.collections.has(first);
	return hasConfig ? { value: memberAt(config.values, path) } : undefined;
}

function lookupOf(config: JekyllConfig, data: DataFiles, context: CodeContext): Lookup {
	const { values, address, home, notCarried } = context;
	const origin = home === "/" ? "" : new URL(home).origin;
	// Jekyll shows nothing of a value that the configuration does not have.
	const missing = (name: string, first: string): string | undefined => {
		const isKnown = Object.hasOwn(config.values, first) || config.collections.has(first) || COMPUTED.test(first);
		if (isKnown || Object.keys(config.values).length === 0) return undefined;
		notCarried(`${name}, which the configuration does not have`);
		return "";
	};
	return {
		valueOf(name) {
			if (/^site\.base_?url$/.test(name)) return config.base;
			if (name === "site.url") return origin;
			if (name === "page.url") return address.replace(origin, "").slice(config.base.length) || "/";
			const [holder = "", ...path] = name.split(".");
			if (holder === "site")
				return path[0] === "data" ? data.valueAt(path.slice(1)) : (memberAt(config.values, path) ?? missing(name, path[0] ?? ""));
			if (name === "page.date") return values.date ?? placeOf(context.path, config).date;
			if (holder === "page") return memberAt(values, path);
			return memberAt(assignedValue(holder, context), path) ?? (isAssigned(holder, context) ? "" : undefined);
		},
		// Without a zone in the configuration the clock was that of a machine: what is written is the nearest to it.
		dateOf: (written) =>
			config.zone === undefined
				? wallClock(written.replace(/(?<=\d)\s*(Z|[+-]\d\d:?\d\d)$/, ""), "UTC")
				: wallClock(written, config.zone, "UTC"),
		addressOf: (path) =>
			/^([a-z][a-z\d+.-]*:|#)/i.test(path) ? path : tidyPath(path.startsWith(`${config.base}/`) ? path : `${config.base}/${path}`),
	};
}

/** The address of a page that a tag names, with a place in it. */
function linked(written: string, context: CodeContext, names: (wanted: string) => readonly string[]): string | undefined {
	const [, , wanted = "", place = ""] = /^(["']?)([^"'#]+?)\1(#\S*)?$/.exec(written.trim()) ?? [];
	if (wanted === "") return undefined;
	const address = names(wanted.trim())
		.map((name) => context.addressOf(name))
		.find((found) => found !== undefined);
	return address === undefined ? undefined : address.replace(/[ ()<>]/g, encodeURIComponent) + place;
}

const TAGS: readonly (readonly [name: string, known: KnownCode])[] = [
	[
		"post_url",
		{ address: "whole", becomes: ({ written }, context) => linked(written, context, (name) => [`post ${name.replace(/^\//, "")}`]) },
	],
	[
		"link",
		{ address: "whole", becomes: ({ written }, context) => linked(written, context, (name) => [`file ${name.replace(/^\//, "")}`]) },
	],
	[
		"highlight",
		{
			content: "typed",
			becomes: ({ written, content }, { format }) =>
				content === undefined ? undefined : codeBlock(content, written.split(/\s/)[0] ?? "", format),
		},
	],
	["comment", liquidComment],
	["gist", { becomes: (call, context) => PLATFORM_CODE.get("gist")?.becomes(call, context) }],
	[
		"avatar",
		{
			becomes: ({ written }) =>
				/^[\w-]+$/.test(written) ? `<a href="https://github.com/${escapeHtml(written)}">@${written}</a>` : undefined,
		},
	],
	["toc", { becomes: () => "" }],
	["seo", { becomes: () => "" }],
];
