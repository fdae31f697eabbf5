import { dayAs, type Layout, type MadeStory, type Surroundings, slugOfStory } from "./made.ts";

const RUBRIQUES = ["Accueil du site", "Faits divers", "Vie locale", "Petites annonces", "Espace abonnés"];
const MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** A French regional daily: the lead in bold outside of the text, a box of facts beside it, what others read below. */
export const french: Layout = {
	name: "french",
	path: (story) => `actu/${story.section.toLowerCase()}/${slugOfStory(story)},${story.number}.php`,
	page(story, around) {
		const { headline, authors, paragraphs, caption, time, number } = story;
		const signature = authors.length === 0 ? "La rédaction" : `Par ${authors.join(" et ")}`;
		const photo = caption ? `<div class="visuel"><img src="/photos/${number}.jpg" alt=""><p class="legende">${caption}</p></div>` : "";
		return frame(
			`${headline} - Le Courrier du Port`,
			`<div class="bloc-article"><div class="fil"><a href="/">Accueil</a> &gt; <a href="/${story.section}/">${story.section}</a></div>
<h1 class="titre-article">${headline}</h1>
<p class="infos"><span class="sign">${signature}</span><br>Publié le ${jour(story.day)} à ${time.replace(":", "h")}</p>
${photo}<div class="outils"><a href="#">Imprimer l’article</a><a href="#">Réagir</a></div>
<div class="contenu-art"><div class="col-texte">${paragraphs.map((one, index) => `${index === 3 ? '<h3 class="inter">Une suite attendue</h3>' : ""}<p>${one}</p>`).join("\n")}</div>
<div class="a-lire"><strong>À lire aussi</strong><ul>${around.others.map((other) => `<li><a href="/${french.path(other)}">${other.headline}</a></li>`).join("")}</ul></div></div></div>`,
			around,
		);
	},
	listing: (title, stories, around) =>
		frame(
			title,
			`<div class="liste"><h1 class="titre-rubrique">${title}</h1>${stories
				.map(
					(story) =>
						`<div class="item"><a href="/${french.path(story)}"><img src="/v/${story.number}.jpg" alt=""></a><h2><a href="/${french.path(story)}">${story.headline}</a></h2><p>${story.paragraphs[0]?.slice(0, 120) ?? ""}…</p></div>`,
				)
				.join("\n")}</div>`,
			around,
		),
	optional: () => ["Une suite attendue"],
	chrome: [...RUBRIQUES, "Imprimer l’article", "Réagir", "À lire aussi", "Les plus lus", "Le Courrier du Port", "Mentions légales"],
};

function jour(day: string): string {
	return `${dayAs(day, "{d}")} ${MOIS[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}`;
}

function frame(title: string, middle: string, { newest, today }: Surroundings): string {
	return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title></head><body><div id="page">
<div class="bandeau"><a href="/" class="logo-site">Le Courrier du Port</a><span class="date-jour">Nous sommes le ${jour(today)}</span></div>
<ul class="rubriques">${RUBRIQUES.map((name) => `<li><a href="#">${name}</a></li>`).join("")}</ul><div class="gauche">${middle}</div>
<div class="droite"><div class="encadre"><h4>Les plus lus</h4><ol>${newest.map((story: MadeStory) => `<li><a href="/${french.path(story)}">${story.headline}</a> <i>${jour(story.day)}</i></li>`).join("")}</ol></div></div>
<div class="pied">Mentions légales - © Le Courrier du Port - Tous droits réservés</div></div></body></html>`;
}
