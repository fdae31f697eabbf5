import { dayAs, type Layout, type MadeStory, type Surroundings, slugOfStory } from "./made.ts";

const NAV = ["World desk", "Opinion pages", "Long reads", "Sign in", "My account"];

/** A site of today with classes that only say how things look, cards of other stories within `<main>`, and no data for machines. */
export const cards: Layout = {
	name: "cards",
	path: (story) => `${story.section.toLowerCase()}/${slugOfStory(story)}.html`,
	page(story, around) {
		const { headline, authors, paragraphs, caption, day, time, number } = story;
		const names = authors
			.map((name) => `<a class="font-bold underline" href="/profile/${name.toLowerCase().replace(" ", ".")}">${name}</a>`)
			.join(" and ");
		const [first = "", ...rest] = paragraphs;
		return frame(
			`${headline} – Harbour Daily`,
			`<main class="mx-auto max-w-3xl"><div class="px-4"><h1 class="text-4xl font-black">${headline}</h1>
<div class="flex gap-2 text-sm"><span>${names}</span><time datetime="${day}T${time}:00Z">${dayAs(day, "{d} {month} {year}")}</time><span>${paragraphs.length} min read</span></div>
${caption ? `<div class="my-4"><img class="w-full" src="/img/${number}.webp" alt=""><span class="text-xs">${caption}</span></div>` : ""}
<div class="flex gap-1"><button>Share article</button><button>Save for later</button></div>
<div class="leading-7"><p class="mb-4 font-bold">${first}</p>${rest.map((one, index) => `<p class="mb-4">${one}</p>${index === 1 ? `<div class="border p-3 my-4"><span class="uppercase">Recommended</span>${card(around.others[0])}</div>` : ""}`).join("")}</div></div>
<div class="grid grid-cols-3 gap-4"><h2 class="text-xl">More from this section</h2>${around.others.slice(1, 5).map(card).join("")}</div></main>`,
			around,
		);
	},
	listing: (title, stories, around) =>
		frame(
			`${title} – Harbour Daily`,
			`<main class="mx-auto max-w-5xl"><h1 class="text-4xl font-black">${title}</h1><div class="grid grid-cols-3 gap-4">${stories.map(card).join("")}</div></main>`,
			around,
		),
	chrome: [...NAV, "Share article", "Save for later", "Recommended", "More from this section", "Harbour Daily", "Cookie settings"],
};

function card(story: MadeStory | undefined): string {
	if (!story) return "";
	return `<div class="shadow p-2"><a href="/${cards.path(story)}"><h3 class="text-lg">${story.headline}</h3></a><p class="text-sm">${story.paragraphs[0]?.slice(0, 80) ?? ""}</p><time class="text-xs" datetime="${story.day}T${story.time}:00Z">${dayAs(story.day, "{d} {month}")}</time></div>`;
}

function frame(title: string, middle: string, { newest }: Surroundings): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="preload" href="/app.js" as="script"></head><body class="bg-white">
<div class="sticky top-0"><div class="flex"><a class="text-2xl" href="/">Harbour Daily</a>${NAV.map((name) => `<a class="px-2" href="#">${name}</a>`).join("")}</div></div>
<div class="bg-red-600 text-white">Breaking: ${newest[0]?.headline ?? ""}</div>${middle}
<div class="bg-gray-900 text-white"><span>Harbour Daily is edited in four cities.</span> <a href="#">Cookie settings</a></div><script src="/app.js"></script></body></html>`;
}
