import { describe, expect, it } from "vitest";
import { checkElsewhere } from "../../../src/checks/stories/elsewhere.ts";
import { hostsOfPictures } from "../../../src/checks/texts/elsewhere.ts";
import { factsOfText } from "../../../src/checks/texts/facts.ts";
import { story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

/** What is found in stories with these bodies; `image` is the main picture of the first. */
function found(bodies: readonly string[], image?: string) {
	const articles = bodies.map((_, index) =>
		story(String.fromCharCode(97 + index), `2020-01-0${index + 1}`, index === 0 && image !== undefined ? { image: { src: image } } : {}),
	);
	const texts = new Map(
		articles.map(({ file, format }, index) => {
			const body = bodies[index] ?? "";
			return [file, { ...factsOfText(body, body), pictureHosts: hostsOfPictures(body, format) }] as const;
		}),
	);
	return checkElsewhere(checkedOf(articles, { texts })).map(({ file, message }) => [file, message]);
}

describe("pictures that are on another host", () => {
	it("are counted by host, with the first story that shows one", () => {
		const old = "https://old.example/uploads";
		const bodies = ["Words.", `![A](${old}/a.jpg) and <img src="//www.old.example/b.jpg" alt="">`, `[![C](${old}/c.jpg)](${old}/c.pdf)`];
		expect(found(bodies)).toEqual([["b.md", "3 pictures are shown from old.example, in 2 stories: they are lost when that host goes."]]);
		expect(found(["Words."], `${old}/main.jpg`)).toEqual([
			["a.md", "1 picture is shown from old.example, in one story: they are lost when that host goes."],
		]);
	});

	it("are none of this site, none that is linked to, and none in code", () => {
		const bodies = [
			"![](/a.jpg) ![](b.jpg) ![](https://www.example.org/c.jpg)",
			"[a](https://old.example/a.jpg)",
			"`![](https://old.example/a.jpg)`",
		];
		expect(found(bodies, "a.jpg")).toEqual([]);
	});

	it("are told of five hosts at most, those with the most pictures", () => {
		const hosts = ["a", "b", "c", "d", "e", "f"].map((name) => `![](https://${name}.example/1.jpg)`);
		const told = found([`${hosts.join(" ")} ![](https://f.example/2.jpg)`]).map(([, message]) => / (\w)\.example/.exec(message ?? "")?.[1]);
		expect(told).toEqual(["f", "a", "b", "c", "d"]);
	});
});
