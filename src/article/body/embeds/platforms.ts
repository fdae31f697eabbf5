import { pageOfPlayer } from "./players.ts";

/** A site whose posts, films, sounds or pictures stories show. */
interface Platform {
	/** As people write it. */
	readonly name: string;
	/** What pictures of its posts are called by: `twitter` in `snapshots/twitter-123.png`. */
	readonly key: string;
	/** Its hosts, with those below them. */
	readonly hosts: readonly string[];
	/** Finds the id of a post in its address, as the first group. */
	readonly id?: RegExp;
	readonly page?: Page;
}

/** The address of a post, with `*` for its id; or what makes it of an id, undefined where that does not tell it. */
type Page = string | ((id: string) => string | undefined);

/** Name; key; hosts; where the id of a post stands in its address; the address of a post by its id. Sorted by name. */
const TABLE: readonly (readonly [name: string, key: string, hosts: string, id?: RegExp, page?: Page])[] = [
	["Apple Podcasts", "applepodcasts", "podcasts.apple.com", /\bid(\d+)/],
	["asciinema", "asciinema", "asciinema.org", /\/a\/(\w+)/, "https://asciinema.org/a/*"],
	["Bandcamp", "bandcamp", "bandcamp.com", /\/(?:album|track)\/([\w-]+)/],
	["Bilibili", "bilibili", "bilibili.com", /\/video\/(\w+)/, "https://www.bilibili.com/video/*"],
	["Bluesky", "bluesky", "bsky.app", /\/post\/(\w+)/],
	["CodePen", "codepen", "codepen.io", /\/pen\/(\w+)/, "https://codepen.io/*"],
	["Dailymotion", "dailymotion", "dailymotion.com dai.ly", /\/video\/([a-z\d]+)/i, "https://www.dailymotion.com/video/*"],
	["Datawrapper", "datawrapper", "datawrapper.dwcdn.net datawrapper.de", /\/(\w{5})(?:\/|$)/],
	["DocumentCloud", "documentcloud", "documentcloud.org", /\/documents\/(\d+)/],
	["Facebook", "facebook", "facebook.com fb.watch fb.com", /(?:\/(?:posts|reel|permalink)\/|\/videos\/(?:[\w.]+\/)?|fbid=|[?&]v=)(\w+)/],
	["Flickr", "flickr", "flickr.com flic.kr", /\/photos\/[^/]+\/(?:(?:sets|albums)\/)?(\d+)/],
	["Flourish", "flourish", "flo.uri.sh flourish.studio", /\/(?:visualisation|story)\/(\d+)/],
	["GIPHY", "giphy", "giphy.com", /\/gifs\/(?:[\w-]+-)?(\w+)/, "https://giphy.com/gifs/*"],
	["GitHub Gist", "gist", "gist.github.com", /\/(\w{5,})$/, "https://gist.github.com/*"],
	["GitLab", "gitlab", "gitlab.com"],
	["Google Docs", "googledocs", "docs.google.com drive.google.com", /\/d\/(?:e\/)?([\w-]+)/],
	["Google Maps", "googlemaps", "maps.google.com google.com/maps goo.gl/maps"],
	["Imgur", "imgur", "imgur.com", /imgur\.com\/(?:a\/|gallery\/)?(\w+)/, "https://imgur.com/*"],
	["Instagram", "instagram", "instagram.com instagr.am", /\/(?:p|reel|tv)\/([\w-]+)/, "https://www.instagram.com/p/*/"],
	["Internet Archive", "archiveorg", "archive.org", /\/details\/([^/?#]+)/, "https://archive.org/details/*"],
	["Issuu", "issuu", "issuu.com", /\/docs\/([^/?#]+)/],
	["JSFiddle", "jsfiddle", "jsfiddle.net", undefined, "https://jsfiddle.net/*/"],
	["Kickstarter", "kickstarter", "kickstarter.com"],
	["LinkedIn", "linkedin", "linkedin.com", /:(\d+)/],
	["Mixcloud", "mixcloud", "mixcloud.com"],
	["Pinterest", "pinterest", "pinterest.com pin.it", /\/pin\/(\d+)/, "https://www.pinterest.com/pin/*/"],
	["Polldaddy", "polldaddy", "polldaddy.com poll.fm crowdsignal.com", /\/(?:poll\/)?(\d+)/, "https://polldaddy.com/poll/*"],
	["Prezi", "prezi", "prezi.com"],
	["Reddit", "reddit", "reddit.com redd.it", /\/comments\/(\w+)/],
	["Scribd", "scribd", "scribd.com", /\/(?:doc|document)\/(\d+)/, "https://www.scribd.com/document/*"],
	["SlideShare", "slideshare", "slideshare.net", undefined, "https://www.slideshare.net/slideshow/embed_code/*"],
	["SoundCloud", "soundcloud", "soundcloud.com", /soundcloud\.com\/(?:tracks\/(\d+)|[\w-]+\/(?:sets\/)?([\w-]+))/, soundPage],
	["Speaker Deck", "speakerdeck", "speakerdeck.com", undefined, "https://speakerdeck.com/player/*"],
	["Spotify", "spotify", "spotify.com", /\/(?:track|album|episode|show|playlist|artist)\/(\w+)/, songPage],
	["Storify", "storify", "storify.com", /storify\.com\/([\w-]+\/[\w-]+)/, "https://storify.com/*"],
	["Streamable", "streamable", "streamable.com", /streamable\.com\/(\w+)/, "https://streamable.com/*"],
	["TED", "ted", "ted.com", /\/talks\/(\w+)/, "https://www.ted.com/talks/*"],
	["Telegram", "telegram", "t.me", /t\.me\/(\w+\/\d+)/, "https://t.me/*"],
	["Threads", "threads", "threads.net threads.com", /\/post\/([\w-]+)/],
	["TikTok", "tiktok", "tiktok.com", /\/video\/(\d+)/],
	["Tumblr", "tumblr", "tumblr.com", /\/post\/(\d+)/],
	["Twitch", "twitch", "twitch.tv", /\/videos\/(\d+)/, "https://www.twitch.tv/videos/*"],
	["Twitter", "twitter", "twitter.com x.com", /\/status(?:es)?\/(\d+)/, "https://twitter.com/i/status/*"],
	["Vimeo", "vimeo", "vimeo.com", /vimeo\.com\/(?:[\w/]+\/)?(\d+)/, "https://vimeo.com/*"],
	["Vine", "vine", "vine.co", /\/v\/(\w+)/, "https://vine.co/v/*"],
	["WordPress.tv", "wordpresstv", "wordpress.tv"],
	["YouTube", "youtube", "youtube.com youtu.be youtube-nocookie.com", /[?&](?:v|list)=([\w-]+)/, "https://www.youtube.com/watch?v=*"],
];

/** A sound has a number, or a path that begins with its author. */
function soundPage(id: string): string {
	return /^\d+$/.test(id) ? `https://api.soundcloud.com/tracks/${id}` : `https://soundcloud.com/${id}`;
}

/** Only a path (`track/abc`) says whether it is a song, a record or a list. */
function songPage(id: string): string | undefined {
	return id.includes("/") ? `https://open.spotify.com/${id}` : undefined;
}

const PLATFORMS: readonly Platform[] = TABLE.map(([name, key, hosts, id, page]) => ({ name, key, hosts: hosts.split(" "), id, page }));

const byHost: ReadonlyMap<string, Platform> = new Map(PLATFORMS.flatMap((platform) => platform.hosts.map((host) => [host, platform])));
const byKey: ReadonlyMap<string, Platform> = new Map(PLATFORMS.map((platform) => [platform.key, platform]));

/** What an address of another site shows. */
export interface Shown {
	/** The platform's name as people write it; the host where no platform of the table has it. */
	readonly platform: string;
	/** The address for readers, whole: of a player, that of the film that it plays. */
	readonly address: string;
	/** Whether the platform is one of the table. */
	readonly isKnown: boolean;
	/** What a picture of it is called by, without its ending: `twitter-123`; undefined where its id is not known. */
	readonly picture?: string;
}

/** What a whole address shows; undefined where it is none of the web. */
export function shownAt(written: string): Shown | undefined {
	const address = pageOfPlayer(written.startsWith("//") ? `https:${written}` : written);
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
	const { hostname, pathname } = new URL(address);
	const host = hostname.replace(/^www\./, "");
	const platform = platformOf(host, pathname);
	const id = platform?.id?.exec(address);
	const found = id?.[1] ?? id?.[2];
	const picture = platform && found !== undefined ? `${platform.key}-${found.replace(/[^\w-]+/g, "-")}` : undefined;
	return { platform: platform?.name ?? host, address, isKnown: platform !== undefined, ...(picture !== undefined && { picture }) };
}

function platformOf(host: string, pathname: string): Platform | undefined {
	const first = pathname.split("/")[1] ?? "";
	const labels = host.split(".");
	for (let from = 0; from < labels.length - 1; from++) {
		const name = labels.slice(from).join(".");
		const platform = byHost.get(name) ?? byHost.get(`${name}/${first}`);
		if (platform) return platform;
	}
	return undefined;
}

/** The address of a platform's post by its id, as shortcodes have it: `[youtube abc]`; undefined where the platform or its form of addresses is not known. */
export function addressOnPlatform(key: string, id: string): string | undefined {
	const page = byKey.get(key)?.page;
	return typeof page === "function" ? page(id) : page?.replace("*", () => id);
}

/** A platform's name as people write it, by what it is called in code (`youtube`); undefined where it is not known. */
export function platformName(key: string): string | undefined {
	return byKey.get(key.toLowerCase().replace(/[^a-z\d]/g, ""))?.name;
}
