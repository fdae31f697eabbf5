import { dayAs, type Layout, type Surroundings } from "./made.ts";

const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const LINKS = ["This week", "Past issues", "Staff box", "How to advertise"];

/** A student weekly of about 2001: `<center>` and `<p>` without ends, the byline in capital letters with a job, arrows to the stories beside. */
export const weekly: Layout = {
	name: "weekly",
	path: ({ day, number }) => `vol${day.slice(2, 4)}/art${number}.shtml`,
	page(story, around) {
		const { headline, authors, paragraphs, caption, day, number, section } = story;
		const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
		const names = authors.map((name) => `<b>${name}</b><br><font size=-1>Staff Reporter</font>`).join("<br>");
		const photo = caption ? `<img src="pics/${number}.gif" align=left hspace=5><font size=-2 color=navy>${caption}</font>` : "";
		return frame(
			`Weekly Compass: ${section}`,
			`<center><font size=-1>${section.toUpperCase()}</font>
<h2>${headline}</h2></center>
<p align=right>${names}
<p align=right><i>${weekday}, ${dayAs(day, "{month} {d}, {year}")}</i>
<blockquote>${photo}
${paragraphs.map((one) => `<p>${one}`).join("\n")}
</blockquote>
<center><a href="art${number - 1}.shtml">&lt;&lt; Previous story</a> <a href="index.shtml">Contents</a> <a href="art${number + 1}.shtml">Next story &gt;&gt;</a></center>`,
			around,
		);
	},
	listing: (title, stories, around) =>
		frame(
			`Weekly Compass: ${title}`,
			`<h2>${title}</h2><ul>${stories.map((story) => `<li><a href="/${weekly.path(story)}">${story.headline}</a>`).join("\n")}</ul>`,
			around,
		),
	chrome: [...LINKS, "Previous story", "Next story", "Contents", "The Weekly Compass", "Staff Reporter", "visitors"],
};

function frame(title: string, middle: string, { others }: Surroundings): string {
	return `<html><head><title>${title}</title></head><body background="/paper.gif" text="#000000">
<center><img src="/logo.gif" alt="The Weekly Compass"><br>${LINKS.map((name) => `<a href="/x.shtml">[${name}]</a>`).join(" ")}</center><hr>
${middle}
<hr><font size=-1>You are one of ${others[0]?.number ?? 0}00 visitors since 1998. The Weekly Compass is written by students of the college, and paid for by nobody else.</font></body></html>`;
}
