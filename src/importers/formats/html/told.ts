import { markedBy } from "./body.ts";
import { dateIn } from "./clues/dates.ts";
import { lettersOf } from "./clues/headline.ts";
import { type LookContext, type Page, type SeenOnPage, wordsOfHeadings } from "./look.ts";
import { mapped } from "./map.ts";

const [MAP, DATA, LAYOUT] = ["--map", "data for machines", "where other pages of the layout have it"];

/** From what each field of a page was taken, in a few words. */
export function cluesTold(
	seen: SeenOnPage,
	{ document, finds }: Page,
	fields: Readonly<Record<string, unknown>>,
	{ map, zone }: LookContext,
): Record<string, string> {
	const { clues, shownDates } = seen;
	const headline = lettersOf(String(fields.headline));
	const day = String(fields.published).slice(0, 10);
	const isSame = (text: string | undefined) => text !== undefined && lettersOf(text) === headline;
	const isDay = (text: string | undefined) => text?.slice(0, 10) === day;
	const authors = clues.writers.some((list) => list.length > 0) ? DATA : undefined;
	const found: Readonly<Record<string, string | undefined>> = {
		headline:
			map.has("headline") && mapped(document, map, "headline").some(isSame)
				? MAP
				: clues.headlines.some((text) => lettersOf(text).startsWith(headline))
					? DATA
					: isSame(finds?.headline)
						? LAYOUT
						: wordsOfHeadings(document).some(isSame)
							? "a heading"
							: seen.titled === undefined
								? "the first words"
								: "the title",
		published:
			map.has("published") && mapped(document, map, "published").some((text) => isDay(dateIn(text, zone)))
				? MAP
				: clues.published.some((text) => isDay(dateIn(text, zone)))
					? DATA
					: isDay(finds?.date)
						? LAYOUT
						: shownDates.some(({ date }) => isDay(date))
							? "shown with the story"
							: "the address",
		authors: mapped(document, map, "authors").length > 0 ? MAP : (authors ?? (finds?.names.length ? LAYOUT : "a byline")),
		section: mapped(document, map, "section").length > 0 ? MAP : DATA,
		body: markedBy(document, map.get("body")),
		image: DATA,
	};
	return Object.fromEntries(
		Object.entries(found).flatMap(([name, clue]) =>
			clue === undefined || (name !== "body" && name !== "image" && fields[name] === undefined) ? [] : [[name, clue]],
		),
	);
}
