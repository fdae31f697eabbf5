// The small pages of the benchmark: the same pages as those of the peers.
import { backfile, defineArchive, type EleventyConfig } from "backfile";

export const archive = defineArchive({
	title: "Gazette",
	url: "https://example.org/",
	listings: ["sections", "tags"],
	calendar: "month",
	onThisDay: false,
	// A listing holds up to twice as many stories; a listing of the peers holds 50.
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
