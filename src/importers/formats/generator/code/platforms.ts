import { embedHtml } from "../../../../article/body/embeds/figure.ts";
import { addressOnPlatform, platformName } from "../../../../article/body/embeds/platforms.ts";
import type { KnownCode, TemplateCall } from "./call.ts";

/** The names of template code for each platform, by its key in the table of platforms. */
const NAMES: Readonly<Record<string, string>> = {
	asciinema: "asciinema",
	bilibili: "bilibili",
	codepen: "codepen",
	gist: "gist",
	instagram: "instagram instagram_simple",
	jsfiddle: "jsfiddle",
	slideshare: "slideshare",
	soundcloud: "soundcloud",
	speakerdeck: "speakerdeck",
	spotify: "spotify",
	ted: "ted",
	twitter: "twitter tweet twitter_simple x",
	vimeo: "vimeo",
	youtube: "youtube youtubeplayer youtube_player yt",
};

const KEYS: ReadonlyMap<string, string> = new Map(
	Object.entries(NAMES).flatMap(([key, names]) => names.split(" ").map((name) => [name, key] as const)),
);

/** The values in which the id of a post stands. */
const IDS = ["id", "videoid", "video_id", "youtubeid", "youtube_id", "code", "url", "src", "link", "gist", "provider_id"];

/** Template code that shows something of another site, by the name of that site: a link to it, with its title. */
export const PLATFORM_CODE: ReadonlyMap<string, KnownCode> = new Map(
	[...KEYS].map(([name, key]) => [name, { becomes: (call) => embed(call, key) }] as const),
);

function embed({ values, named }: TemplateCall, key: string): string | undefined {
	const lower = new Map([...named].map(([name, value]) => [name.toLowerCase(), value]));
	const id =
		IDS.map((name) => lower.get(name)).find((value) => value !== undefined) ??
		(key === "twitter" ? values.find((value) => /status|^\d+$/.test(value)) : undefined) ??
		values[0];
	return id === undefined ? undefined : platformEmbed(key, id, named.get("title") ?? named.get("caption"));
}

/**
 * The embed of a post of a platform; undefined where the id is none, or does not tell the address.
 * @param key that of the table of platforms
 * @param id or a whole address
 */
export function platformEmbed(key: string, id: string, title?: string): string | undefined {
	if (!/^[\w./:?=&%#@~+,-]+$/.test(id)) return undefined;
	const address = /^(https?:)?\/\//.test(id) ? id.replace(/^\/\//, "https://") : addressOnPlatform(key, id.replace(/^\/+|\/+$/g, ""));
	return address === undefined
		? undefined
		: embedHtml({ platform: platformName(key) ?? "", address, ...(title !== undefined && { title }) });
}

/** The same for a platform that a value names, as in `{% include video id="x" provider="youtube" %}`. */
export function embedOf(call: TemplateCall, platform: string | undefined): string | undefined {
	const key = KEYS.get(platform?.toLowerCase() ?? "");
	return key === undefined ? undefined : embed(call, key);
}
