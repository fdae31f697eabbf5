/** No pattern is longer. */
const LONGEST = 300;

/** The most signs of a pattern that stand for any number of characters: a pattern with many of them could take very long. */
const MOST_REPEATS = 4;

/**
 * A regular expression of Python as one of JavaScript, such as `(?P<date>\d{4}-\d\d-\d\d)_(?P<slug>.*)`.
 * @returns undefined where it is none, or could take very long
 */
export function pythonPattern(pattern: string, flags = "u"): RegExp | undefined {
	if (pattern.length > LONGEST || isSlow(pattern)) return undefined;
	const source = pattern
		.replace(/^\(\?[aiLmsux]+\)/, "")
		.replaceAll("(?P<", "(?<")
		.replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
		.replaceAll("\\A", "^")
		.replaceAll("\\Z", "$")
		// Escapes that JavaScript refuses, since they mean nothing.
		.replace(/\\([^\w\s^$\\.*+?()[\]{}|/-])/g, "$1")
		.replace(/\\-(?![^[]*\])/g, "-")
		.replace(/\\([_'"])/g, "$1");
	try {
		return new RegExp(source, flags);
	} catch {
		return undefined;
	}
}

/** Repeats in repeats, and many repeats beside each other, take more time than in proportion to the text. */
function isSlow(pattern: string): boolean {
	const plain = pattern.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
	const repeats = plain.match(/[^?(](?:[*+]|\{\d*,\d*\})/g)?.length ?? 0;
	return (
		repeats > MOST_REPEATS || /\([^()]*(?:[*+]|,\})[^()]*\)[*+{]/.test(plain) || /\\[1-9]|\(\?P=/.test(pattern) || /\)[*+{]/.test(plain)
	);
}

/** The names and values of the groups of a pattern that matches the beginning of a text, as Python's `match` does. */
export function groupsOf(pattern: RegExp | undefined, text: string): Readonly<Record<string, string | undefined>> {
	if (!pattern || text.length > LONGEST) return {};
	const found = pattern.exec(text);
	return found?.index === 0 ? (found.groups ?? {}) : {};
}
