// The small pages of the benchmark: what the peers make, and no more.
import { backfile, defineArchive, type EleventyConfig } from "backfile";

export const archive = defineArchive({
	title: "Gazette",
	url: "https://example.org/",
	listings: ["sections", "tags"],
	calendar: "month",
	onThisDay: false,
	// A listing is up to twice as long: the peers' are of 50.
	listingSize: 25,
	feeds: ["rss"],
	termFeeds: [],
	sitemaps: false,
	robots: false,
	data: false,
	search: false,
});

export default function (eleventyConfig: EleventyConfig) {
	eleventyConfig.addPlugin(backfile, archive);
}
