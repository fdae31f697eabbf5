import { dayAs, type Layout, type Surroundings } from "./made.ts";

const MENU = ["Main page", "All the news", "Search archive", "Reader services", "Jobs board"];

/** A site of about 2005 on ASP.NET: elements with ids, dates in figures, comments below the story. */
export const dotnet: Layout = {
	name: "dotnet",
	path: ({ number }) => `story.aspx@id=${number}.html`,
	page(story, around) {
		const { headline, authors, paragraphs, day, time, section, caption, number } = story;
		const comments = around.others
			.slice(0, story.random.from(0, 3))
			.map(
				(other, index) =>
					`<tr><td><span id="ctl00_rpt_ctl0${index}_lblWho">Reader${other.number}</span> <span id="ctl00_rpt_ctl0${index}_lblWhen">${dayAs(other.day, "{dd}/{mm}/{year}")} 09:15</span><div>Rubbish, as always. ${other.headline}!</div></td></tr>`,
			);
		return frame(
			`${section}: ${headline}`,
			`<div id="ctl00_main_pnlStory"><span id="ctl00_main_lblSection" class="kicker">${section}</span><br />
<span id="ctl00_main_lblHeadline" class="big">${headline}</span><br />
<span id="ctl00_main_lblDate" class="grey">${dayAs(day, "{dd}/{mm}/{year}")} ${time}</span> <span id="ctl00_main_lblAuthor" class="grey">${authors.join(", ")}</span>
<div class="tools"><a href="javascript:print()">Print this</a> <a href="#">E-mail a friend</a> Text size: <a href="#">A</a> <a href="#">AA</a></div>
<div id="ctl00_main_lblBody">${caption ? `<div class="pic"><img src="getimage.aspx@id=${number}.jpg" alt="" /><br />${caption}</div>` : ""}${paragraphs.map((one) => `<div>${one}</div>`).join("<br />")}</div>
<div id="ctl00_main_pnlComments"><b>What readers say</b><table>${comments.join("")}</table><textarea name="c"></textarea><input type="submit" value="Send comment" /></div></div>`,
			around,
		);
	},
	listing: (title, stories, around) =>
		frame(
			title,
			`<div id="ctl00_main_pnlList"><span id="ctl00_main_lblTitle" class="big">${title}</span><table>${stories
				.map(
					(story) =>
						`<tr><td>${dayAs(story.day, "{dd}/{mm}/{year}")}</td><td><a href="${dotnet.path(story)}">${story.headline}</a></td></tr>`,
				)
				.join("")}</table></div>`,
			around,
		),
	chrome: [
		...MENU,
		"Print this",
		"E-mail a friend",
		"Text size",
		"What readers say",
		"Rubbish, as always",
		"Latest headlines",
		"Harbour Online",
		"Terms of use",
	],
};

function frame(title: string, middle: string, { newest, today }: Surroundings): string {
	return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><title>Harbour Online - ${title}</title><meta name="GENERATOR" content="Microsoft Visual Studio .NET 7.1" /></head>
<body><form name="Form1" method="post" action="story.aspx" id="Form1"><input type="hidden" name="__VIEWSTATE" value="dDwtMTQ3" />
<div id="ctl00_top"><a href="default.aspx.html">Harbour Online</a> <span id="ctl00_lblToday">${dayAs(today, "{dd}/{mm}/{year}")}</span></div>
<table id="ctl00_tbl"><tr><td id="ctl00_left">${MENU.map((name) => `<a class="menu" href="#">${name}</a><br />`).join("")}</td><td id="ctl00_mid">${middle}</td>
<td id="ctl00_right"><div class="boxhead">Latest headlines</div>${newest.map((story) => `<div class="boxitem"><a href="${dotnet.path(story)}">${story.headline}</a> <span class="grey">${dayAs(story.day, "{dd}/{mm}/{year}")}</span></div>`).join("")}</td></tr></table>
<div id="ctl00_bottom">Terms of use. Harbour Online accepts no responsibility for the contents of other sites. All rights are reserved by the publisher.</div></form></body></html>`;
}
