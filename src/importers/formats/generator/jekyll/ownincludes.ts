import path from "node:path";
import { splitFrontMatter } from "../../../../article/frontmatter.ts";
import type { CodeContext, KnownCode, TemplateCall } from "../code/call.ts";
import { type Lookup, readText } from "../code/filters.ts";
import { LIQUID_INCLUDE, plainBraceTemplate } from "../code/plainbraces.ts";
import { fillTemplate, outsideNames, type PlainTemplate } from "../code/plaintemplates.ts";
import type { SiteFolder } from "../folder.ts";
import type { JekyllConfig } from "./config.ts";

/** What the site's own parts become that only put values of a call into a text, or are a text only. */
export interface OwnIncludes {
	/** A part of `_includes`, by its path there. */
	included(file: string, lookupOf: LookupOf): KnownCode | undefined;
	/** The text of a part of `_includes`, with its code; empty where it is not there. */
	textOf(file: string): string;
	/** A file beside the page that includes it. */
	readonly relative: (file: string, lookupOf: LookupOf) => KnownCode;
}

/** What the values of the page and the site are, on a page. */
type LookupOf = (context: CodeContext) => Lookup;

/** Finds them in the folder. Each is read when it is first asked for. */
export function ownIncludes(folder: SiteFolder, { source, values }: JekyllConfig): OwnIncludes {
	const known = new Map<string, PlainTemplate | undefined>();
	const templateIn = (file: string): PlainTemplate | undefined => {
		if (!known.has(file)) {
			const text = folder.read(file);
			known.set(
				file,
				text === undefined ? undefined : plainBraceTemplate(text.slice(splitFrontMatter(text).bodyAt).trim(), LIQUID_INCLUDE),
			);
		}
		return known.get(file);
	};
	const filled = (file: string, call: TemplateCall, context: CodeContext, lookupOf: LookupOf) => {
		const template = templateIn(file);
		if (!template) return undefined;
		const named = new Map(call.named);
		for (const name of outsideNames(template.parts)) {
			const value = readText(name, lookupOf(context));
			if (value === undefined) return undefined;
			named.set(name, value);
		}
		return fillTemplate(template, { ...call, named }, context.format === "html" ? "html" : "markdown");
	};
	const includes = `${source}${typeof values.includes_dir === "string" ? values.includes_dir.replace(/^\/+|\/+$/g, "") : "_includes"}/`;
	return {
		textOf: (file) => folder.read(includes + file) ?? "",
		included: (file, lookupOf) =>
			templateIn(includes + file) ? { becomes: (call, context) => filled(includes + file, call, context, lookupOf) } : undefined,
		relative: (file, lookupOf) => ({
			becomes: (call, context) => filled(path.posix.join(path.posix.dirname(context.path), file), call, context, lookupOf),
		}),
	};
}
