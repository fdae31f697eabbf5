import type { Format } from "../../../../article/article.ts";
import { withoutCode } from "../../../../article/body/markdown/codeblocks.ts";
import { percentDecoded } from "../../../../article/text.ts";
import type { CodeContext } from "../code/call.ts";
import type { SiteFolder } from "../folder.ts";
import { plainPath } from "../python/paths.ts";
import { addressOf, termAddress } from "./addresses.ts";
import type { NikolaConfig } from "./config.ts";

/** `link://slug/a-story#part`, and small forms of pictures that Nikola made: `a.thumbnail.jpg`. */
const LINK = /link:\/\/([a-z_]+)(?:\/([^\s"'<>()#?`]{0,500}))?|\.thumbnail(?=\.(png|jpe?g|gif|webp|svg)\b)/gi;

/** Gives links by name their addresses. Code in Markdown is not touched; a link to what nobody knows stays. */
export function withLinks(text: string, format: Format, config: NikolaConfig, folder: SiteFolder, context: CodeContext): string {
	if (!/link:\/\/|\.thumbnail\./i.test(text)) return text;
	const plain = format === "markdown" ? withoutCode(text) : text;
	const parts: string[] = [];
	let at = 0;
	for (const match of plain.matchAll(LINK)) {
		const [whole, kind, name = "", extension = ""] = match;
		const by =
			kind === undefined
				? withoutSign(plain.slice(Math.max(0, match.index - 500), match.index), extension)
				: linked(kind.toLowerCase(), percentDecoded(name), config, context);
		if (by === undefined) continue;
		parts.push(text.slice(at, match.index), by);
		at = match.index + whole.length;
	}
	return parts.join("") + text.slice(at);

	/** Takes the sign away where the large picture is in the folder. */
	function withoutSign(before: string, extension: string): string | undefined {
		const path = /[^\s"'<>()#?`]*$/.exec(before)?.[0] ?? "";
		const inner = plainPath(percentDecoded(path.replace(config.home ?? "/", "")));
		return ["", "files/"].some((root) => folder.has(`${root}${inner}.${extension}`)) ? "" : undefined;
	}
}

function linked(kind: string, name: string, config: NikolaConfig, context: CodeContext): string | undefined {
	const [first = "", second] = name.split("/");
	if (kind === "slug") return context.addressOf(`slug/${name.replace(/\/$/, "")}`);
	if (kind === "filename") return context.addressOf(plainPath(name));
	if (kind === "tag" || kind === "category" || kind === "author") return termAddress(kind, second ?? first, config);
	if (kind === "root" || kind === "index")
		return addressOf(kind === "root" ? "" : plainPath(config.settings.text("INDEX_PATH") ?? ""), config);
	if (kind === "rss") return addressOf("rss.xml", config);
	if (kind === "archive") return addressOf(name === "" ? "archive.html" : `${name}/`, config);
	if (kind === "listing") return addressOf(`listings/${name}.html`, config);
	return kind === "gallery" ? addressOf(`galleries/${name}/`, config) : undefined;
}
