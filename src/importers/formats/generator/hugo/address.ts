import { parseDate } from "../../../../article/date.ts";
import { readFileName } from "../../../../article/filename.ts";
import { lineOf } from "../../../reading/values.ts";
import type { HugoConfig } from "./config.ts";
import type { ContentFile } from "./content.ts";
import { joined, sanitised } from "./paths.ts";
import { expandPattern, hasTokens, type PermalinkValues, patternFor } from "./permalinks.ts";

/** Front matter, with keys in lower case. */
type Values = Readonly<Record<string, unknown>>;

/** The first date of a page in the order that the configuration says, as it is written there. */
export function dateOfPage(values: Values, page: ContentFile, { dates }: Pick<HugoConfig, "dates">): string | undefined {
	for (const name of dates) {
		const value = name === ":filename" ? readFileName(page.file).date : lineOf(values[name]);
		if (value !== undefined) return value;
	}
	return undefined;
}

/** The address of a page, as a path of the site. */
export function addressOfPage(values: Values, page: ContentFile, config: HugoConfig): string {
	const { language, kind } = page;
	const url = lineOf(values.url);
	const tokens = permalinkValues(values, page, config);
	if (url !== undefined) {
		const whole = hasTokens(url) ? (expandPattern(url, tokens, config) ?? url) : url.replaceAll("\\:", ":");
		// Without a slash at its beginning it stands below the language.
		const isBelowLanguage = config.languages.size > 1 && !whole.startsWith("/");
		return asPage(joined(isBelowLanguage ? language.prefix : "", whole), false);
	}
	const isUgly = config.isUgly(page.section) && kind === "page";
	const pattern = patternFor(config.permalinks, { section: page.section, kind, path: page.logical.toLowerCase() });
	const expanded = pattern === undefined ? undefined : expandPattern(pattern, tokens, config);
	const own = expanded ?? pathOfPage(page, tokens.slug, config);
	return asPage(joined(language.prefix, own), isUgly);
}

function pathOfPage({ kind, dir, base, file }: ContentFile, slug: string, config: HugoConfig): string {
	if (kind === "home") return "/";
	// The date of a name is no part of the address where the configuration reads it.
	const name = kind === "page" && config.dates.includes(":filename") ? readFileName(file).name || base : base;
	const last = kind === "page" && slug !== "" ? slug : name;
	// A full stop in the name of a page begins no ending.
	return `/${sanitised(dir, config)}/${sanitised(last, config)}/`;
}

function permalinkValues(values: Values, page: ContentFile, config: HugoConfig): PermalinkValues {
	const written = dateOfPage(values, page, config);
	const date = written === undefined || /^\d{4}-\d\d-\d\d/.test(written) ? written : parseDate(written, config.zone ?? "UTC")?.edtf;
	return {
		...(date !== undefined && { date }),
		sections: page.sections,
		title: lineOf(values.title) ?? page.base,
		slug: lineOf(values.slug) ?? "",
		contentBaseName: page.base,
	};
}

/** The address of a page: a folder, or a file where it names one. */
function asPage(address: string, isUgly: boolean): string {
	if (/\.[a-z]{2,5}$/i.test(address) || address === "/") return address;
	const plain = address.replace(/\/+$/, "");
	return isUgly ? `${plain}.html` : `${plain}/`;
}

/** Old addresses that lead to a page: relative ones are relative to the folder of the page. */
export function aliasesOfPage(values: Values, page: ContentFile): readonly string[] {
	const aliases = [values.aliases ?? []].flat().flatMap((alias) => lineOf(alias) ?? []);
	return aliases.flatMap((alias) => {
		if (/^https?:\/\//i.test(alias)) return [alias];
		const path = alias.startsWith("/") ? alias : `${page.kind === "page" ? page.dir : page.logical}/${alias}`;
		const parts: string[] = [];
		for (const part of path.split("/")) {
			if (part === "..") parts.pop();
			else if (part !== "" && part !== ".") parts.push(part);
		}
		return parts.length === 0 ? [] : [asPage(joined(page.language.prefix, ...parts), false)];
	});
}
