import { dayAs, type Layout, type Surroundings, slugOfStory } from "./made.ts";

const NAV = ["Startseite", "Nachrichten", "Sportteil", "Feuilleton", "Anzeigenmarkt", "Abonnement", "Impressum", "Datenschutz"];

/** A newspaper's own CMS with German class names: the only `<h1>` is the name of the paper. */
export const german: Layout = {
	name: "german",
	path: (story) => `artikel/${slugOfStory(story)}-${story.number}.html`,
	page(story, around) {
		const { headline, authors, paragraphs, caption, day, time, section, number } = story;
		const line = authors.length === 0 ? "" : `<div class="autorenzeile">Von ${authors.join(" und ")}</div>`;
		const picture = caption
			? `<div class="bildkasten"><img src="/bilder/${number}.jpg" alt=""><span class="bildtext">${caption}</span></div>`
			: "";
		const half = Math.ceil(paragraphs.length / 2);
		const box = `<div class="kasten"><b>Mehr zum Thema</b><ul>${around.others
			.slice(0, 3)
			.map((other) => `<li><a href="/${german.path(other)}">${other.headline}</a></li>`)
			.join("")}</ul></div>`;
		const text = (list: readonly string[]) => list.map((one) => `<p class="absatz">${one}</p>`).join("\n");
		return frame(
			`${headline} - Der Hafenkurier`,
			`<div class="artikelkopf"><div class="rubrik"><a href="/${section.toLowerCase()}/">${section}</a></div>
<h2 class="ueberschrift">${headline}</h2>
<div class="datumszeile">${dayAs(day, "{d}. {monat} {year}")}, ${time} Uhr</div>${line}</div>
<div class="werkzeuge"><a href="#">Drucken</a> <a href="#">Versenden</a> <a href="#">Merken</a></div>
<div class="fliesstext">${picture}${text(paragraphs.slice(0, half))}${box}${text(paragraphs.slice(half))}</div>
<div class="artikelfuss"><a href="/">Zur Startseite</a> <span>Leserbrief schreiben</span></div>`,
			around,
		);
	},
	listing: (title, stories, around) =>
		frame(
			`${title} - Der Hafenkurier`,
			`<h2 class="seitentitel">${title}</h2>${stories
				.map(
					(story) =>
						`<div class="anreisser"><h3><a href="/${german.path(story)}">${story.headline}</a></h3><p>${story.paragraphs[0]?.slice(0, 90) ?? ""} …</p><span class="datumszeile">${dayAs(story.day, "{d}. {monat} {year}")}</span></div>`,
				)
				.join("\n")}`,
			around,
		),
	chrome: [
		...NAV,
		"Mehr zum Thema",
		"Drucken",
		"Versenden",
		"Merken",
		"Zur Startseite",
		"Leserbrief schreiben",
		"Meistgelesen",
		"Der Hafenkurier",
		"Verlag",
	],
};

function frame(title: string, middle: string, { newest, today }: Surroundings): string {
	return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="de"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>${title}</title><link rel="stylesheet" href="/stil.css" /></head>
<body><div id="seite"><div id="kopf"><h1>Der Hafenkurier</h1><div id="heute">Mittwoch, ${dayAs(today, "{d}. {monat} {year}")}</div></div>
<div id="navigation"><ul>${NAV.map((name) => `<li><a href="/${name.toLowerCase()}/">${name}</a></li>`).join("")}</ul></div>
<div id="inhalt"><div id="hauptspalte">${middle}</div>
<div id="randspalte"><h4>Meistgelesen</h4>${newest.map((story) => `<div class="meist"><a href="/${german.path(story)}">${story.headline}</a><em>${dayAs(story.day, "{d}. {monat} {year}")}</em></div>`).join("")}
<div class="werbung"><p>Anzeige: Das Abonnement zum halben Preis, nur noch bis zum Ende dieses Monats. Jetzt bestellen und drei Ausgaben frei lesen, danach jederzeit kündbar.</p></div></div></div>
<div id="fuss"><p>© Verlag Der Hafenkurier. Alle Rechte vorbehalten.</p></div></div></body></html>`;
}
