import { readFileSync } from "node:fs";
import path from "node:path";
import { parseYaml } from "../article/yaml.ts";
import { CannotRun, codeOf } from "../problem.ts";

/** A text with `{name}` where something is filled in, or one for each plural category of the language, which a `count` chooses. */
export type Wording = string | Readonly<Record<string, string>>;

/** What the site itself says, in its language. */
export interface Words {
	/**
	 * A text, filled in; numbers as the language writes them.
	 * @throws where no file has words of that name
	 */
	say(key: string, values?: Readonly<Record<string, string | number>>): string;
	/** What stands before and behind the first place that is to be filled in, where that is markup. */
	around(key: string): readonly [before: string, after: string];
	/** A text as its file has it, to be filled in elsewhere. */
	wording(key: string): Wording;
}

/**
 * Reads the words of a language: `words/LANGUAGE.yml` below each folder of templates. What `de-AT` lacks is said as in `de`, and then as in `en`.
 * @param folders absolute; an earlier one stands over the later ones
 * @throws {CannotRun} where a file of words cannot be read
 */
export function loadWords(folders: readonly string[], language: string): Words {
	const files = languagesOf(language).flatMap((name) => folders.map((folder) => path.join(folder, "words", `${name}.yml`)));
	const known = files.map(wordsIn);
	const numbers = new Intl.NumberFormat(language);
	const plurals = new Intl.PluralRules(language);

	function wording(key: string): Wording {
		const found = known.find((words) => Object.hasOwn(words, key))?.[key];
		if (found === undefined) throw new Error(`There are no words for "${key}" in words/en.yml`);
		return found;
	}

	function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
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

	return { say, around, wording };
}

/** A language tag and those that it is a kind of: `de-AT`, `de`; at last English. */
function languagesOf(language: string): string[] {
	const parts = language.split("-");
	return [...parts.map((_, index) => parts.slice(0, parts.length - index).join("-")), "en"];
}

function isWords(value: unknown): value is Readonly<Record<string, Wording>> {
	const isRecord = (one: unknown): one is object => typeof one === "object" && one !== null && !Array.isArray(one);
	const isWording = (one: unknown) =>
		typeof one === "string" || (isRecord(one) && "other" in one && Object.values(one).every((form) => typeof form === "string"));
	return isRecord(value) && Object.values(value).every(isWording);
}

function wordsIn(file: string): Readonly<Record<string, Wording>> {
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return {};
		throw error;
	}
	const read = parseYaml(text);
	if ("fault" in read) {
		const { line, message, remedy } = read.fault;
		throw new CannotRun(`${file}${line === undefined ? "" : `:${line}`}: ${message}`, remedy);
	}
	if (!isWords(read.value)) throw new CannotRun(`${file} holds no words.`, 'Write one "name: text" on each line.');
	return read.value;
}
