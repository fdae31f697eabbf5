import { readFileSync } from "node:fs";
import path from "node:path";
import { parseYaml } from "../article/yaml.ts";
import { CannotRun, codeOf } from "../problem.ts";

/** A text with `{name}` where something is filled in; or several such texts, one for each plural category of the language. `count` chooses one. */
export type Wording = string | Readonly<Record<string, string>>;

/** What the site itself says, in its language. */
export interface Words {
	/** BCP 47. */
	readonly language: string;
	/**
	 * Words of the site itself, in its language, filled in. Numbers are written as the language writes them.
	 * @example {{ "by" | say({ names: "Ann" }) }} → By Ann
	 * @throws {Error} where no file has words of that name
	 */
	say(key: string, values?: Readonly<Record<string, string | number>>): string;
	/** The text before and the text after the first place that is to be filled in, for templates that fill in markup. */
	around(key: string): readonly [before: string, after: string];
	/** A text as its file has it. A script fills it in. */
	wording(key: string): Wording;
}

/** A file of words. */
interface WordFile {
	readonly file: string;
	readonly text: string;
}

let last: { readonly key: string; readonly words: Words } | undefined;

/**
 * Reads the words of a language: `words/LANGUAGE.yml` below each folder of templates. What is missing for `de-AT` is taken from `de`, and then from `en`.
 * Words that have not changed since the last call are the same object, because every batch of outputs asks for them.
 * @param folders absolute. The words of an earlier folder are used instead of those of a later one
 * @throws {CannotRun} where a file of words cannot be read
 */
export function loadWords(folders: readonly string[], language: string): Words {
	const files = languagesOf(language).flatMap((name) => folders.flatMap((folder) => read(path.join(folder, "words", `${name}.yml`)) ?? []));
	const key = JSON.stringify([language, files]);
	if (last?.key !== key) last = { key, words: makeWords(files.map(wordsIn), language) };
	return last.words;
}

/** What stands in the place of a name that was taken out, where its owner does not say it. */
export function wordsForName(folders: readonly string[], language: string): string {
	return loadWords(folders, language).say("name-removed");
}

/** @param known the words of files. Those of an earlier file are used instead of those of a later one */
function makeWords(known: readonly Readonly<Record<string, Wording>>[], language: string): Words {
	const numbers = new Intl.NumberFormat(language);
	const plurals = new Intl.PluralRules(language);

	function wording(key: string): Wording {
		const found = known.find((words) => Object.hasOwn(words, key))?.[key];
		if (found === undefined) throw new Error(`There are no words for "${key}" in words/en.yml`);
		return found;
	}

	const plain = new Map<string, string>();

	function say(key: string, values?: Readonly<Record<string, string | number>>): string {
		if (values) return filledIn(key, values);
		// A page says some thirty things in which there is nothing to fill in.
		const known = plain.get(key) ?? filledIn(key, {});
		plain.set(key, known);
		return known;
	}

	function filledIn(key: string, values: Readonly<Record<string, string | number>>): string {
		const forms = wording(key);
		const text = typeof forms === "string" ? forms : (forms[plurals.select(Number(values.count))] ?? String(forms.other));
		return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
			const value = values[name];
			return typeof value === "number" ? numbers.format(value) : (value ?? whole);
		});
	}

	function around(key: string): readonly [string, string] {
		const [before = "", after = ""] = say(key).split(/\{\w+\}/);
		return [before, after];
	}

	return { language, say, around, wording };
}

/** The languages in which words are looked for: `de-AT`, then `de`, then English. */
export function languagesOf(language: string): string[] {
	const parts = language.split("-");
	return [...new Set([...parts.map((_, index) => parts.slice(0, parts.length - index).join("-")), "en"])];
}

/** Whether a value is what a file of words holds. */
export function isWords(value: unknown): value is Readonly<Record<string, Wording>> {
	const isRecord = (one: unknown): one is object => typeof one === "object" && one !== null && !Array.isArray(one);
	const isWording = (one: unknown) =>
		typeof one === "string" || (isRecord(one) && "other" in one && Object.values(one).every((form) => typeof form === "string"));
	return isRecord(value) && Object.values(value).every(isWording);
}

function read(file: string): WordFile | undefined {
	try {
		return { file, text: readFileSync(file, "utf8") };
	} catch (error) {
		if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
		throw error;
	}
}

function wordsIn({ file, text }: WordFile): Readonly<Record<string, Wording>> {
	const parsed = parseYaml(text);
	if ("fault" in parsed) {
		const { line, message, remedy } = parsed.fault;
		throw new CannotRun(`${file}${line === undefined ? "" : `:${line}`}: ${message}`, remedy, "docs/templates.md#words");
	}
	if (!isWords(parsed.value))
		throw new CannotRun(`${file} holds no words.`, 'Write one "name: text" on each line.', "docs/templates.md#words");
	return parsed.value;
}
