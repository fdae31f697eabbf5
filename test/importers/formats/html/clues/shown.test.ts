import { describe, expect, it } from "vitest";
import { told } from "../../../passes.ts";
import { pageOf, readPage, readPages, TEXT } from "../pages.ts";

/** The date of a story on a page by itself. */
async function dateOf(body: string, head = ""): Promise<unknown> {
	return (await readPage(pageOf(head, body))).fields?.published;
}

/** The dates of three stories on pages that are alike. */
async function datesOf(body: (number: number) => string, head = ""): Promise<unknown[]> {
	const page = (number: number) => pageOf(`<title>Story ${number} - Old Paper</title>${head}`, body(number));
	const { stories } = await readPages({ "n/s1.html": page(1), "n/s2.html": page(2), "n/s3.html": page(3) });
	return stories.map(({ fields }) => fields.published);
}

const OWN = ["1999-03-01", "1999-03-02", "1999-03-03"];
const story = (number: number) => `<div id="main"><h1>Story ${number}</h1><p>March ${number}, 1999</p>${TEXT} ${number}</div>`;

describe("the date that a page shows", () => {
	it("is not that of the masthead, which all pages have", async () => {
		expect(await datesOf((number) => `<div class="date">Saturday, November 28, 2020</div>${story(number)}`)).toEqual(OWN);
		expect(await datesOf((number) => `<div class="date">Saturday, November 28, 2020</div><h1>Story ${number}</h1>${TEXT}`)).toEqual(
			Array(3).fill(undefined),
		);
		expect(await datesOf((number) => story(number), '<meta name="date" content="2020-11-28">')).toEqual(OWN);
	});

	it("is not that of the masthead where there is one page only", async () => {
		expect(await dateOf(`<div class="date">November 28, 2020</div>${story(1)}`)).toBe("1999-03-01");
		expect(await dateOf(`<header><a href="/">Paper</a><time datetime="2020-11-28">Today</time></header><h1>A</h1>${TEXT}`)).toBeUndefined();
		expect(await dateOf(`<article><header><h1>A</h1><time datetime="1999-03-01">March 1</time></header>${TEXT}</article>`)).toBe(
			"1999-03-01",
		);
		expect(await dateOf(`<p class="date">March 1, 1999</p><h1>A</h1>${TEXT}`)).toBe("1999-03-01");
	});

	it("is not that of a comment", async () => {
		const comment = (number: number) =>
			`<div class="comment"><time datetime="2015-05-0${number}">May ${number}, 2015</time> Nice story.</div>`;
		expect(await datesOf((number) => story(number).replace("</div>", `${comment(number)}</div>`))).toEqual(OWN);
		expect(await dateOf(`<h1>A</h1>${TEXT}${comment(1)}`)).toBeUndefined();
		expect(await dateOf(`<h1>A</h1>${TEXT}<div id="comments"><p class="date">May 1, 2015</p><p>May 1, 2015</p></div>`)).toBeUndefined();
	});

	it("is not that of another story", async () => {
		const more = '<div class="more"><h3>Old news</h3><time datetime="2015-05-01">May 1</time></div>';
		expect(await dateOf(`${story(1)}${more}`)).toBe("1999-03-01");
		expect(await dateOf(`<h1>A</h1>${TEXT}${more}`)).toBeUndefined();
		expect(
			await dateOf(`<article><h1>A</h1>${TEXT}</article><article><h2>B</h2><time datetime="2015-05-01">May 1</time></article>`),
		).toBeUndefined();
		const micro = '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">A</h1>';
		const scope =
			'<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><meta itemprop="datePublished" content="2015-05-01"></div>';
		expect(await dateOf(`${micro}${TEXT}${scope}</div>`)).toBeUndefined();
		expect(await dateOf(`${micro}<meta itemprop="datePublished" content="1999-03-01">${TEXT}${scope}</div>`)).toBe("1999-03-01");
	});

	it("is not that of an event in a sentence", async () => {
		const event = '<p>The fair will be held on <time datetime="2014-06-01">June 1</time>.</p>';
		expect(await dateOf(`<h1>A</h1>${event}${TEXT}`)).toBeUndefined();
		expect(await dateOf(`<h1>A</h1><p class="published">May 2, 2014</p>${event}${TEXT}`)).toBe("2014-05-02");
		expect(await dateOf(`<h1>A</h1><p>Posted by Ann Lee in News on <time datetime="2014-05-02">May 2</time></p>${TEXT}`)).toBe(
			"2014-05-02",
		);
	});

	it("is taken where many stories have it, if it stands with the story; that is told", async () => {
		const page = (number: number) =>
			pageOf(`<title>Story ${number}</title>`, `<h1>Story ${number}</h1><p class="date">March 1, 1999</p>${TEXT} ${number}`);
		const { stories, problems } = await readPages({ "a.html": page(1), "b.html": page(2), "c.html": page(3) });
		expect(stories.map(({ fields }) => fields.published)).toEqual(Array(3).fill("1999-03-01"));
		expect(problems.map(told)).toEqual(["warning value-shared"]);
		expect(problems[0]?.message).toContain('3 of 3 stories are dated "1999-03-01"');
	});

	it("that many pages have is the story's where its address has it too", async () => {
		const page = pageOf("", `<h1>A</h1><p class="date">March 1, 1999</p>${TEXT}<p>June 1, 1999</p>`);
		const { stories } = await readPages({ "1999/03/01/a.html": page, "1999/03/01/b.html": page, "1999/03/01/c.html": page });
		expect(stories.map(({ fields }) => fields.published)).toEqual(Array(3).fill("1999-03-01"));
	});
});
