import { dayAs, type Layout, type MadeStory, type Surroundings } from "./made.ts";

const NAV = ["Front Page", "Local News", "Sports Desk", "Obituaries", "Classifieds", "Letters", "Subscribe", "Advertise"];

/** A site of about 1999: tables in tables, `<font>`, no class anywhere, one title for all pages. */
export const tables: Layout = {
	name: "tables",
	path: ({ day, number }) => `${day.slice(0, 4)}/${day.slice(5, 7)}/st${number}.htm`,
	page(story, around) {
		const { headline, authors, paragraphs, caption, number } = story;
		const picture = caption
			? `<table align=right width=210><tr><td><img src="../../img/${number}.jpg" width=200 height=150></td></tr><tr><td><font size=1 face="Arial">${caption}</font></td></tr></table>`
			: "";
		const byline = authors.length === 0 ? "" : `<font size=2><i>By ${authors.join(" and ")}</i></font><br>`;
		return frame(
			`<font size=5 face="Times New Roman"><b>${headline}</b></font><br>
${byline}<font size=1 face="Arial" color="#666666">${dayAs(story.day, "{month} {d}, {year}")}</font>
<hr noshade size=1>${picture}
<font size=3 face="Times New Roman">${paragraphs.join("<br><br>\n")}</font>
<p align=center><font size=2><a href="../../index.htm">Back to front page</a> | <a href="mailto:editor@gazette.example">Write to the editor</a></font>`,
			around,
			"../../",
		);
	},
	listing: (title, stories, around) =>
		frame(
			`<font size=5><b>${title}</b></font><br>${stories
				.map(
					(story) =>
						`<p><font size=3><a href="${tables.path(story)}"><b>${story.headline}</b></a></font><br><font size=1>${dayAs(story.day, "{month} {d}, {year}")}</font>`,
				)
				.join("\n")}`,
			around,
			"",
		),
	chrome: [...NAV, "Back to front page", "Write to the editor", "Copyright", "The Harbour Gazette", "Weather", "Other stories"],
};

function frame(middle: string, { newest, today }: Surroundings, up: string): string {
	const links = NAV.map(
		(name) =>
			`<tr><td bgcolor="#DDDDCC"><font size=2 face="Arial"><a href="${up}${name.toLowerCase().replace(/ /g, "")}.htm">${name}</a></font></td></tr>`,
	);
	return `<HTML><HEAD><TITLE>The Harbour Gazette Online</TITLE></HEAD>
<BODY bgcolor=white text=black link="#003366">
<table width=760 cellpadding=0 cellspacing=0 border=0>
<tr><td colspan=3 bgcolor="#003366"><font size=6 color=white face="Times New Roman"><b>The Harbour Gazette</b></font></td></tr>
<tr><td colspan=3><font size=1 face="Arial">${dayAs(today, "{month} {d}, {year}")} - Weather: rain</font></td></tr>
<tr><td width=130 valign=top><table width=130 cellpadding=3>${links.join("\n")}</table></td>
<td width=500 valign=top><table width=480 align=center><tr><td>
${middle}
</td></tr></table></td>
<td width=130 valign=top bgcolor="#EEEEEE"><font size=2 face="Arial"><b>Other stories</b><br>
${newest.map((story: MadeStory) => `<a href="${up}${tables.path(story)}">${story.headline}</a><br>`).join("<br>\n")}</font></td></tr>
<tr><td colspan=3 align=center><font size=1>Copyright 1998-2016 The Harbour Gazette. All rights reserved.</font></td></tr>
</table></BODY></HTML>`;
}
