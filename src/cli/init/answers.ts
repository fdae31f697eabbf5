// The questions for a new archive, and how their answers are read. ask.ts asks them.
import path from "node:path";
import { CannotRun } from "../../problem.ts";
import { isLanguageTag, settingsSchema } from "../../settings.ts";

/** What is asked for a new archive: the settings that differ from one to the next. */
export interface Answers {
	readonly title: string;
	/** The whole address of its site, with a slash at its end. */
	readonly url: string;
	/** A BCP 47 tag. */
	readonly language: string;
	/** The name of an IANA time zone. */
	readonly timeZone: string;
}

/** What a question asks for: `title`, `url`, `language` or `timeZone`. */
export type QuestionName = keyof Answers;

/** One question. */
export interface Question {
	readonly name: QuestionName;
	/** The option of the command line that answers it. */
	readonly flag: string;
	/** What is asked, for a terminal. */
	readonly text: string;
}

/** The questions, in the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
	{ name: "title", flag: "--title", text: "Name of the paper or archive" },
	{ name: "url", flag: "--url", text: "Address at which the site will stand" },
	{ name: "language", flag: "--language", text: "Language of the site" },
	{ name: "timeZone", flag: "--time-zone", text: "Time zone" },
];

/**
 * Reads an answer as the settings read it.
 * @returns its value, or what is wrong with it, as the end of a sentence: `must be a time zone such as "Europe/London".`
 */
export function readAnswer(name: QuestionName, written: string): { readonly value: string } | { readonly fault: string } {
	const meant = name === "url" && written.trim() !== "" && !/^[a-z]+:/i.test(written.trim()) ? `https://${written.trim()}` : written.trim();
	if (meant === "") return { fault: "must not be empty." };
	const result = settingsSchema.shape[name].safeParse(meant);
	if (result.success) return { value: result.data };
	const fault = result.error.issues.map(({ message }) => message).join("; ");
	return { fault: /[.?]$/.test(fault) ? fault : `${fault}.` };
}

/**
 * The answers that options of the command line give.
 * @throws {CannotRun} where one is wrong
 */
export function answersOfFlags(flags: Partial<Answers>): Partial<Answers> {
	const given = QUESTIONS.flatMap(({ name, flag }) => {
		const written = flags[name];
		if (written === undefined) return [];
		const read = readAnswer(name, written);
		if ("fault" in read) throw new CannotRun(`${flag} ${JSON.stringify(written)} is not right: it ${read.fault}`, "Write it otherwise.");
		return [[name, read.value] as const];
	});
	return Object.fromEntries(given);
}

/**
 * What is taken where nobody answers: the name of the folder, and the language and the zone of the machine. They are written into the
 * settings, so builds do not depend on the machine.
 * @param folder that of the archive
 */
export function defaultAnswers(folder: string, environment: NodeJS.ProcessEnv = process.env): Answers {
	return {
		title: titleOfFolder(folder),
		url: "https://example.org/",
		language: languageOf(environment),
		timeZone: machineZone() ?? "UTC",
	};
}

/** The time zone of this machine; undefined where it is none that the settings take. */
export function machineZone(): string | undefined {
	const zone = readAnswer("timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone);
	return "value" in zone ? zone.value : undefined;
}

/** A title made from the name of a folder: `harbour-news` gives `Harbour news`. */
function titleOfFolder(folder: string): string {
	const name = path
		.basename(folder)
		.replace(/[-_.\s]+/g, " ")
		.trim();
	return name === "" ? "Archive" : name.replace(/^./u, (first) => first.toLocaleUpperCase("en"));
}

/** The language that a machine speaks: `en_GB.UTF-8` gives `en-GB`. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
	const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== "") ?? "";
	const tag = locale.replace(/[.@].*$/, "").replaceAll("_", "-");
	return /^[a-z]{2,3}(-|$)/i.test(tag) && isLanguageTag(tag) ? tag : "en";
}
