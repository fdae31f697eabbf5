import path from "node:path";
import type { GuessedZone } from "../../importers/clock/clock.ts";
import { type Answers, QUESTIONS } from "./answers.ts";
import type { Dependency } from "./packagefile.ts";
import type { Written } from "./write.ts";

/** The lines that say what was taken for questions that nobody was asked, and which options say otherwise. */
export function takenLines(given: Partial<Answers>, answers: Answers): string[] {
	const taken = QUESTIONS.filter(({ name }) => given[name] === undefined);
	if (taken.length === 0) return [];
	return [
		"No option says otherwise, so this was taken:",
		...taken.map(({ name, flag, text }) => `    ${text}: ${answers[name]} (${flag})`),
	];
}

/** Says that the time zone which is offered was guessed, and by what; nothing where an option names one. */
export function guessedLines({ timeZone }: Partial<Answers>, guessed: GuessedZone | undefined): string[] {
	if (guessed === undefined || timeZone !== undefined) return [];
	const { zone, fits, of } = guessed;
	const dates = of === 1 ? "its only date fits" : fits === of ? `all of its ${of} dates fit` : `${fits} of its ${of} dates fit`;
	return [`The old site names no time zone; ${dates} ${zone}.`];
}

/** What the last lines need to know of a new archive. */
export interface Begun {
	/** Its folder, absolute. */
	readonly folder: string;
	readonly dependency: Dependency;
	/** The command that runs its import again, in its folder; undefined where there was none. */
	readonly importAgain?: string;
	/** Whether it is served now. */
	readonly isServed: boolean;
}

/** The lines that say what was written, and what to do next. */
export function nextSteps({ written, kept }: Written, { folder, dependency, importAgain, isServed }: Begun, cwd = process.cwd()): string[] {
	// It stands in a command for the shell, which takes paths as the system writes them.
	const shown = path.relative(cwd, folder) || ".";
	const stories = written.filter((name) => /^content\/\d+\//.test(name) && name.endsWith(".md")).length;
	const hasOwnPackage = kept.includes("package.json");
	return [
		`A new archive is in ${shown === "." ? "this folder" : shown}: its settings are in .eleventy.ts, ${stories > 0 ? `${stories} stories to begin with in content/` : "its stories in content/"}.`,
		...(kept.length > 0 ? [`Left as they were: ${kept.join(", ")}.`] : []),
		...(dependency.local === undefined || hasOwnPackage
			? []
			: [`package.json takes Backfile from ${dependency.local}. Other machines, and GitHub, need a version or a Git address there.`]),
		isServed ? "Next, when you have looked at it and stopped it with Ctrl-C:" : "Next:",
		...(shown === "." ? [] : [`    cd ${asWord(shown)}`]),
		hasOwnPackage ? `    npm install backfile@${asWord(dependency.wanted)}` : "    npm install",
		hasOwnPackage ? "    npx backfile serve" : "    npm run serve",
		...(importAgain === undefined ? [] : ["To import again there, with --media, --rule or --map:", `    ${importAgain}`]),
	];
}

/**
 * The command that runs an import again.
 * @param folder that of the archive, absolute
 * @param sources as the user named them, and so the options
 */
export function importCommandOf(
	folder: string,
	sources: readonly string[],
	{ format, media }: { readonly format?: string; readonly media?: string },
): string {
	const there = (name: string) => asWord(path.relative(folder, path.resolve(name)));
	const options = media === undefined ? [] : ["--media", there(media)];
	return ["npx backfile import", ...(format === undefined ? [] : [format]), ...sources.map(there), ...options].join(" ");
}

/** A word as shells take it. */
function asWord(word: string): string {
	return /^[\w./@^:\\-]+$/.test(word) ? word : `"${word}"`;
}
