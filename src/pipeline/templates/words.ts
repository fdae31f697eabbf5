import { parseYaml } from "../../article/yaml.ts";
import { offerOf } from "../../problem/nearest.ts";
import type { Problem } from "../../problem.ts";
import { isWords, type Wording } from "../../view/words.ts";

type Words = Readonly<Record<string, Wording>>;

/**
 * Tells of texts in a file of words of the owner's that no page says, and of places in them that are not filled in, or that are missing.
 * A file that cannot be read is passed over: what reads it to write pages tells of it.
 * @param text the file's own text
 * @param english our English words, which have all names and all places
 * @param isSaid whether a template of the owner's says a text of that name
 */
export function oddWords(file: string, text: string, english: Words, isSaid: (key: string) => boolean): Problem[] {
	const words = wordsIn(text);
	return Object.entries(words).flatMap(([key, wording]) => {
		const odd = oddIn(key, wording, english, isSaid);
		return odd ? [{ file, line: lineOf(key, text), rule: "words-odd", severity: "warning", ...odd } as const] : [];
	});
}

/** The words in the text of a file; none where it cannot be read. */
export function wordsIn(text: string): Words {
	const parsed = parseYaml(text);
	return "value" in parsed && isWords(parsed.value) ? parsed.value : {};
}

function oddIn(
	key: string,
	wording: Wording,
	english: Words,
	isSaid: (key: string) => boolean,
): Pick<Problem, "message" | "remedy"> | undefined {
	const model = Object.hasOwn(english, key) ? english[key] : undefined;
	if (model === undefined) {
		if (isSaid(key)) return undefined;
		const message = `No page says the text ${key}.${offerOf(key, Object.keys(english))}`;
		return { message, remedy: "Take it out, or write the name that is meant: npx backfile eject words/en.yml has all of them." };
	}
	const known = placesOf(textsOf(model));
	const remedy = known.length > 0 ? `The text may hold ${known.join(", ")}, written in just this way.` : "The text holds no place.";
	const unknown = placesOf(textsOf(wording)).find((place) => !known.includes(place));
	if (unknown !== undefined) return { message: `Nothing is filled in for ${unknown} in the text ${key}.`, remedy };
	const missing = known.find((place) => !textsOf(wording).at(-1)?.includes(place));
	return missing === undefined ? undefined : { message: `The text ${key} leaves out ${missing}.`, remedy };
}

/** The forms of a text; the last one is that of most numbers. */
function textsOf(wording: Wording): readonly string[] {
	if (typeof wording === "string") return [wording];
	const { other = "", ...forms } = wording;
	return [...Object.values(forms), other];
}

function placesOf(texts: readonly string[]): string[] {
	return [...new Set(texts.flatMap((one) => one.match(/\{\w+\}/g) ?? []))];
}

function lineOf(key: string, text: string): number | undefined {
	const at = text
		.split("\n")
		.findIndex((line) => line.replace(/^["']/, "").startsWith(key) && /^["']?\s*:/.test(line.replace(/^["']/, "").slice(key.length)));
	return at < 0 ? undefined : at + 1;
}
