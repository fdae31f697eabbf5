import type { Article } from "../../article/article.ts";
import { isTemplateCode } from "../../article/body/templatecode.ts";
import { countLetters } from "../../article/body/words.ts";
import type { Checked, Finding } from "../finding.ts";
import { accentKey } from "../words/names.ts";

/** The fewest letters of a headline that can be in capitals by mistake: shorter ones are names. */
const FEWEST_LETTERS = 10;

/** Finds headlines in capital letters, unless most headlines of the archive are. */
export function checkCapitals({ archive: { stories } }: Checked): Finding[] {
	const capital = stories.filter(({ headline }) => isCapital(headline));
	if (stories.length >= 20 && capital.length > stories.length / 4) return [];
	return capital.map((article) => {
		const message = `The headline “${article.headline}” is in capital letters alone.`;
		return finding(
			article,
			"headline-capitals",
			"info",
			message,
			"Write it as a sentence; capitals are a matter of type, which face or a template sets.",
		);
	});
}

function isCapital(headline: string): boolean {
	if (headline !== headline.toUpperCase() || headline === headline.toLowerCase()) return false;
	const words = headline.split(/\s+/).filter((word) => /\p{Lu}{2}/u.test(word));
	// One long word beside figures is an abbreviation, such as "UNESCO 2024".
	return words.length > 1 && words.some((word) => countLetters(word) > 4) && (headline.match(/\p{Lu}/gu) ?? []).length >= FEWEST_LETTERS;
}

/** Markup as people write it in headlines, with its name. */
const MARKUP: readonly (readonly [name: string, pattern: RegExp])[] = [
	[
		"HTML",
		/<\/?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u)(?:\s[^<>]{0,500})?\/?>/i,
	],
	[
		"a character reference",
		/&(?:amp|nbsp|lt|gt|quot|apos|[lr]squo|[lr]dquo|[mn]dash|hellip|eacute|egrave|[aouAOU]uml|szlig|#\d{2,6}|#x[\da-f]{2,6});/,
	],
	[
		"Markdown",
		/(?<![\w*])\*\*[^\s*][^*]{0,300}\*\*(?![\w*])|\[[^\][]{1,300}\]\([^()\s]{1,500}\)|(?<![\w~])~~[^\s~][^~]{0,300}~~(?![\w~])|(?<![\w_])__[^\s_][^_]{0,300}__(?![\w_])/,
	],
	["a shortcode", /\[\/?(?:b|i|u|url|img|caption|embed|gallery|quote)(?:[=\s][^\][]{0,300})?\]/i],
];

/** Finds headlines with markup in them. */
export function checkMarkup({ archive: { stories } }: Checked): Finding[] {
	return stories.flatMap((article): Finding[] => {
		const { headline } = article;
		if (!/[<&*[~_{]/.test(headline)) return [];
		const [name] = MARKUP.find(([, pattern]) => pattern.test(headline)) ?? (isTemplateCode(headline) ? ["code of a template"] : []);
		if (name === undefined) return [];
		const message = `The headline “${headline}” holds ${name}, which readers are shown as it is typed.`;
		return [finding(article, "headline-markup", "warning", message, "Write the headline as plain text.")];
	});
}

/** On how many days a headline stands that is one of a column, such as “Letters” or “In brief”. */
const COLUMN = 4;

/** Finds stories of one day with one headline, unless it is that of a column. */
export function checkTwice({ archive: { stories } }: Checked): Finding[] {
	const firsts = new Map<string, Article>();
	const days = new Map<string, Set<string>>();
	const doubled: (readonly [headline: string, article: Article, first: Article])[] = [];
	for (const article of stories) {
		const { headline, published } = article;
		if (published?.day === undefined) continue;
		const day = `${published.year}-${published.month}-${published.day}`;
		const name = accentKey(headline);
		const known = days.get(name);
		if (known) known.add(day);
		else days.set(name, new Set([day]));
		// The editions of one day may each have it.
		const key = `${day} ${article.print?.edition ?? ""} ${article.language ?? ""} ${name}`;
		const first = firsts.get(key);
		if (first) doubled.push([name, article, first]);
		else firsts.set(key, article);
	}
	return doubled
		.filter(([name]) => (days.get(name)?.size ?? 0) < COLUMN)
		.map(([, article, first]) => {
			const message = `The headline “${article.headline}” is that of another story of the same day, too: ${first.file}.`;
			return finding(
				article,
				"headline-twice",
				"warning",
				message,
				"Take one of them out if they are one story; else give each a headline of its own.",
			);
		});
}

function finding(
	{ file, headline }: Article,
	rule: Finding["rule"],
	severity: Finding["severity"],
	message: string,
	remedy: string,
): Finding {
	return { file, rule, severity, message, remedy, at: { field: "headline", text: headline } };
}
