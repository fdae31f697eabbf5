import { percentDecoded } from "../../text.ts";

/**
 * What shows something within another page, by its address without scheme and `www.`, and the address of that for readers.
 * One that begins with `%` is percent-encoded.
 */
const PLAYERS: readonly (readonly [pattern: RegExp, page: string])[] = [
	[/^embed\.podcasts\.apple\.com\/([^?#]+).*/, "https://podcasts.apple.com/$1"],
	[/^archive\.org\/embed\/([^?&#]+).*/, "https://archive.org/details/$1"],
	[/^asciinema\.org\/a\/(\w+)\.js.*/, "https://asciinema.org/a/$1"],
	[/^embed\.bsky\.app\/embed\/([^/]+)\/app\.bsky\.feed\.post\/(\w+).*/, "https://bsky.app/profile/$1/post/$2"],
	[/^codepen\.io\/([\w-]+)\/embed\/(?:preview\/)?(\w+).*/, "https://codepen.io/$1/pen/$2"],
	[/^(?:geo\.)?dailymotion\.com\/(?:embed\/|swf\/)(?:video\/)?([a-z\d]+).*/i, "https://www.dailymotion.com/video/$1"],
	[/^dai\.ly\/(\w+).*/, "https://www.dailymotion.com/video/$1"],
	[/^((?:beta\.|embed\.)?documentcloud\.org\/documents\/[\w-]+)(?:\.js|\.html|\/)?(?:[?#].*)?$/, "https://$1"],
	[/^facebook\.com\/(?:v[\d.]+\/)?plugins\/\w+\.php\?(?:.*&)?href=([^&#]+).*/, "%$1"],
	[/^(flickr\.com\/photos\/[^/]+\/(?:\w+\/)*\d+)\/player.*/, "https://www.$1"],
	[/^giphy\.com\/embed\/(\w+).*/, "https://giphy.com/gifs/$1"],
	[/^(gist\.github\.com\/[\w/-]+)\.js.*/, "https://$1"],
	[/^(gitlab\.com\/.*snippets\/\d+)\.js.*/, "https://$1"],
	[/^imgur\.com\/(\w+)\/embed.*/, "https://imgur.com/$1"],
	[/^(?:instagram\.com|instagr\.am)\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]+).*/, "https://www.instagram.com/$1/$2/"],
	[/^e\.issuu\.com\/embed\.html\?(?=.*\bd=([^&#]+))(?=.*\bu=([^&#]+)).*/, "https://issuu.com/$2/docs/$1"],
	[/^(jsfiddle\.net\/[\w/]+?)\/embed(?:ded)?\/.*/, "https://$1/"],
	[/^linkedin\.com\/embed\/feed\/update\/([\w:]+).*/, "https://www.linkedin.com/feed/update/$1/"],
	[/^(?:player-widget\.)?mixcloud\.com\/widget\/iframe\/\?(?:.*&)?feed=(http[^&#]+).*/, "%$1"],
	[/^(?:player-widget\.)?mixcloud\.com\/widget\/iframe\/\?(?:.*&)?feed=([^&#]+).*/, "%https://www.mixcloud.com$1"],
	[/^(?:static|secure)\.polldaddy\.com\/p\/(\d+)\.js.*/, "https://polldaddy.com/poll/$1"],
	[/^prezi\.com\/embed\/([\w-]+).*/, "https://prezi.com/$1/"],
	[/^(?:embed\.reddit|redditmedia)\.com\/r\/([^?#]+).*/, "https://www.reddit.com/r/$1"],
	[/^scribd\.com\/embeds\/(\d+).*/, "https://www.scribd.com/document/$1"],
	[/^(scribd\.com\/[^?#]*)\.js.*/, "https://www.$1"],
	[/^w\.soundcloud\.com\/player\/?\?(?:.*&)?url=([^&#]+).*/, "%$1"],
	[/^speakerdeck\.com\/assets\/embed\.js.*/, "https://speakerdeck.com/"],
	[/^(?:open\.|embed\.)?spotify\.com\/embed(?:-podcast)?\/(\w+)\/(\w+).*/, "https://open.spotify.com/$1/$2"],
	[/^(?:embed|open)\.spotify\.com\/(?:embed\/?)?\?uri=spotify(?::|%3A)(\w+)(?::|%3A)(\w+).*/i, "https://open.spotify.com/$1/$2"],
	[/^(storify\.com\/[^?#]*?)(?:\/embed|\.js|\.html)?(?:[?#].*)?$/, "https://$1"],
	[/^streamable\.com\/[eost]\/(\w+).*/, "https://streamable.com/$1"],
	[/^embed(?:-ssl)?\.ted\.com\/talks\/(?:lang\/[\w-]+\/)?(\w+).*/, "https://www.ted.com/talks/$1"],
	[/^tiktok\.com\/(?:embed\/(?:v\d\/)?|player\/v1\/)(\d+).*/, "https://www.tiktok.com/@/video/$1"],
	[/^player\.twitch\.tv\/\?(?:.*&)?video=v?(\d+).*/, "https://www.twitch.tv/videos/$1"],
	[/^player\.twitch\.tv\/\?(?:.*&)?channel=(\w+).*/, "https://www.twitch.tv/$1"],
	[/^platform\.twitter\.com\/embed\/[^?]*\?(?:.*&)?id=(\d+).*/, "https://twitter.com/i/status/$1"],
	[/^(?:mobile\.)?((?:twitter|x)\.com\/)(?:#!\/)?(\w+\/status)(?:es)?(\/\d+).*/, "https://$1$2$3"],
	[/^(?:player\.)?vimeo\.com\/video\/(\d+).*/, "https://vimeo.com/$1"],
	[/^vimeo\.com\/moogaloop\.swf\?(?:.*&)?clip_id=(\d+).*/, "https://vimeo.com/$1"],
	[/^vine\.co\/v\/(\w+).*/, "https://vine.co/v/$1"],
	[
		/^youtube(?:-nocookie)?\.com\/(?:embed\/|p\/|v\/)?(?:videoseries|playlist)\?(?:.*&)?list=([\w-]+).*/,
		"https://www.youtube.com/playlist?list=$1",
	],
	[/^(?:m\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|e|shorts|live)\/([\w-]{6,}).*/, "https://www.youtube.com/watch?v=$1"],
	[/^(?:m\.)?youtube(?:-nocookie)?\.com\/watch\/?\?(?:.*&)?v=([\w-]{6,}).*/, "https://www.youtube.com/watch?v=$1"],
	[/^youtu\.be\/([\w-]{6,}).*/, "https://www.youtube.com/watch?v=$1"],
];

/** Addresses are not longer. */
const LONGEST = 2_000;

/** The address for readers of what an address shows within a page, such as that of a film for that of its player; the address itself where it is none of a player. */
export function pageOfPlayer(address: string): string {
	if (address.length > LONGEST) return address;
	const bare = address.replace(/^https?:\/\/(?:www\.)?/i, "");
	const found = PLAYERS.find(([pattern]) => pattern.test(bare));
	if (!found) return address;
	const page = bare.replace(found[0], found[1]);
	if (!page.startsWith("%")) return page;
	const decoded = percentDecoded(page.slice(1));
	return /^https?:\/\/[^\s"<>]+$/i.test(decoded) ? decoded : address;
}
