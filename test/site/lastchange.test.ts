import { describe, expect, it } from "vitest";
import { lastChange, lastChangeOf, modifiedDate } from "../../src/site/lastchange.ts";
import { on } from "../archive/articles.ts";
import { article } from "./articles.ts";

/** What a story tells of its changes. */
const revisions = (updated: string | undefined, ...corrections: (string | undefined)[]) => ({
	updated: updated === undefined ? undefined : on(updated),
	corrections: corrections.map((date) => ({ text: "x", date: date === undefined ? undefined : on(date) })),
});

describe("modifiedDate", () => {
	it("is the latest revision that is known", () => {
		const change = (...dates: Parameters<typeof revisions>) => modifiedDate(revisions(...dates));
		expect(change(undefined)).toBeUndefined();
		expect(change("1957-03-04")).toBe("1957-03-04");
		expect(change("1957-03-04", "1958", undefined, "1956-01-01")).toBe("1958");
		expect(change("1957-03-04", "1999~", undefined)).toBe("1957-03-04");
		expect(change("2024-05-03T10:00", "2024-05-03")).toBe("2024-05-03T10:00:00+01:00");
		expect(change("2024~", undefined)).toBeUndefined();
	});
});

describe("lastChange", () => {
	const last = (published: string | undefined, ...dates: Parameters<typeof revisions>) =>
		lastChange(article("a", published, revisions(...dates)))?.edtf;

	it("is the publication of a story that was never changed", () => {
		const story = article("a", "1957-03-04", revisions("1957-03-04"));
		expect(lastChange(story)).toBe(story.published);
		expect(last(undefined, undefined)).toBeUndefined();
	});

	it("is the latest revision, and of two that begin together the more exact one", () => {
		expect(last("1957", "1960", "1959-01-01")).toBe("1960");
		expect(last("1957-03", "1957-03-01")).toBe("1957-03-01");
	});

	it("of several stories is the latest of all", () => {
		expect(lastChangeOf([article("a", "1957"), article("b", "1950", revisions("1961")), article("c")])?.edtf).toBe("1961");
	});
});
