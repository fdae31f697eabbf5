import { embedHtml } from "../../../embeds/embed.ts";
import type { KnownCode, TemplateCall } from "./call.ts";

/** Where things of a platform lie, by their ids there. */
const PLATFORMS: readonly { readonly names: readonly string[]; readonly platform: string; readonly address: (id: string) => string }[] = [
	{
		names: ["youtube", "youtubeplayer", "youtube_player", "yt"],
		platform: "YouTube",
		address: (id) => `https://www.youtube.com/watch?v=${id}`,
	},
	{ names: ["vimeo"], platform: "Vimeo", address: (id) => `https://vimeo.com/${id}` },
	{ names: ["gist"], platform: "GitHub Gist", address: (id) => `https://gist.github.com/${id}` },
	{ names: ["twitter", "tweet", "twitter_simple", "x"], platform: "Twitter", address: (id) => `https://twitter.com/i/status/${id}` },
	{ names: ["instagram", "instagram_simple"], platform: "Instagram", address: (id) => `https://www.instagram.com/p/${id}/` },
	{ names: ["speakerdeck"], platform: "Speaker Deck", address: (id) => `https://speakerdeck.com/player/${id}` },
	{ names: ["slideshare"], platform: "SlideShare", address: (id) => `https://www.slideshare.net/slideshow/embed_code/${id}` },
	{ names: ["soundcloud"], platform: "SoundCloud", address: (id) => `https://soundcloud.com/${id}` },
	{ names: ["spotify"], platform: "Spotify", address: (id) => `https://open.spotify.com/${id}` },
	{ names: ["codepen"], platform: "CodePen", address: (id) => `https://codepen.io/${id}` },
	{ names: ["jsfiddle"], platform: "JSFiddle", address: (id) => `https://jsfiddle.net/${id}/` },
	{ names: ["bilibili"], platform: "Bilibili", address: (id) => `https://www.bilibili.com/video/${id}` },
	{ names: ["asciinema"], platform: "asciinema", address: (id) => `https://asciinema.org/a/${id}` },
	{ names: ["ted"], platform: "TED", address: (id) => `https://www.ted.com/talks/${id}` },
];

const ID = ["id", "videoid", "video_id", "youtubeid", "youtube_id", "code", "url", "src", "link", "gist", "provider_id"];

/** Template code that shows something of another site, by the name of that site: a link to it, with its title. */
export const PLATFORM_CODE: ReadonlyMap<string, KnownCode> = new Map(
	PLATFORMS.flatMap(({ names, platform, address }) =>
		names.map((name) => [name, { becomes: (call) => embed(call, platform, address) }] as const),
	),
);

function embed({ values, named }: TemplateCall, platform: string, address: (id: string) => string): string | undefined {
	const lower = new Map([...named].map(([name, value]) => [name.toLowerCase(), value]));
	const id =
		ID.map((name) => lower.get(name)).find((value) => value !== undefined) ??
		(platform === "Twitter" ? values.find((value) => /status|^\d+$/.test(value)) : undefined) ??
		values[0];
	if (id === undefined || !/^[\w./:?=&%#@~+,-]+$/.test(id)) return undefined;
	const whole = /^(https?:)?\/\//.test(id) ? id.replace(/^\/\//, "https://") : address(id.replace(/^\/+|\/+$/g, ""));
	const title = named.get("title") ?? named.get("caption");
	return embedHtml({ platform, address: whole, ...(title !== undefined && { title }) });
}

/** The same for a platform that a value names, as in `{% include video id="x" provider="youtube" %}`. */
export function embedOf(call: TemplateCall, platform: string | undefined): string | undefined {
	const known = PLATFORMS.find(({ names }) => names.includes(platform?.toLowerCase() ?? ""));
	return known && embed(call, known.platform, known.address);
}
