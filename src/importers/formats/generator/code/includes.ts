import type { KnownCode, TemplateCall } from "./call.ts";
import { box, quotation } from "./forms.ts";
import { embedOf, PLATFORM_CODE } from "./platforms.ts";
import { codeBlock, figureHtml, inlineHtml } from "./show.ts";

/** Names that themes and sites give the parts of a picture. */
const SOURCE = ["src", "url", "image_path", "image", "img", "path", "file", "filename", "source", "href"];
const ALT = ["alt", "alt_text", "alttext"];
const CAPTION = ["caption", "description", "desc", "text", "title", "credit"];
const LINK = ["link", "link_url", "target", "href"];

/** A picture whose values have the usual names; undefined where none names its file. */
export function pictureOf({ values, named }: Pick<TemplateCall, "values" | "named">): string | undefined {
	const first = (names: readonly string[]) => names.map((name) => named.get(name)).find((value) => value !== undefined && value !== "");
	const src = first(SOURCE) ?? values.find((value) => /\.(jpe?g|png|gif|svg|webp|avif)$/i.test(value));
	if (src === undefined || /[{}]/.test(src)) return undefined;
	const [alt, caption, link] = [first(ALT), first(CAPTION), first(LINK.filter((name) => named.get(name) !== src))];
	return figureHtml({
		src,
		...(alt !== undefined && { alt }),
		...(caption !== undefined && { caption }),
		...(link !== undefined && { link }),
	});
}

const picture: KnownCode = { becomes: pictureOf };

const film: KnownCode = {
	becomes(call) {
		const { named } = call;
		const src = named.get("src") ?? named.get("url") ?? named.get("file") ?? named.get("path") ?? call.values[0];
		const embedded = embedOf(call, named.get("provider") ?? named.get("type") ?? (/youtu\.?be/.test(src ?? "") ? "youtube" : undefined));
		if (embedded !== undefined) return embedded;
		return src !== undefined && /\.(mp4|webm|ogv|mov|m4v)$/i.test(src)
			? `<video controls src="${src.replace(/"/g, "%22")}"></video>`
			: undefined;
	},
};

const sound: KnownCode = {
	becomes({ named, values }) {
		const src = named.get("src") ?? named.get("url") ?? named.get("file") ?? values[0];
		return src !== undefined && /\.(mp3|m4a|ogg|oga|wav|opus|flac)$/i.test(src)
			? `<audio controls src="${src.replace(/"/g, "%22")}"></audio>`
			: undefined;
	},
};

/** A box of a theme, of which the words stay. */
function boxOf(kind: string): KnownCode {
	return {
		content: "expanded",
		becomes({ named, content }, { format }) {
			const words = content ?? named.get("content") ?? named.get("text") ?? named.get("body") ?? named.get("message");
			return words === undefined
				? undefined
				: box(KINDS.has(named.get("type") ?? "") ? (named.get("type") ?? kind) : kind, named.get("title") ?? "", words, format);
		},
	};
}

const KINDS: ReadonlySet<string> = new Set(["note", "tip", "warning", "important", "info", "danger", "caution"]);

const quoted: KnownCode = {
	content: "expanded",
	becomes({ named, content }, { format }) {
		const words = content ?? named.get("quote") ?? named.get("text") ?? named.get("content");
		const by = named.get("author") ?? named.get("by") ?? named.get("cite") ?? "";
		return words === undefined
			? undefined
			: quotation(words, format, { by, source: named.get("source") ?? "", link: named.get("link") ?? named.get("url") ?? "" });
	},
};

const button: KnownCode = {
	becomes({ named }) {
		const [href, words] = [
			named.get("url") ?? named.get("link") ?? named.get("href"),
			named.get("text") ?? named.get("title") ?? named.get("label"),
		];
		return href === undefined || words === undefined ? undefined : `<a href="${href.replace(/"/g, "%22")}">${inlineHtml(words)}</a>`;
	},
};

/** A list of what the page holds, which the page of the archive does not need. */
const nothing: KnownCode = { becomes: () => "" };

const program: KnownCode = {
	content: "typed",
	becomes: ({ content, named, values }, { format }) =>
		content === undefined ? undefined : codeBlock(content, named.get("lang") ?? named.get("language") ?? values[0] ?? "", format),
};

/** Parts that sites of many makers include by these names, without folder and extension. */
export const USUAL_PARTS: ReadonlyMap<string, KnownCode> = new Map<string, KnownCode>([
	...PLATFORM_CODE,
	...[
		"figure",
		"image",
		"img",
		"picture",
		"photo",
		"responsive-image",
		"responsive_image",
		"image-caption",
		"imagecaption",
		"figure-image",
		"centered-image",
		"lightbox",
		"captioned-image",
		"caption",
		"post-image",
		"blog-image",
		"image_caption",
		"img-caption",
		"screenshot",
	].map((name) => [name, picture] as const),
	...["video", "youtube-player", "youtube-embed", "youtubeplayer", "video-embed", "embed-video", "vid", "html5video"].map(
		(name) => [name, film] as const,
	),
	...["audio", "sound", "mp3"].map((name) => [name, sound] as const),
	...["note", "notice", "alert", "callout", "tip", "warning", "important", "info", "danger", "caution", "admonition"].map(
		(name) => [name, boxOf(KINDS.has(name) ? name : "note")] as const,
	),
	...["quote", "blockquote", "pullquote", "pull-quote"].map((name) => [name, quoted] as const),
	...["button", "btn"].map((name) => [name, button] as const),
	...[
		"toc",
		"toc.html",
		"google-analytics",
		"analytics",
		"comments",
		"disqus",
		"share",
		"social-share",
		"mathjax",
		"adsense",
		"ads",
		"JB/setup",
	].map((name) => [name, nothing] as const),
	["code", program],
]);

/** The part that a site includes by a path such as `media/figure.html`. */
export function usualPart(path: string): KnownCode | undefined {
	const plain = path.replace(/\.[a-z]+$/i, "");
	return USUAL_PARTS.get(plain) ?? USUAL_PARTS.get(plain.slice(plain.lastIndexOf("/") + 1).toLowerCase());
}
