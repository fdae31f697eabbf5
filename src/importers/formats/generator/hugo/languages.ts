import { languageOf, lineOf, membersOf } from "../../../reading/values.ts";

/** A language of a site. */
export interface HugoLanguage {
	/** As files name it (`.fr.md`), in lower case. */
	readonly key: string;
	/** BCP 47. */
	readonly tag?: string;
	/** Stands before its addresses, such as `/fr`; empty for the default language. */
	readonly prefix: string;
}

/** The languages of a site, by their keys, and the one of files that name none. */
export function languagesOf(values: Readonly<Record<string, unknown>>): {
	readonly languages: ReadonlyMap<string, HugoLanguage>;
	readonly defaultLanguage: HugoLanguage;
} {
	const told = Object.entries(membersOf(values.languages)).filter(([, value]) => membersOf(value).disabled !== true);
	const disabled = new Set(textsOf(values.disablelanguages).map((key) => key.toLowerCase()));
	const first = (lineOf(values.defaultcontentlanguage) ?? "en").toLowerCase();
	const isInFolder = values.defaultcontentlanguageinsubdir === true;
	const languages = new Map<string, HugoLanguage>();
	for (const [key, value] of told) {
		const { languagecode, locale } = membersOf(value);
		const tag = languageOf(locale) ?? languageOf(languagecode) ?? languageOf(key);
		if (!disabled.has(key))
			languages.set(key, { key, ...(tag !== undefined && { tag }), prefix: key === first && !isInFolder ? "" : `/${key}` });
	}
	const tag = languageOf(values.locale) ?? languageOf(values.languagecode);
	const alone: HugoLanguage = { key: first, ...(tag !== undefined && { tag }), prefix: "" };
	return { languages, defaultLanguage: languages.get(first) ?? alone };
}

/** A text, or those of a list. */
export function textsOf(value: unknown, fallback?: string): readonly string[] {
	const texts = [value ?? []].flat().flatMap((text) => lineOf(text) ?? []);
	return texts.length === 0 && fallback !== undefined ? [fallback] : texts;
}
