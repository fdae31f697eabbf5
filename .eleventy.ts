import { backfile, defineArchive, type EleventyConfig } from "backfile";

export const archive = defineArchive({
	title: "The Saltmarsh Courier",
	url: "https://courier.example/",
	language: "en-GB",
	timeZone: "Europe/London",
	description: "A century of news from a harbour town that does not exist: the sample archive of Backfile.",
	sections: ["News", "Harbour", "Council", "Sport", "World", "Letters", "Features"],
	startHere: ["sc-1953-0001", "sc-1924-0003", "sc-1974-0001", "sc-1997-0001"],
	face: {
		light: { accent: "#1b4b66" },
		dark: { accent: "#93c5e0" },
	},
	contact: "desk@courier.example",
	citations: ["bib", "ris", "csl"],
	ninjs: true,
});

export default function (eleventyConfig: EleventyConfig) {
	eleventyConfig.addPlugin(backfile, archive);
}
