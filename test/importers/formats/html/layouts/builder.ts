import { dayAs, type Layout, type MadeStory, type Surroundings, slugOfStory } from "./made.ts";

const NAV = ["Home page", "Newsroom", "Podcasts", "Donate now", "Contact us"];
const [NEWSLETTER, COOKIES] = [
	"Get our newsletter every Friday morning, free of charge.",
	"We use cookies to make this website better for everybody.",
];

/** A page builder's heap of `<div>`s, whose classes are other ones on each page. */
export const builder: Layout = {
	name: "builder",
	path: (story) => `${slugOfStory(story)}/index.html`,
	page(story, around) {
		const { headline, authors, paragraphs, caption, day, number } = story;
		const box = boxes(story);
		const picture = caption ? box(`<img src="/files/${number}.jpg" alt="">${inner("caption-text", caption)}`) : "";
		const names = authors
			.map((name) => `<a href="/people/${name.toLowerCase().replace(" ", "-")}/"><span class="w-name">${name}</span></a>`)
			.join(", ");
		const cards = around.others
			.slice(0, 3)
			.map((other) =>
				box(
					`<a href="/${builder.path(other).replace("index.html", "")}">${inner("w-title", other.headline)}</a>${inner("w-info", dayAs(other.day, "{d} {month} {year}"))}`,
				),
			);
		const text = paragraphs.map((one, index) =>
			index === 2 ? box(inner("w-quote", quoteOf(one))) + inner("w-text", one) : inner("w-text", one),
		);
		return frame(
			headline,
			`${box(inner("w-title", headline))}${box(inner("w-info", `${names}${authors.length > 0 ? " · " : ""}${dayAs(day, "{d} {month} {year}")}`))}${picture}${box(text.join(""))}
${box(`${inner("w-title", "You may also like")}<div class="w-grid">${cards.join("")}</div>`)}`,
			story,
			around,
		);
	},
	listing(title, stories, around) {
		const [first] = stories;
		const box = boxes(first as MadeStory);
		const cards = stories.map((story) =>
			box(
				`<a href="/${builder.path(story).replace("index.html", "")}">${inner("w-title", story.headline)}</a>${inner("w-info", dayAs(story.day, "{d} {month} {year}"))}`,
			),
		);
		return frame(title, `${box(inner("w-title", title))}${cards.join("")}`, first as MadeStory, around);
	},
	optional: ({ paragraphs }) => (paragraphs[2] === undefined ? [] : [quoteOf(paragraphs[2])]),
	chrome: [...NAV, "You may also like", NEWSLETTER, COOKIES, "Sign up", "Harbour Post"],
};

function quoteOf(paragraph: string): string {
	return `“${paragraph.split(".")[0] ?? ""}”`;
}

/** Makes boxes whose class no other page has. */
function boxes({ number }: MadeStory): (content: string) => string {
	let next = 0;
	return (content) => {
		next++;
		return `<div class="row"><div class="col e-${((number * 7919 + next * 104_729) % 0xffffff).toString(16)}"><div class="widget-wrap">${content}</div></div></div>`;
	};
}

function inner(name: string, content: string): string {
	return `<div class="widget ${name}"><div>${content}</div></div>`;
}

function frame(title: string, middle: string, story: MadeStory, { today }: Surroundings): string {
	const box = boxes({ ...story, number: story.number + 1_000_000 });
	return `<!doctype html><html><head><meta charset="utf-8"><title>${title} | Harbour Post</title><meta name="viewport" content="width=device-width"><style>.row{display:flex}</style></head>
<body class="b-${story.number}"><div class="page-wrap">${box(`<div class="logo"><a href="/">Harbour Post</a></div><div class="menu">${NAV.map((name) => `<div><a href="/${name.toLowerCase().replace(" ", "-")}/">${name}</a></div>`).join("")}</div>${inner("clock", dayAs(today, "{d} {month} {year}"))}`)}
<div class="content-wrap">${middle}</div>
${box(inner("w-text", `${NEWSLETTER} <a href="/newsletter/">Sign up</a>`))}
${box(inner("w-text", COOKIES))}<div class="bottom">Harbour Post, a member of the Coast Media Group</div></div><script>var page=${story.number}</script></body></html>`;
}
