import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DARK_PAPER, LIGHT, pictureColours } from "../../../src/site/pages/colours.ts";
import { article, byPath, planOf, settings } from "../articles.ts";

const ICONS = ["assets/apple-touch-icon.png", "assets/favicon.svg", "favicon.ico", "manifest.webmanifest"];

const iconsOf = (plan: ReturnType<typeof planOf>) => ICONS.filter((icon) => byPath(plan).has(icon));

describe("the icons of a paper", () => {
	it("are its initial, in its colour", () => {
		const plan = planOf([article("a")], { title: "The Courier", face: { light: { accent: "#1b4b66" } } });
		expect(iconsOf(plan)).toEqual(ICONS);
		expect(byPath(plan).get("favicon.ico")?.data()).toMatchObject({ letter: "C", colours: { accent: "#1b4b66", paper: LIGHT.paper } });
	});

	it("give way to the owner's", () => {
		const files = ["assets/favicon.svg", "assets/card.png"].map((file) => ({ path: file, from: `/templates/${file}` }));
		const plan = planOf([article("a")], {}, [], files);
		expect(iconsOf(plan)).toEqual(ICONS.filter((icon) => icon !== "assets/favicon.svg"));
		expect([byPath(plan).has("assets/card.png"), plan.site.card]).toEqual([false, "/assets/card.png"]);
		const none = planOf([article("a")], { icons: false });
		expect([iconsOf(none), none.site.hasIcons]).toEqual([[], false]);
	});

	it("have no colour that programs other than browsers may not know", () => {
		const face = { light: { accent: "oklch(40% 0.1 30)", ink: "black" } };
		expect(pictureColours(settings({ face }))).toMatchObject({ accent: LIGHT.accent, ink: "black" });
	});

	it("have the colours of the style sheet where the owner chose none", () => {
		const style = readFileSync(path.resolve(import.meta.dirname, "../../../templates/assets/style.css"), "utf8");
		const papers = [...style.matchAll(/--paper: (\S+);/g)].map(([, colour]) => colour);
		expect(papers.slice(0, 2)).toEqual([LIGHT.paper, DARK_PAPER]);
		for (const [name, colour] of Object.entries(LIGHT)) expect(style).toContain(`--${name}: ${colour};`);
	});
});

describe("cards", () => {
	const pictured = { image: { src: "a.jpg" } };
	const articles = [article("a", "1957-03-04"), article("b", "1957-03-05", pictured), article("c", "1957", { status: "draft" })];
	const cardsOf = (plan: ReturnType<typeof planOf>) => [...byPath(plan).keys()].filter((file) => /^cards\/|card\.png$/.test(file));

	it("are one for the site", () => {
		const plan = planOf(articles, { description: "A paper." });
		expect(cardsOf(plan)).toEqual(["assets/card.png"]);
		expect(byPath(plan).get("assets/card.png")?.data()).toMatchObject({ about: "A paper." });
	});

	it("are one for each story without a picture as well, if the settings ask for that", () => {
		const plan = planOf(articles, { cards: "stories" });
		expect(cardsOf(plan)).toEqual(["assets/card.png", "cards/1957/03/04/a.png"]);
		const cardOf = (file: string) => (byPath(plan).get(file)?.data() as { readonly card?: string } | undefined)?.card;
		expect([cardOf("1957/03/04/a.html"), cardOf("1957/03/05/b.html")]).toEqual(["/cards/1957/03/04/a.png", undefined]);
	});

	it("are none if the settings ask for none", () => {
		const plan = planOf(articles, { cards: "none" });
		expect([cardsOf(plan), plan.site.card]).toEqual([[], undefined]);
	});
});
