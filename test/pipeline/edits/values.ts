import { readFileSync } from "node:fs";
import path from "node:path";
import { gif, jpeg } from "../pictures/pictures.ts";

const root = new URL("../../../", import.meta.url).pathname;

export const DATES = [
	"2025-12-31",
	"2025-12-30T23:30:00+02:00",
	"1957-03-04",
	"1957-03",
	"1957",
	"195X",
	"1957?",
	"2026-05-01",
	"2021-02-31",
];

/** Moments on both sides of every embargo and expiry below. */
export const MOMENTS = [
	"2026-01-01T00:00Z",
	"2025-12-31T00:00Z",
	"2026-03-01T11:59:59.999Z",
	"2026-03-01T12:00Z",
	"2026-06-01",
	"2026-07-01",
];

export const VALUES: Readonly<Record<string, readonly unknown[]>> = {
	headline: ["Fog", "fog", "Harbour wall {{ site.title }}", "<b>Fog</b> & wall", "Council meets", ""],
	published: DATES,
	updated: ["2025-12-31", "soon"],
	tags: [["Harbour"], ["harbour"], ["HARBOUR", "Fog"], ["Tres", "Très"], ["C++", "C"], [], "fog, harbour"],
	section: ["News", "Sport", "news", "Letters"],
	authors: [["E. Marlowe"], "Edith Marlowe", ["B. Quill", "E. Marlowe"], [{ name: "b. quill", role: "Editor" }]],
	series: ["The fog", "the Fog", "The wall"],
	print: [{ date: "1957-03-04", page: "2" }, { date: "1957-03-04", page: "1", edition: "Late" }, { issue: "7" }],
	image: ["boat.png", { src: "/media/x/boat.png", alt: "A boat", caption: "Fog" }],
	standfirst: ["In short.", "In brief."],
	language: ["cy", "ar", "no such language"],
	corrections: [[{ date: "2025-12-31", text: "Fog." }]],
	extra: ["kept"],
	id: ["one", "two"],
	slug: ["fog", "wall", "Très"],
	permalink: ["/old", "/old.html", "/old/", "/old/fog.html", "/tags/harbour/", "/../fog", "/calendar/"],
	redirect_from: ["/older", "/older.html", ["/older/", "/1957/"], "/old", "/media/boat.png", "https://elsewhere.org/"],
	status: ["withdrawn", "draft", "no status"],
	hide_headline: [true],
	embargo: ["2026-03-01T12:00Z", "2026-03-01", "never"],
	expires: ["2026-06-01", "2026-03-01T12:00Z"],
};

export const WORDS: readonly [string, ...string[]] = [
	'import deep from "./deep.json";\nexport const shout = (text: string) => text.toUpperCase() + deep.end;\n',
	'import deep from "./deep.json";\nexport const shout = (text: string) => text.toLowerCase() + deep.end;\n',
];

export const DEEP: readonly [string, ...string[]] = ['{ "end": "!" }\n', '{ "end": "?" }\n'];

export const BODIES = [
	"Words.",
	"Other words.",
	"![A boat](boat.png) {{ item.url }}",
	'![](/media/x/boat.png) <img src="boat.png" width="20">',
	"Fog *on* <i>the</i> <script>wall</script>.",
	"",
];

export const TERMS = [
	"tags:\n  Harbour:\n    also: [Fog, fog]\n    description: The wall.\n",
	"tags:\n  harbour:\n    name: The harbour\n    slug: quay\nsections:\n  News:\n    hide: true\n",
	"tags:\n  Harbour: 5\n",
	"tags: [\n",
];

/** Fields that the stories do not have themselves. */
export const SIDECARS = [
	"standfirst: Beside it.\nembargo: 2026-03-01T12:00Z\n",
	"standfirst: Beside it.\n",
	"standfirst: Beside me.\n",
	"standfirst: Beside it.\nlanguage: no such language\n",
	"tags: [\n",
	"- no fields\n",
];

export const PAGES = [
	"---\ntitle: About\n---\nUs.\n",
	"---\ntitle: About us\n---\nUs.\n",
	"---\ntitle: About\nexpires: 2026-06-01\n---\nUs.\n",
	"",
];

/** The owner's templates and assets, each with what may stand in it. */
export const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
	"layouts/story.njk": [
		"{{ item.article.headline | shout }} {{ item.article | body | safe }}{% include 'partials/mine.njk' ignore missing %}",
		"{{ item.url }} {% for tag in item.tags %}{{ tag.name }} {{ tag.url }}{% endfor %}{{ item.article | body | safe }}",
		"{% if item.article.headline == 'Fog' %}{{ item.nothing.here() }}{% endif %}{{ item.article.headline }}",
	],
	"layouts/redirect.njk": ["{{ item.url }} is {{ item.to }} {{ item.headline }}"],
	"partials/mine.njk": ["mine {{ site.title }}", "ours {{ site.title }}"],
	"partials/stories.njk": ["Undated", "No date at all"].map((words) => ours("partials/stories.njk").replace("Date unknown", words)),
	"assets/style.css": ["a{}", "b{}", "long{}"],
	"assets/mark.svg": ["<svg a='1'/>", "<svg a='2'/>"],
	"credits.njk": ["---\npermalink: /credits/\n---\n{{ 'Credits' | shout }}", "---\npermalink: /tags/harbour/\n---\nMine"],
};

export const SETTINGS: Readonly<Record<string, readonly unknown[]>> = {
	title: ["Courier", "Test & Co"],
	listingSize: [5, 6],
	calendar: ["month", "year"],
	listings: [["tags"], ["sections", "authors", "series", "issues"], []],
	urls: ["clean", "folders"],
	permalink: ["/{year}/{slug}", "/{section}/{id}/"],
	timeZone: ["Pacific/Auckland"],
	sections: [["News", "Weather"]],
	feedSize: [1],
	language: ["de"],
	images: ["webp"],
	search: [true],
};

export const NAMES = [
	"fog.md",
	"Fog.md",
	"wall.md",
	"x/fog.md",
	"x/wall.html",
	"wall.txt",
	"y/fog.txt",
	"assets/fog.md",
	"2019-05-06-fog.md",
];

export const PICTURES = ["boat.png", "x/boat.png", "assets/mark.svg", "assets/favicon.svg"];

/** Pictures with a size; any other text is one that cannot be read. */
export const SHAPES: Readonly<Record<string, string | Uint8Array>> = {
	small: gif(40, 30),
	narrow: gif(30, 30),
	wide: await jpeg(600, 8),
	wider: await jpeg(1000, 8),
};

function ours(template: string): string {
	return readFileSync(path.join(root, "templates", template), "utf8");
}

/** Picks one of a list, whatever the number. */
export function pick<T>(list: readonly T[], index: number): T {
	return list[index % list.length] as T;
}
