import { afterEach, describe, expect, it, vi } from "vitest";
import { printFailure } from "../../../src/cli/output/failure.ts";
import { CannotRun } from "../../../src/problem.ts";
import { answering, resultOf } from "../../../src/system/answers.ts";

function printed(error: unknown, page?: string): string {
	const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
	printFailure(error, page);
	return write.mock.calls.map(([text]) => String(text)).join("");
}

describe("printFailure", () => {
	afterEach(() => vi.restoreAllMocks());

	it("names the page that the error knows, else that of the command", () => {
		expect(printed(new CannotRun("It is odd.", "Mend it.", "docs/settings.md"))).toBe(
			"It is odd.\n    Mend it.\n    See docs/settings.md\n",
		);
		expect(printed(new CannotRun("It is odd.", "Mend it."), "docs/uploads.md")).toContain("See docs/uploads.md");
	});

	it("names it also where a thread failed", async () => {
		const answer = await answering(() => {
			throw new CannotRun("It is odd.", "Mend it.", "docs/settings.md");
		})(undefined);
		expect(() => resultOf(structuredClone(answer))).toThrow(expect.objectContaining({ page: "docs/settings.md" }));
	});

	it("calls any other error a fault of its own", () => {
		expect(printed(new Error("broken"))).toMatch(/^This is a fault of Backfile: Error: broken/);
	});
});
