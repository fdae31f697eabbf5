import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/article/date.ts";
import { dateWords } from "../../src/view/dates.ts";
import { feedHtml, feedSummary } from "../../src/view/feedbody.ts";
import { loadWords } from "../../src/view/words.ts";

const words = loadWords([path.resolve(import.meta.dirname, "../../templates")], "en-GB");
const dates = dateWords(words, "Europe/London");

function htmlOf(story: Parameters<typeof feedHtml>[0]): string {
	return feedHtml(story, "<p>The body.</p>", (src) => `https://paper.example/media/${src}`, words, dates);
}

describe("feedHtml", () => {
	it("is the body alone where a story has nothing else", () => {
		expect(htmlOf({ corrections: [] })).toBe("<p>The body.</p>");
	});

	it("begins with what was corrected, and when", () => {
		const corrections = [{ date: parseDate("2024-03-16", "Europe/London"), text: "It was 3 & not 4." }, { text: "No date." }];
		expect(htmlOf({ corrections })).toBe(
			"<p><b>Correction (16 March 2024):</b> It was 3 &amp; not 4.</p>\n<p><b>Correction:</b> No date.</p>\n<p>The body.</p>",
		);
	});

	it("shows the main picture with its caption and credit, and nothing of them as markup", () => {
		const image = { src: "a.jpg", alt: 'The "wall"', caption: "The <old> wall", credit: "E. Marlowe" };
		expect(htmlOf({ corrections: [], image })).toBe(
			'<figure><img src="https://paper.example/media/a.jpg" alt="The &#x22;wall&#x22;">' +
				"<figcaption>The &lt;old&gt; wall E. Marlowe</figcaption></figure>\n<p>The body.</p>",
		);
		expect(htmlOf({ corrections: [], image: { src: "a.jpg" } })).toContain(
			'<figure><img src="https://paper.example/media/a.jpg" alt=""></figure>',
		);
	});

	it("has the dateline before the body", () => {
		expect(htmlOf({ corrections: [], dateline: "LONDON, March 3" })).toBe("<p><b>LONDON, March 3</b></p>\n<p>The body.</p>");
	});
});

describe("feedSummary", () => {
	it("is the standfirst, else the opening, else the headline, after what was corrected", () => {
		const story = { corrections: [], standfirst: "Standfirst.", description: "Opening.", headline: "Headline" };
		expect(feedSummary(story, words, dates)).toBe("Standfirst.");
		expect(feedSummary({ ...story, standfirst: undefined }, words, dates)).toBe("Opening.");
		expect(feedSummary({ ...story, standfirst: undefined, description: "" }, words, dates)).toBe("Headline");
		expect(feedSummary({ ...story, corrections: [{ text: "It was 3." }] }, words, dates)).toBe("Correction: It was 3. Standfirst.");
	});
});
