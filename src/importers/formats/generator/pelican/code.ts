import { embedHtml } from "../../../../article/body/embeds/figure.ts";
import { escapeHtml } from "../../../../article/text.ts";
import type { CodeNames, KnownCode } from "../code/call.ts";
import { PLATFORM_CODE } from "../code/platforms.ts";
import { codeBlock, figureHtml } from "../code/show.ts";
import type { SiteFolder } from "../folder.ts";
import type { PelicanConfig } from "./config.ts";

/** `class path 300 200 title "alt"`, as Octopress and the plugin liquid_tags write a picture. */
const PICTURE =
	/^(?:(\S[^]*?)\s+)??((?:https?:\/\/|\/|\S+\/|[{|])\S+|\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?))(?:\s+(\d+%?))?(?:\s+(\d+%?))?(?:\s+([^]+))?$/i;

const picture: KnownCode = {
	becomes({ written }) {
		const [, , src, , , text = ""] = PICTURE.exec(written.slice(0, 2_000)) ?? [];
		if (src === undefined) return undefined;
		const [, title = text, alt = title] = /^\s*"([^"]*)"(?:\s+"([^"]*)")?/.exec(text.replaceAll("'", '"')) ?? [];
		return figureHtml({ src: src.replace(/^["']|["']$/g, ""), alt: alt.trim(), title: title.trim() });
	},
};

function media(name: "audio" | "video"): KnownCode {
	return {
		becomes({ values }) {
			const file = values.find((value) => /\.(?:mp4|ogv|ogg|webm|mp3|wav|m4a)$/i.test(value));
			const poster = values.find((value) => /\.(?:png|jpe?g|gif|webp)$/i.test(value));
			if (file === undefined) return undefined;
			return `<${name} src="${escapeHtml(file)}"${poster === undefined || name === "audio" ? "" : ` poster="${escapeHtml(poster)}"`} controls></${name}>`;
		},
	};
}

/** The tags of the plugin liquid_tags. A notebook (`{% notebook x.ipynb %}`) is not read. */
export function pelicanCode(config: PelicanConfig, folder: SiteFolder): CodeNames {
	const program: KnownCode = {
		becomes({ written }, { format }) {
			const [, path = "", rest = ""] = /^(\S+)\s*([^]*)$/.exec(written) ?? [];
			const root = config.settings.text("CODE_DIR") ?? "code";
			const text = folder.read(`${config.content}${root}/${path}`) ?? folder.read(`${config.content}${path}`);
			if (text === undefined) return undefined;
			const language = /\blang:(\S+)/.exec(rest)?.[1] ?? /\.(\w+)$/.exec(path)?.[1] ?? "";
			const title = rest.replace(/(?:\b(?:lang|lines|codec):|:hide\w+:)\S*/g, "").trim();
			return `${title === "" ? "" : `${escapeHtml(title)}\n\n`}${codeBlock(text, language, format)}`;
		},
	};
	const flickr: KnownCode = {
		becomes: ({ values: [id = ""] }) =>
			/^\d+$/.test(id) ? embedHtml({ platform: "Flickr", address: `https://www.flickr.com/photo.gne?id=${id}` }) : undefined,
	};
	return new Map<string, KnownCode>([
		...PLATFORM_CODE,
		["img", picture],
		["b64img", picture],
		["video", media("video")],
		["audio", media("audio")],
		["include_code", program],
		// It shows a tag as text.
		["literal", { becomes: ({ written }) => `{% ${written} %}` }],
		["flickr", flickr],
	]);
}
