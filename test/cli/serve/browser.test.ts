import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { openBrowser, openingLine } from "../../../src/cli/serve/browser.ts";
import { temporary } from "../../pipeline/archives.ts";

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
		const done = path.join(temporary(), "done");
		const onFailure = vi.fn();
		openBrowser("x", onFailure, [process.execPath, "-e", `fs.writeFileSync(${JSON.stringify(done)}, "")`]);
		await vi.waitFor(() => expect(existsSync(done)).toBe(true), { timeout: 30_000 });
		// It ends a moment after it has written the file.
		await wait(400);
		expect(onFailure).not.toHaveBeenCalled();
	});
});
