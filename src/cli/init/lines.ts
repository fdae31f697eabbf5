import path from "node:path";
import { type Answers, QUESTIONS } from "./answers.ts";
import type { Dependency } from "./packagefile.ts";
import type { Written } from "./write.ts";

/** The lines that say what was taken for questions that nobody was asked, and which options say otherwise. */
export function takenLines(given: Partial<Answers>, answers: Answers): string[] {
	const taken = QUESTIONS.filter(({ name }) => given[name] === undefined);
	if (taken.length === 0) return [];
	return ["Taken for what was not said:", ...taken.map(({ name, flag, text }) => `    ${text}: ${answers[name]} (${flag})`)];
}

/** The lines that say what was written, and what to do next. */
export function nextSteps(folder: string, { written, kept }: Written, dependency: Dependency, cwd = process.cwd()): string[] {
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
		"Next:",
		...(shown === "." ? [] : [`    cd ${asWord(shown)}`]),
		hasOwnPackage ? `    npm install backfile@${asWord(dependency.wanted)}` : "    npm install",
		hasOwnPackage ? "    npx backfile serve" : "    npm run serve",
	];
}

/** A word as shells take it. */
function asWord(word: string): string {
	return /^[\w./@^:\\-]+$/.test(word) ? word : `"${word}"`;
}
