import { describe, expect, it } from "vitest";
import { collate } from "../../src/archive/archive.ts";
import { noTermNotes } from "../../src/archive/termnotes.ts";
import type { Article } from "../../src/article/article.ts";
import { ownerMark } from "../../src/site/permalinks.ts";
import { plan } from "../../src/site/plan.ts";
import { article, byPath, settings } from "./articles.ts";

/** Where stories stand, after a build that published these paths; a path may name the story that had it as its permalink. */
function placesAfter(before: Readonly<Record<string, string>> | undefined, articles: readonly Article[], pages: readonly Article[] = []) {
	const given = settings();
	const archive = collate(articles, { ...given, termNotes: noTermNotes, at: Date.UTC(2100, 0) });
	const earlier = before && {
		has: (path: string) => path in before,
		isOwn: () => false,
		ownerOf: (path: string) => (before[path] ? ownerMark({ id: before[path] }) : undefined),
	};
	const planned = plan({ archive, pages: { stories: pages, tombstones: [], withheld: [] }, files: [], settings: given, earlier });
	const outputs = [...byPath(planned).values()].filter(({ kind }) => kind === "story" || kind === "page");
	const places = Object.fromEntries(outputs.map(({ path, source }) => [source, path]));
	return { places, rules: planned.problems.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`), owners: planned.owners };
}

const elder = article("elder", "2020-01-01");
const newcomer = article("newcomer", "1900-01-01", { permalink: "/2020/01/01/elder.html" });
const PATH = "2020/01/01/elder.html";

describe("a newcomer's permalink", () => {
	it("cannot take the address of a story that was published there: the newcomer is an error", () => {
		const { places, rules } = placesAfter({ [PATH]: "" }, [elder, newcomer]);
		expect(places).toEqual({ "elder.md": PATH, "newcomer.md": "1900/01/01/newcomer.html" });
		expect(rules).toEqual(["newcomer.md permalink-taken error"]);
	});

	it.each(["/2020/01/01/ELDER.html", "/2020/01/01/elder.html"])("cannot take it in any spelling, %s, nor that of a page", (permalink) => {
		expect(placesAfter({ [PATH]: "" }, [elder, { ...newcomer, permalink }]).places["elder.md"]).toBe(PATH);
		const page = article("pages/about", undefined, { slug: "about" });
		const { places } = placesAfter({ "about.html": "" }, [{ ...newcomer, permalink: "/about.html" }], [page]);
		expect(places["pages/about.md"]).toBe("about.html");
	});

	it("has its address where nothing was published, as in every build into an empty folder", () => {
		const { places, rules } = placesAfter(undefined, [elder, newcomer]);
		expect(places["newcomer.md"]).toBe(PATH);
		expect(rules).toEqual(["elder.md address-taken warning"]);
		expect(placesAfter({}, [elder, newcomer]).places).toEqual(places);
	});

	it("stays with the story that had it as its permalink, whatever comes later", () => {
		const { places, rules, owners } = placesAfter({ [PATH]: "newcomer" }, [elder, newcomer]);
		expect(places["newcomer.md"]).toBe(PATH);
		expect(rules).toEqual(["elder.md address-taken warning"]);
		expect([...owners]).toEqual([[PATH, ownerMark({ id: "newcomer" })]]);
	});

	it("stays with it, too, where the manifest is older than the marks", () => {
		const { distinct } = { distinct: placesAfter(undefined, [elder, newcomer]).places["elder.md"] ?? "" };
		expect(placesAfter({ [PATH]: "", [distinct]: "" }, [elder, newcomer]).places["newcomer.md"]).toBe(PATH);
	});

	it("cannot be that of another which had it before, though that is later in the archive", () => {
		const [first, second] = [article("first", "1900-01-01", { permalink: "/x/" }), article("second", "2020-01-01", { permalink: "/x/" })];
		const { places, rules } = placesAfter({ "x/index.html": "second" }, [first, second]);
		expect(places["second.md"]).toBe("x/index.html");
		expect(rules).toEqual(["first.md permalink-taken error"]);
		expect(placesAfter({ "x/index.html": "gone" }, [first, second]).places["first.md"]).toBe("x/index.html");
	});
});
