import { backfile, defineArchive } from "backfile";

export const archive = defineArchive({
	title: "The Fenwick Advertiser, 1895–1957",
	url: "https://library.example/fenwick/",
	timeZone: "Europe/London",
	description: "What is left of the Fenwick Advertiser, read by machine from microfilm.",
	publisher: "Fenwick Public Library",
	citations: ["bib", "ris"],
	// The headlines stand in capitals, as they were printed.
	checks: { "headline-capitals": "off" },
});

export default function (eleventyConfig) {
	eleventyConfig.addPlugin(backfile, archive);
}
