import path from "node:path";
import { nearestOf, offerOf } from "../problem/nearest.ts";

/** Words by which people call a page, and the templates that make it. */
const GUESSED_NAMES: Readonly<Record<string, string>> = {
	archive: "layouts/period.njk",
	article: "layouts/story.njk",
	author: "layouts/term.njk",
	category: "layouts/term.njk",
	day: "layouts/period.njk",
	head: "layouts/base.njk",
	home: "layouts/front.njk",
	index: "layouts/front.njk",
	month: "layouts/period.njk",
	post: "layouts/story.njk",
	section: "layouts/term.njk",
	series: "layouts/term.njk",
	tag: "layouts/term.njk",
	year: "layouts/period.njk",
};

/**
 * The template that a name without folder or extension means, or a word for its page; undefined where that is not one alone.
 * @param known the names of all templates
 */
export function templateMeant(name: string, known: readonly string[]): string | undefined {
	const guessed = /^(layouts\/)?[\w-]+(\.njk)?$/.test(name) ? guessedName(name) : undefined;
	const [only, ...others] = known.filter((file) => !name.includes("/") && bareName(file) === bareName(name));
	return guessed ?? (others.length === 0 ? only : undefined);
}

/** Offers the template that somebody may have meant, also where its folder or its extension is left out; empty where there is none. */
export function templateOffer(name: string, known: readonly string[]): string {
	const near = nearestOf(bareName(name), known.map(bareName));
	return offerOf(name, known) || (near === undefined ? "" : ` Did you mean ${known.find((file) => bareName(file) === near)}?`);
}

/** The template whose pages people call by the name of a file; undefined where there is none. */
function guessedName(name: string): string | undefined {
	const bare = bareName(name);
	return Object.hasOwn(GUESSED_NAMES, bare) ? GUESSED_NAMES[bare] : undefined;
}

/**
 * The template that a file of another name or in another folder was meant to stand over; undefined where none is like it.
 * @param known the names of all templates
 */
export function templateLike(name: string, known: readonly string[]): string | undefined {
	const same = known.find((file) => bareName(file) === bareName(name));
	const near = nearestOf(bareName(name), known.map(bareName));
	return same ?? guessedName(name) ?? known.find((file) => bareName(file) === near);
}

function bareName(file: string): string {
	return path.posix.basename(file).replace(/\.(njk|html|md|ya?ml|css|scss|sass|less|styl)$/, "");
}
