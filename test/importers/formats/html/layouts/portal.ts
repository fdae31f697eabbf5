import { dayAs, type Layout, type MadeStory, type Surroundings, slugOfStory } from "./made.ts";

const TABS = ["News hub", "Video wall", "Weather map", "Traffic cams", "Horoscopes today"];

/** A portal of about 2012: everything in `<section>`s and `<article>`s, teasers too; the date behind the text, comments of readers without a class. */
export const portal: Layout = {
	name: "portal",
	path: (story) => `${story.day.slice(0, 4)}/${slugOfStory(story)}_${story.number}/index.html`,
	page(story, around) {
		const { headline, authors, paragraphs, caption, day, time, number } = story;
		const comments = around.others
			.slice(0, number % 4)
			.map(
				(other) =>
					`<li><b>user${other.number}</b><p>I never liked this one bit, and ${other.headline} was no better, if you ask me at all about it.</p></li>`,
			);
		return frame(
			`${headline} | PortalNow.example`,
			`<section class="zone zone-main"><article class="art-full"><header><h1>${headline}</h1><div class="who">${authors.length > 0 ? `Reported by ${authors.join(", ")}` : ""}</div></header>
${caption ? `<figure><img src="/m/${number}.jpg" alt=""><figcaption>${caption}</figcaption></figure>` : ""}
<div class="txt">${paragraphs.map((one, index) => (index === 2 ? `<div class="promo-in"><h5>Don’t miss</h5>${teaser(around.others[0])}</div><p>${one}</p>` : `<p>${one}</p>`)).join("")}</div>
<div class="stamp">First published: ${dayAs(day, "{year}-{mm}-{dd}")} ${time}. Last changed: 2016-01-0${(number % 9) + 1} 11:00</div><div class="bar"><span>Tweet it</span><span>Like it</span></div>
<div class="says"><h4>Your say</h4><ul>${comments.join("")}</ul></div></article></section>`,
			around,
		);
	},
	listing: (title, stories, around) =>
		frame(title, `<section class="zone zone-list"><h1>${title}</h1>${stories.map(teaser).join("")}</section>`, around),
	chrome: [
		...TABS,
		"Don’t miss",
		"Tweet it",
		"Like it",
		"Your say",
		"I never liked",
		"Hot right now",
		"First published",
		"PortalNow",
		"Privacy notice",
	],
};

function teaser(story: MadeStory | undefined): string {
	return story
		? `<article class="tz"><a href="/${portal.path(story)}"><h3>${story.headline}</h3></a><p>${story.paragraphs[0]?.slice(0, 70) ?? ""}</p></article>`
		: "";
}

function frame(title: string, middle: string, { newest, others }: Surroundings): string {
	return `<!doctype html><html><head><meta charset=utf-8><title>${title}</title><meta property="og:site_name" content="PortalNow.example"></head><body>
<header class="top"><a href="/">PortalNow.example</a><nav>${TABS.map((name) => `<a href="#">${name}</a>`).join("")}</nav></header>${middle}
<section class="zone zone-hot"><h2>Hot right now</h2>${[...newest, ...others].map(teaser).join("")}</section>
<footer>Privacy notice. PortalNow is a service of Coast Media Group and its partners.</footer></body></html>`;
}
