import { describe, expect, it } from "vitest";
import { initialsOf, plainCommenter, shownName, withoutEmails } from "../../../src/article/comments/names.ts";
import { slownessOf } from "../../linear.ts";

describe("names of readers", () => {
	it.each([
		["Anna Schmidt", "Anna Schmidt"],
		["joe@example.org", undefined],
		["Joe <joe@example.org>", "Joe"],
		["Joe (joe.bloggs+x@mail.example.co.uk)", "Joe"],
		["\u201cJim\u201d O\u2019Neill", "\u201cJim\u201d O\u2019Neill"],
		["@joe", "@joe"],
		[" \n ", undefined],
		["---", undefined],
	])("%j is %j", (written, plain) => expect(plainCommenter(written)).toBe(plain));

	it.each([
		["Anna Schmidt", "A. S."],
		["J. R. R. Tolkien", "J. R. R. T."],
		["harbourfan", "H."],
		["\u0639\u0645\u0631 \u062e\u0627\u0644\u062f", "\u0639. \u062e."],
		["one two three four five", "O. T. T. F."],
	])("%s has the initials %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

	it("are shown as the settings say", () => {
		expect(shownName({ name: "Anna Schmidt" }, "written")).toBe("Anna Schmidt");
		expect(shownName({ name: "Anna Schmidt" }, "initials")).toBe("A. S.");
		expect(shownName({ name: "Anna Schmidt" }, "none")).toBeUndefined();
		expect(shownName({ name: "[name removed]", isNameRedacted: true }, "initials")).toBeUndefined();
	});

	it("takes linear time to look for addresses", async () => {
		const look = (text: string) => expect(withoutEmails(text, "")).toBe(text);
		expect(await slownessOf(look, (length) => `${"a".repeat(length)}@`.repeat(3), 200_000)).toBeUndefined();
	});
});
