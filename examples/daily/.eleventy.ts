import { backfile, defineArchive } from "backfile";

export const archive = defineArchive({
	title: "The Port Evening Post",
	url: "https://post.example/",
	language: "en-GB",
	timeZone: "Europe/London",
	description: "Every evening but Sunday.",
	sections: ["City", "Docks", "Sport", "Letters"],
	permalink: "/{section}/{year}/{month}/{slug}.html",
	host: "nginx",
	contact: "corrections@post.example",
	citations: ["bib"],
});

export default function (eleventyConfig) {
	eleventyConfig.addPlugin(backfile, archive);
}
