import { assignedValue, assignment } from "../code/assigned.ts";
import type { CodeContext, CodeNames, KnownCode } from "../code/call.ts";
import { type Lookup, memberAt, readText } from "../code/filters.ts";
import { pictureOf, USUAL_PARTS, usualPart } from "../code/includes.ts";
import { liquidComment } from "../code/liquid.ts";
import { codeBlock, figureHtml } from "../code/show.ts";
import { tidyPath } from "../patterns.ts";
import type { EleventyConfig } from "./config.ts";
import { fileSlug } from "./permalink.ts";

/** Template code of a site of Eleventy: values, and shortcodes with names that most sites have. */
export function eleventyCode(config: EleventyConfig): CodeNames {
	const lookup = (context: CodeContext) => lookupOf(config, context);
	const value: KnownCode = { becomes: (call, context) => (call.isValue ? readText(call.written, lookup(context)) : undefined) };
	const address: KnownCode = { ...value, address: "whole" };
	const assign = assignment(lookup);
	const tags = new Map<string, KnownCode>([...USUAL_PARTS, ...TAGS, ["assign", assign], ["set", assign]]);
	return {
		get(name) {
			const [word = "", file] = name.split(" ");
			if (file !== undefined) return /^(include|render|partial)$/.test(word) ? usualPart(file) : undefined;
			return tags.get(name) ?? tags.get(name.toLowerCase()) ?? (/^(url|htmlBaseUrl|absoluteUrl)$/.test(name) ? address : value);
		},
	};
}

function lookupOf({ data, prefix, input }: EleventyConfig, context: CodeContext): Lookup {
	const { values, address, home, path } = context;
	const origin = home === "/" ? "" : new URL(home).origin;
	return {
		valueOf(name) {
			if (name === "page.url") return address.replace(origin, "");
			if (name === "page.fileSlug") return fileSlug(path.slice(input.length));
			if (/^(site|metadata|meta|config)\.(url|baseUrl)$/.test(name)) return origin === "" ? data.valueAt(name.split(".")) : origin;
			const [holder = "", ...members] = name.split(".");
			return memberAt(assignedValue(holder, context), members) ?? memberAt(values, name.split(".")) ?? data.valueAt(name.split("."));
		},
		addressOf: (to) => (to.startsWith("/") && !to.startsWith(prefix) ? tidyPath(`${prefix}/${to}`) : to),
	};
}

/** `{% image "wall.png", "A wall" %}`: its file, then what it shows; what stands behind that are sizes. */
const picture: KnownCode = {
	becomes(call) {
		const { values, named } = call;
		if (named.size > 0) return pictureOf(call);
		const at = values.findIndex((value) => /\.(jpe?g|png|gif|svg|webp|avif)([?#]|$)/i.test(value));
		const src = values[at];
		if (src === undefined) return undefined;
		const words = values.filter((value, index) => index > at && /\p{L}/u.test(value) && !NO_WORDS.test(value));
		const [alt = "", caption = ""] = words;
		return figureHtml({ src, alt, ...(call.name.toLowerCase().includes("fig") && { caption: caption || alt }) });
	},
};

/** Values that say how a picture is shown. */
const NO_WORDS = /^\d|\d(px|vw|vh|em)\b|^\(|^(lazy|eager|left|right|center|auto|none|true|false|sync|async|webp|avif|jpe?g|png)$/;

const program: KnownCode = {
	content: "typed",
	becomes: ({ content, values }, { format }) =>
		content === undefined ? undefined : codeBlock(content, values[0]?.split(" ")[0] ?? "", format),
};

const TAGS: readonly (readonly [name: string, known: KnownCode])[] = [
	...[
		"image",
		"img",
		"figure",
		"picture",
		"imagefigure",
		"responsiveimage",
		"respimg",
		"cloudinary",
		"optimizedimage",
		"postimage",
		"imageplaceholder",
	].map((name) => [name, picture] as const),
	["highlight", program],
	["codeblock", program],
	["comment", liquidComment],
];
