import { describe, expect, it } from "vitest";
import { openBrowser, openingLine } from "../../../src/cli/serve/browser.ts";

describe("openingLine", () => {
	it("is that of the system", () => {
		expect(openingLine("http://127.0.0.1:8080/a&b/", "darwin")).toEqual(["open", "http://127.0.0.1:8080/a&b/"]);
		expect(openingLine("http://127.0.0.1:8080/a&b/", "linux")).toEqual(["xdg-open", "http://127.0.0.1:8080/a&b/"]);
		expect(openingLine("http://127.0.0.1:8080/a&b/", "win32").slice(3)).toEqual(["start", '""', "http://127.0.0.1:8080/a^&b/"]);
	});
});

describe("openBrowser", () => {
	it.each([
		["there is no such program", ["backfile-has-no-such-program", "x"]],
		["the program fails", [process.execPath, "-e", "process.exit(3)"]],
	] as const)("tells that %s, and does not fail", async (_, line) => {
		await new Promise<void>((resolve) => openBrowser("http://127.0.0.1/", resolve, [...line]));
	});

	it("says nothing where the program does its work", async () => {
		const failure = new Promise<string>((resolve) => openBrowser("x", () => resolve("failed"), [process.execPath, "-e", ""]));
		expect(await Promise.race([failure, new Promise((resolve) => setTimeout(() => resolve("quiet"), 400))])).toBe("quiet");
	});
});
