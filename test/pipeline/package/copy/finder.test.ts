import { expect, it } from "vitest";
import { storiesScript } from "../../../../src/pipeline/package/copy/finder.ts";

it("lists stories newest first, those of no known day last, in an order that does not depend on theirs", () => {
	const stories = [
		{ headline: "Undated", file: "undated/a.html", day: "" },
		{ headline: 'Old "wall" \u2028', file: "1957/a.html", day: "1957-03-04" },
		{ headline: "New", file: "2024/b.html", day: "2024-01-01" },
		{ headline: "New too", file: "2024/a.html", day: "2024-01-01" },
	];
	const script = storiesScript(stories);
	const list = new Function(`${script}; return backfileStories;`)() as unknown;
	expect(list).toEqual([
		["New too", "2024/a.html", "2024-01-01"],
		["New", "2024/b.html", "2024-01-01"],
		['Old "wall" \u2028', "1957/a.html", "1957-03-04"],
		["Undated", "undated/a.html", ""],
	]);
	expect(storiesScript([...stories].reverse())).toBe(script);
});
