import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { ask } from "../../../src/cli/init/ask.ts";

const OFFERED = { title: "Gazette", url: "https://example.org/", language: "en", timeZone: "UTC" };

/** Answers each question with a line of a list; without a line more, the terminal is closed. */
function terminal(...lines: readonly string[]) {
	const [input, output] = [new PassThrough(), new PassThrough()];
	const left = [...lines];
	let shown = "";
	output.on("data", (part) => {
		shown += String(part);
		if (!String(part).endsWith("]: ")) return;
		const line = left.shift();
		if (line === undefined) input.end();
		else input.write(`${line}\n`);
	});
	return { input, output, shown: () => shown };
}

describe("the questions of init", () => {
	it("take what is offered for an empty answer, and ask again for a wrong one", async () => {
		const at = terminal("The Herald", "", "Mars", "", "Europe/Paris");
		expect(await ask({ language: "fr" }, OFFERED, at)).toEqual({
			title: "The Herald",
			url: "https://example.org/",
			language: "fr",
			timeZone: "UTC",
		});
		expect(at.shown()).toMatch(/^An empty answer takes what stands in brackets\.\n/);
		expect(at.shown()).toContain("Time zone [UTC]: ");
		expect(at.shown()).toContain('    It must be a time zone such as "Europe/London".\n');
		expect(at.shown()).not.toContain("Language");
	});

	it("end in good order where the terminal is closed", async () => {
		await expect(ask({}, OFFERED, terminal("The Herald"))).rejects.toThrow("The questions were not answered, and nothing was written.");
	});
});
