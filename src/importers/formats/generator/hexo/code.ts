import { escapeHtml } from "../../../../article/text.ts";
import type { CodeContext, CodeNames, KnownCode, TemplateCall } from "../code/call.ts";
import { anchor, box, details, player, quotation } from "../code/forms.ts";
import { PLATFORM_CODE } from "../code/platforms.ts";
import { codeBlock, figureHtml, inlineHtml } from "../code/show.ts";
import { tidyPath } from "../patterns.ts";
import type { HexoConfig } from "./config.ts";

/** Template code of a site of Hexo: its own tags, and those of the themes that most sites have. */
export function hexoCode({ root }: HexoConfig): CodeNames {
	return new Map<string, KnownCode>([...PLATFORM_CODE, ...OWN, ...PICTURES, ...LINKS, ...THEMES, ...rooted(root)]);
}

const PICTURE = /\.(jpe?g|png|gif|svg|webp|avif|bmp)([?#]|$)/i;

/** The address of a file that belongs to the page itself. */
function assetAddress(file: string, { address }: CodeContext): string {
	const folder = address.endsWith(".html") ? address.replace(/\.html$/, "/") : address.replace(/[^/]*$/, "");
	return folder + encodeURI(file.replace(/^\.?\//, ""));
}

/** The first value that names a picture, and what stands behind it: sizes, then a title and an alternative text, which may be in quotation marks. */
function pictureIn({ values, written }: Pick<TemplateCall, "values" | "written">, addressOf: (file: string) => string): string | undefined {
	const src = values.find((value) => PICTURE.test(value) || /^(https?:\/)?\//.test(value));
	if (src === undefined) return undefined;
	const words = written
		.slice(written.indexOf(src) + src.length)
		.replace(/^["']?(\s+(\d+(px|%)?|auto)(?=\s|$)){0,2}/i, "")
		.trim()
		.replace(/^(["'])((["']).*\3)\1$/, "$2");
	const [, , quoted, , alt] = /^(["'])(.*?)\1(?:\s+(["'])(.*?)\3)?$/.exec(words) ?? [];
	const title = quoted ?? words;
	return figureHtml({ src: addressOf(src), alt: alt ?? title, ...(title !== "" && { title }) });
}

const program: KnownCode = {
	content: "typed",
	becomes({ content, written }, { format }) {
		if (content === undefined) return undefined;
		const language = /\blang:\s*(\S+)/.exec(written)?.[1] ?? "";
		const address = /\bhttps?:\/\/\S+/.exec(written)?.[0];
		const [title = "", words = ""] = (address === undefined ? written : written.replace(address, "\n"))
			.split("\n")
			.map((part) => part.replace(/\b[a-z_]+:\S+/g, "").trim());
		const above = address === undefined ? inlineHtml(title) : `${inlineHtml(title)} ${anchor(address, words)}`;
		return `${above.trim() === "" ? "" : `<p>${above.trim()}</p>\n\n`}${codeBlock(content, language, format)}`;
	},
};

const quote: KnownCode = {
	content: "expanded",
	becomes({ content, written }, { format }) {
		if (content === undefined) return undefined;
		const link = /\bhttps?:\/\/\S+/.exec(written)?.[0] ?? "";
		const [said = "", words = ""] = link === "" ? [written] : written.split(link);
		const [by = "", ...source] = said.split(/,\s*/);
		return quotation(content, format, { by: by.trim(), source: (words.trim() === "" ? source.join(", ") : words).trim(), link });
	},
};

const pulled: KnownCode = {
	content: "expanded",
	becomes: ({ content }, { format }) => (content === undefined ? undefined : quotation(content, format)),
};

const OWN: readonly (readonly [name: string, known: KnownCode])[] = [
	...named(["codeblock", "code"], program),
	...named(["blockquote", "quote"], quote),
	...named(["pullquote", "centerquote", "cq"], pulled),
	["iframe", { becomes: ({ values: [address] }) => (address === undefined ? undefined : `<p>${anchor(address, address)}</p>`) }],
];

const PICTURES: readonly (readonly [name: string, known: KnownCode])[] = [
	[
		"asset_img",
		{ becomes: (call, context) => pictureIn(call, (file) => (/^(https?:)?\//.test(file) ? file : assetAddress(file, context))) },
	],
	...named(["img", "image", "fullimage", "inlineImg"], { becomes: (call) => pictureIn(call, (file) => file) }),
];

/** The words of a link, as a tag gives them: all of them but whether to escape them. */
function wordsIn(values: readonly string[]): string {
	return values.filter((value) => !/^(true|false)$/.test(value)).join(" ");
}

/** The address of a post by the name of its file; undefined where there is none. */
function postAddress(written: string, context: CodeContext): string | undefined {
	const [name = "", place] = written.split("#");
	const address = context.addressOf(`post ${name.replace(/\.(md|markdown|html)$/i, "")}`);
	return address === undefined ? undefined : address + (place === undefined ? "" : `#${place}`);
}

const LINKS: readonly (readonly [name: string, known: KnownCode])[] = [
	["asset_path", { becomes: ({ values: [file] }, context) => (file === undefined ? undefined : assetAddress(file, context)) }],
	[
		"asset_link",
		{
			becomes: ({ values: [file, ...words] }, context) =>
				file === undefined ? undefined : anchor(assetAddress(file, context), wordsIn(words) || file),
		},
	],
	[
		"post_path",
		{ address: "whole", becomes: ({ values: [name] }, context) => (name === undefined ? undefined : postAddress(name, context)) },
	],
	[
		"post_link",
		{
			becomes({ values: [name, ...words] }, context) {
				const address = name === undefined ? undefined : postAddress(name, context);
				const title = wordsIn(words) || context.titleOf(`post ${name?.split("#")[0]?.replace(/\.(md|markdown|html)$/i, "") ?? ""}`);
				return address === undefined ? undefined : anchor(address, title ?? name ?? "");
			},
		},
	],
	[
		"link",
		{
			becomes({ values }) {
				const at = values.findIndex((value) => /^(https?:\/\/|\/)/.test(value));
				return at < 0 ? undefined : anchor(values[at] ?? "", values.slice(0, at).join(" "));
			},
		},
	],
];

/** The same code under several names. */
function named(names: readonly string[], known: KnownCode): (readonly [name: string, known: KnownCode])[] {
	return names.map((name) => [name, known] as const);
}

/** Tags that write a path of the site. */
function rooted(root: string): readonly (readonly [name: string, known: KnownCode])[] {
	const becomes: KnownCode["becomes"] = ({ values: [words, path] }) =>
		path === undefined ? undefined : anchor(/^https?:/.test(path) ? path : tidyPath(`${root}/${path}`), words ?? "");
	return [
		["url_for", { becomes }],
		["full_url_for", { becomes }],
	];
}

/** The title of a box stands behind its class and its marks. */
const note: KnownCode = {
	content: "expanded",
	becomes({ content, values }, { format }) {
		if (content === undefined) return undefined;
		const [first = ""] = values;
		const kind = KINDS[first.toLowerCase()] ?? "note";
		const title = values
			.filter((value, index) => index > 0 && !/^(no-icon|icon|simple|modern|flat|disabled|'.*fa.*')$|^fa[bsr]?\b|\bfa-/.test(value))
			.join(" ");
		return box(kind, title, content, format);
	},
};

const KINDS: Readonly<Record<string, string>> = {
	info: "info",
	warning: "warning",
	danger: "danger",
	success: "tip",
	tip: "tip",
	important: "important",
};

const folded: KnownCode = {
	content: "expanded",
	becomes: ({ content, written }, { format }) =>
		content === undefined
			? undefined
			: details(
					written
						.replace(/^(open|blue|red|green|yellow|cyan|purple)\b,?/, "")
						.split(",")[0]
						?.trim() ?? "",
					content,
					format,
				),
};

/** `{% tabs %}`: each tab becomes a part with its name above it. */
const tabs: KnownCode = {
	content: "expanded",
	becomes: ({ content }) =>
		content
			?.replace(/<!--\s*tab\b([^>]*?)-->/g, (_, name: string) =>
				name.trim() === "" ? "" : `\n\n<p><strong>${escapeHtml(name.split("@")[0]?.trim() ?? "")}</strong></p>\n\n`,
			)
			.replace(/<!--\s*endtab\s*-->/g, "\n"),
};

/** The contents alone. */
const unwrapped: KnownCode = { content: "expanded", becomes: ({ content }) => content };

/** `{% label info@words %}`: a word with a colour. */
const label: KnownCode = { becomes: ({ written }) => escapeHtml(written.replace(/^[a-z]*\s*(@|::)/, "").trim()) };

const THEMES: readonly (readonly [name: string, known: KnownCode])[] = [
	["note", note],
	["subnote", note],
	...named(["folding", "hideToggle", "hideBlock", "details", "collapse", "spoiler"], folded),
	...named(["tabs", "subtabs", "subsubtabs"], tabs),
	...named(["gallery", "grouppicture", "gp", "timeline", "center", "div", "galleryGroup"], unwrapped),
	...named(["label", "span"], label),
	[
		"video",
		{ becomes: ({ values: [src] }) => (src !== undefined && /\.(mp4|webm|ogv|mov)\b/i.test(src) ? player("video", src) : undefined) },
	],
	[
		"audio",
		{ becomes: ({ values: [src] }) => (src !== undefined && /\.(mp3|m4a|ogg|wav|flac)\b/i.test(src) ? player("audio", src) : undefined) },
	],
	[
		"pdf",
		{ becomes: ({ values: [src] }) => (src === undefined ? undefined : `<p>${anchor(src, src.slice(src.lastIndexOf("/") + 1))}</p>`) },
	],
	...named(["button", "btn"], {
		becomes({ written }) {
			const [href = "", words = ""] = written.split(",").map((part) => part.trim().replace(/^["']|["']$/g, ""));
			return href === "" || /\s/.test(href) ? undefined : anchor(href, words);
		},
	}),
	[
		"mermaid",
		{ content: "typed", becomes: ({ content }, { format }) => (content === undefined ? undefined : codeBlock(content, "mermaid", format)) },
	],
];
