import { addressOnPlatform } from "../../../../article/body/embeds/platforms.ts";
import { contentOf, type Expansion, type Step } from "./expansion.ts";
import { type ShortcodeTag, settingsIn } from "./scan.ts";

/** Shortcodes of WordPress.com and of plugins that show something of another site, and the platform, if the name tells it. */
const NAMES =
	/^(?:su_|fusion_|jetpack_|wp_|wp-|mo_)?(youtube|vimeo|tweet|twitter|soundcloud|googlemaps|dailymotion|instagram|facebook|spotify|bandcamp|tiktok|ted|flickr|gist|storify|polldaddy|crowdsignal|scribd|slideshare|vine|videopress|wpvideo|documentcloud|archiveorg|archive|mixcloud|giphy|pinterest|kickstarter|issuu|twitch|imgur|reddit|lyte|embedyt|youtube_sc|youtube_advanced|embedplusvideo|fve|arve|iframe_youtube|fb_embed|bluesky|mastodon|threads|telegram|streamable|speakerdeck|prezi|datawrapper|flourish|codepen|jsfiddle)(?:[_-](?:video|embed|player|post|widget|tweet))?$/i;

/** What names of shortcodes are other than the platform's key. */
const KEYS: Readonly<Record<string, string>> = {
	tweet: "twitter",
	lyte: "youtube",
	embedyt: "youtube",
	youtube_sc: "youtube",
	youtube_advanced: "youtube",
	iframe_youtube: "youtube",
	archive: "archiveorg",
	crowdsignal: "polldaddy",
};

/** The settings in which the id of a post stands. */
const IDS = ["id", "video", "v", "status", "poll", "tweet", "clip_id", "code", "video_id"] as const;

/** What another site showed in the place of a shortcode that names it; undefined for any other shortcode, and where it names nothing. */
export function elsewhereStep(tag: ShortcodeTag, expansion: Expansion): Step | undefined {
	const name = NAMES.exec(tag.name)?.[1]?.toLowerCase();
	if (name === undefined) return undefined;
	const { settings, end } = tag;
	const found = contentOf(tag, expansion);
	const inside = found?.content.includes("[") ? undefined : found;
	const next = inside?.next ?? end;
	const address = addressIn(settings) ?? addressIn(inside?.content ?? "") ?? addressOf(KEYS[name] ?? name, settings, inside?.content);
	return address === undefined ? undefined : { html: `\n\n${expansion.embed(address)}\n\n`, next };
}

function addressOf(key: string, written: string, content = ""): string | undefined {
	const settings = settingsIn(written);
	const uri = /^spotify:(\w+):(\w+)$/.exec(settings.get("id") ?? settings.get("uri") ?? "");
	if (uri) return `https://open.spotify.com/${uri[1]}/${uri[2]}`;
	const named = IDS.flatMap((name) => settings.get(name) ?? [])[0];
	const id =
		named?.replace(/&.*/, "") ?? /^[\s=]*["']?([\w-]{4,})["']?\s*(?=$|\s|,)/.exec(written)?.[1] ?? /^\s*([\w-]{5,})\s*$/.exec(content)?.[1];
	if (id === undefined || !/^[\w./-]{4,100}$/.test(id)) return undefined;
	if (key === "videopress" || key === "wpvideo") return `https://videopress.com/v/${id}`;
	if (key === "slideshare" && /^\d+$/.test(id)) return `https://www.slideshare.net/slideshow/embed_code/${id}`;
	return addressOnPlatform(key, id);
}

function addressIn(text: string): string | undefined {
	return /https?:\/\/[^\s"'<>\]]+/
		.exec(text)?.[0]
		?.replaceAll("&amp;", "&")
		.replace(/&#0?38;/g, "&");
}
