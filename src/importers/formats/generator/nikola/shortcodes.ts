import { embedHtml } from "../../../../article/body/embeds/figure.ts";
import { escapeHtml } from "../../../../article/text.ts";
import type { CodeNames, KnownCode } from "../code/call.ts";
import type { CodePiece, CodeSyntax } from "../code/pieces.ts";
import { PLATFORM_CODE } from "../code/platforms.ts";
import { codeBlock, figureHtml } from "../code/show.ts";
import type { SiteFolder } from "../folder.ts";

/** No shortcode is longer, in UTF-16 units. */
const LONGEST = 8_000;

/** `{{% name … %}}` and `{{% /name %}}`; between `{{% raw %}}` and its end text stays as typed. */
export const nikolaSyntax: CodeSyntax = {
	scan,
	raw: { open: /\{\{%\s*raw\s*%\}\}/, close: /\{\{%\s*\/raw\s*%\}\}/, everywhere: true },
};

function scan(text: string): readonly CodePiece[] {
	const pieces: CodePiece[] = [];
	let close = -2;
	for (let at = text.indexOf("{{%"); at >= 0; at = text.indexOf("{{%", at)) {
		if (close !== -1 && close < at + 3) close = text.indexOf("%}}", at + 3);
		const inner = close < 0 || close - at > LONGEST ? "" : text.slice(at + 3, close).trim();
		const [head = "", slash, name = ""] = /^(\/?)\s*([A-Za-z_][\w.-]{0,100})(?=\s|$)/.exec(inner) ?? [];
		if (name === "") {
			at += 3;
			continue;
		}
		pieces.push({ at, end: close + 3, name, written: inner.slice(head.length).trim(), kind: slash === "/" ? "close" : "open" });
		at = close + 3;
	}
	return pieces;
}

const media: KnownCode = {
	becomes({ values: [first], named }) {
		const address = named.get("url") ?? first;
		return address !== undefined && /^https?:\/\//.test(address) ? embedHtml({ platform: "", address }) : undefined;
	},
};

const thumbnail: KnownCode = {
	content: "expanded",
	becomes({ values: [src], named, content = "" }) {
		if (src === undefined) return undefined;
		const title = named.get("title");
		return figureHtml({ src, alt: named.get("alt") ?? "", ...(title !== undefined && { title }), caption: content, link: src });
	},
};

/** `{{% doc %}}text <slug>{{% /doc %}}`: a link to another text. */
const doc: KnownCode = {
	content: "typed",
	becomes({ content = "", written }) {
		const text = (content || written).trim();
		const [, shown = text, slug = text] = /^([^]*?)\s*<([^<>]*)>$/.exec(text) ?? [];
		return slug === "" ? undefined : `<a href="link://slug/${escapeHtml(slug)}">${escapeHtml(shown)}</a>`;
	},
};

/** The shortcodes of Nikola. What makes lists or draws is not among them. */
export function nikolaCode(folder: SiteFolder): CodeNames {
	const listing: KnownCode = {
		becomes({ values: [file = "", language = ""] }, { format }) {
			const text = listingText(folder, file);
			return text === undefined ? undefined : codeBlock(text, language, format);
		},
	};
	return new Map<string, KnownCode>([...PLATFORM_CODE, ["media", media], ["thumbnail", thumbnail], ["doc", doc], ["listing", listing]]);
}

/** A program of the folder `listings/`. */
export function listingText(folder: SiteFolder, file: string): string | undefined {
	return folder.read(`listings/${file.replace(/^\/+/, "")}`);
}
