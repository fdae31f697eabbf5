import { describe, expect, it } from "vitest";
import { addressOnPlatform, platformName, shownAt } from "../../../../src/article/body/embeds/platforms.ts";
import { slownessOf } from "../../../linear.ts";

describe("shownAt", () => {
	it.each([
		["https://www.youtube.com/embed/abcdefghijk?start=3", "YouTube", "https://www.youtube.com/watch?v=abcdefghijk", "youtube-abcdefghijk"],
		["//youtu.be/abcdefghijk?t=4", "YouTube", "https://www.youtube.com/watch?v=abcdefghijk", "youtube-abcdefghijk"],
		[
			"https://www.youtube-nocookie.com/embed/videoseries?list=PLx_1",
			"YouTube",
			"https://www.youtube.com/playlist?list=PLx_1",
			"youtube-PLx_1",
		],
		["https://player.vimeo.com/video/1234?h=1", "Vimeo", "https://vimeo.com/1234", "vimeo-1234"],
		["https://mobile.twitter.com/ann/statuses/99", "Twitter", "https://twitter.com/ann/status/99", "twitter-99"],
		["https://x.com/ann/status/99?s=20", "Twitter", "https://x.com/ann/status/99", "twitter-99"],
		[
			"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/12&color=ff",
			"SoundCloud",
			"https://api.soundcloud.com/tracks/12",
			"soundcloud-12",
		],
		[
			"https://storify.com/gazette/the-flood.js?template=slideshow",
			"Storify",
			"https://storify.com/gazette/the-flood",
			"storify-gazette-the-flood",
		],
		[
			"https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fg%2Fposts%2F7&w=5",
			"Facebook",
			"https://www.facebook.com/g/posts/7",
			"facebook-7",
		],
		["https://www.google.com/maps/embed?pb=x", "Google Maps", "https://www.google.com/maps/embed?pb=x", undefined],
		["https://gazette.bandcamp.com/album/waves", "Bandcamp", "https://gazette.bandcamp.com/album/waves", "bandcamp-waves"],
		["https://charts.example/a?b=1", "charts.example", "https://charts.example/a?b=1", undefined],
	])("%s", (written, platform, address, picture) => {
		expect(shownAt(written)).toEqual({
			platform,
			address,
			isKnown: platform !== "charts.example",
			...(picture !== undefined && { picture }),
		});
	});

	it.each(["/map.html", "javascript:alert(1)", "https://", "mailto:a@b.example"])("knows nothing of %s", (written) => {
		expect(shownAt(written)).toBeUndefined();
	});

	it("takes linear time for what is long", async () => {
		expect(await slownessOf(shownAt, (count) => `https://www.youtube.com/watch?${"a=1&".repeat(count)}`, 200_000)).toBeUndefined();
	});
});

it("finds addresses and names by what platforms are called in code", () => {
	expect(addressOnPlatform("youtube", "abc")).toBe("https://www.youtube.com/watch?v=abc");
	expect(addressOnPlatform("soundcloud", "12")).toBe("https://api.soundcloud.com/tracks/12");
	expect(addressOnPlatform("soundcloud", "ann/waves")).toBe("https://soundcloud.com/ann/waves");
	expect(addressOnPlatform("spotify", "track/abc")).toBe("https://open.spotify.com/track/abc");
	expect(addressOnPlatform("spotify", "abc"), "a song, a record or a list").toBeUndefined();
	expect(addressOnPlatform("nobody", "abc")).toBeUndefined();
	expect(platformName("SoundCloud")).toBe("SoundCloud");
	expect(platformName("nobody")).toBeUndefined();
});
