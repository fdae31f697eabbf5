import { createInterface } from "node:readline/promises";
import { CannotRun } from "../../problem.ts";
import { type Answers, QUESTIONS, readAnswer } from "./answers.ts";

/** Where questions are asked: a terminal, or what stands for one in a test. */
export interface Terminal {
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
}

/**
 * Asks on a terminal for what no option has answered. An empty answer takes what is offered; one that is wrong is asked for again.
 * @param given answers that need no question
 * @param offered what an empty answer means
 * @throws {CannotRun} where the terminal is closed, or Ctrl-C is pressed
 */
export async function ask(given: Partial<Answers>, offered: Answers, { input, output }: Terminal): Promise<Answers> {
	const lines = createInterface({ input, output });
	const ended = new Promise<never>((_, reject) => {
		lines.once("close", () => reject(new CannotRun("The questions were not answered, and nothing was written.", "Run it again.")));
	});
	ended.catch(() => undefined);
	// Without a listener of its own Ctrl-C would end the process without a word.
	lines.on("SIGINT", () => {
		output.write("\n");
		lines.close();
	});
	const answers: Answers = { ...offered, ...given };
	const asked = QUESTIONS.filter(({ name }) => given[name] === undefined);
	const all = { ...answers };
	if (asked.length > 0) output.write("An empty answer takes what stands in brackets.\n");
	for (const { name, text } of asked) {
		for (;;) {
			const written = await Promise.race([lines.question(`${text} [${answers[name]}]: `), ended]);
			const read = written.trim() === "" ? { value: answers[name] } : readAnswer(name, written);
			if ("value" in read) {
				all[name] = read.value;
				break;
			}
			output.write(`    It ${read.fault}\n`);
		}
	}
	lines.close();
	return all;
}
