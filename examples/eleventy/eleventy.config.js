import { archiveData, defineArchive } from "backfile";

const archive = defineArchive({
	title: "The Hill Gazette",
	url: "https://gazette.example/",
	timeZone: "Europe/London",
	content: "archive",
	permalink: "/archive/{year}/{slug}/",
});

export default function (eleventyConfig) {
	// The stories of archive/ become data, and the filters of Backfile are there; Backfile makes no page.
	eleventyConfig.addPlugin(archiveData, archive);
	return { dir: { input: "src", output: "_site" } };
}
