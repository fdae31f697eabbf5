import { backfile, defineArchive } from "backfile";

export const archive = defineArchive({
	title: "Quarry & Vale",
	url: "https://quarryvale.example/",
	language: "en",
	timeZone: "America/New_York",
	description: "A monthly of a valley that was dug out and grew back.",
	sections: ["Quarry", "Vale", "Obituaries"],
	face: {
		light: { paper: "#fbf8f1", ink: "#22201b", accent: "#8a3b12" },
		dark: { paper: "#1b1916", ink: "#ece6da", accent: "#f0a878" },
		serif: 'Georgia, "Times New Roman", serif',
		measure: "36rem",
	},
});

/** How many minutes it takes to read a story, at 220 words a minute. */
function readingMinutes(html) {
	const words = html
		.replace(/<[^>]*>/g, " ")
		.split(/\s+/)
		.filter(Boolean).length;
	return Math.max(1, Math.round(words / 220));
}

export default function (eleventyConfig) {
	eleventyConfig.addPlugin(backfile, archive);
	eleventyConfig.addFilter("readingMinutes", readingMinutes);
}
