import { describe, expect, it } from "vitest";
import { partsOf } from "./blocks.ts";
import { findCommands, misnamed, refusalOf, simpleCommands, wordsForUs } from "./commandlines.ts";
import { readPages } from "./pages.ts";

const commands = await findCommands();
const pages = readPages().map((page) => ({ name: page.name, ...partsOf(page) }));

/** The options of other programs, and of the scripts here, that pages name alone. */
const OF_OTHERS = ["--cache-control", "--memory"];

describe("the commands that pages show", () => {
	it.each(pages)("would be taken: $name", ({ blocks }) => {
		const refused = blocks
			.filter(({ language }) => language === "sh")
			.flatMap(({ page, line, text }) =>
				simpleCommands(text.replaceAll("\\\n", " ")).flatMap((words) => {
					const ours = wordsForUs(words);
					const refusal = ours && refusalOf(ours, commands);
					return refusal === undefined ? [] : [`${page}:${line}: ${words.join(" ")}: ${refusal}`];
				}),
			);
		expect(refused).toEqual([]);
	});

	it.each(pages)("have the names and options that there are, in sentences too: $name", ({ codes }) => {
		const options = [...commands.values()].flatMap((make) =>
			[make(), ...make().commands].flatMap((command) => command.options.flatMap(({ long }) => long ?? [])),
		);
		const wrong = codes.flatMap(({ page, line, text }) => {
			const [words = []] = simpleCommands(text);
			const [first = ""] = words;
			const ours = wordsForUs(words) ?? (commands.has(first) && words.some((word) => word.includes("--")) ? words : undefined);
			const fault = ours && misnamed(ours, commands);
			if (fault !== undefined) return [`${page}:${line}: ${text}: ${fault}`];
			const [option] = /^--[a-z][a-z-]*/.exec(text) ?? [];
			const isKnown = option === undefined || [...options, ...OF_OTHERS, "--help", "--version"].includes(option);
			return isKnown ? [] : [`${page}:${line}: no command has the option ${option}`];
		});
		expect(wrong).toEqual([]);
	});
});

describe("simpleCommands", () => {
	it.each([
		[
			"backfile build && git add urls.txt   # a comment",
			[
				["backfile", "build"],
				["git", "add", "urls.txt"],
			],
		],
		[`backfile prove "Jane Smith" --rule 'a="b"' >out.txt 2>&1`, [["backfile", "prove", "Jane Smith", "--rule", 'a="b"']]],
		["one|two;  three\nfour", [["one"], ["two"], ["three"], ["four"]]],
	])("reads %s", (line, words) => {
		expect(simpleCommands(line)).toEqual(words);
	});
});

describe("a command that there is not", () => {
	it.each([
		["backfile bild", "there is no command bild"],
		["npx backfile build --drafty", "unknown option '--drafty'"],
		["npm run -s backfile -- new", "missing required argument 'headline'"],
		["TZ=UTC backfile serve --port many", "It must be a number"],
		["backfile check --format gitlab", "argument 'gitlab' is invalid"],
	])("is told: %s", (line, refusal) => {
		const [words = []] = simpleCommands(line);
		expect(refusalOf(wordsForUs(words) ?? [], commands)).toContain(refusal);
	});

	it("is told in a sentence, where values stand for others", () => {
		expect(misnamed(["build", "[--jobs", "N]", "--strict"], commands)).toBeUndefined();
		expect(misnamed(["build", "[--jobs", "N]", "[--strickt]"], commands)).toBe("build has no option --strickt");
		expect(misnamed(["ledger", "forget", "URL…", "--why", "…"], commands)).toBeUndefined();
	});
});
