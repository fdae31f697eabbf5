import { truthOf } from "../../../../article/fields/truths.ts";
import { filled, holdsEmail, itemsOf, membersOf, nameOf, plainOf, webAddress } from "../../../reading/values.ts";
import type { WxrRecord } from "../wxr/record.ts";
import { looksSerialized, readSerialized } from "./php.ts";

type Meta = WxrRecord["meta"];

/** What plugins and themes of the trade store under keys whose meaning is sure. */
export interface KnownFields {
	/** `standfirst`, `byline`, `source`, `noindex`. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** The keys whose values the story has now, or that say nothing. */
	readonly keys: ReadonlySet<string>;
}

/** Keys of the line below the headline. The first that has words counts. */
const SUBTITLES = [
	"newspack_post_subtitle",
	"subtitle",
	"_subtitle",
	"wps_subtitle",
	"_wps_subtitle",
	"kia_subtitle",
	"post_subtitle",
	"_post_subtitle",
	"article_subtitle",
	"sub_title",
	"standfirst",
	"_standfirst",
	"deck",
	"dek",
];

/** Keys of the line with the names of the authors, as it was shown. */
const BYLINES = ["largo_byline_text", "byline", "_byline", "custom_byline", "post_byline"];

/** Keys of the address that search engines are given for a story. */
const CANONICALS = [
	"_yoast_wpseo_canonical",
	"rank_math_canonical_url",
	"_genesis_canonical_uri",
	"_seopress_robots_canonical",
	"_aioseop_custom_link",
];

/** Keys under which search engines are asked to leave a story out, and what says so. */
const NOINDEX: Readonly<Record<string, (value: string) => boolean>> = {
	"_yoast_wpseo_meta-robots-noindex": (value) => value === "1",
	rank_math_robots: (value) => itemsOf(readSerialized(value)).includes("noindex"),
	_aioseop_noindex: (value) => truthOf(value) === true,
	_genesis_noindex: (value) => value === "1",
	_seopress_robots_index: (value) => value === "yes",
};

/** Reads what plugins store of an item. @param home the address of its site */
export function knownFields(meta: Meta, home: string): KnownFields {
	const keys = new Set<string>();
	const settings = membersOf(readSerialized(meta.get("td_post_theme_settings") ?? ""));
	const subtitle = SUBTITLES.find((key) => wordsIn(meta.get(key)) !== undefined);
	const byline = bylineKey(meta);
	const canonical = CANONICALS.find((key) => webAddress(meta.get(key)) !== undefined);
	const noindex = Object.entries(NOINDEX).filter(([key, isSaid]) => meta.has(key) && isSaid(meta.get(key)?.trim() ?? ""));
	for (const key of [subtitle, byline, canonical, ...Object.keys(NOINDEX)]) if (key !== undefined && meta.has(key)) keys.add(key);
	return {
		fields: filled({
			standfirst: wordsIn(meta.get(subtitle ?? "")) ?? wordsIn(settings.td_subtitle),
			byline: bylineIn(meta.get(byline ?? "")),
			source: sourceOf(meta.get(canonical ?? ""), home),
			noindex: noindex.length > 0 || undefined,
		}),
		keys,
	};
}

/** Words as one line; undefined for a number, a list and the like. */
function wordsIn(value: unknown): string | undefined {
	if (typeof value !== "string" || !/\p{L}/u.test(value) || looksSerialized(value) || /^\s*https?:\/\/\S+\s*$/.test(value))
		return undefined;
	return plainOf(value) || undefined;
}

function bylineKey(meta: Meta): string | undefined {
	if (truthOf(meta.get("_newspack_byline_active")?.trim()) === true && wordsIn(meta.get("_newspack_byline"))) return "_newspack_byline";
	return BYLINES.find((key) => bylineIn(meta.get(key)) !== undefined);
}

const LONGEST_BYLINE = 300;

/** A byline as it was shown; Newspack marks the authors in it. E-mail addresses are not carried. */
function bylineIn(value: string | undefined): string | undefined {
	const words = wordsIn(value?.replace(/\[\/?Author\b[^\]]*\]/gi, ""));
	if (words === undefined || words.length > LONGEST_BYLINE) return undefined;
	return holdsEmail(words) ? nameOf(words)?.replace(/,(?: ?,)+/g, ",") : words;
}

/** Where a story was published first, if that is on another site. */
function sourceOf(value: string | undefined, home: string): Readonly<Record<string, string>> | undefined {
	const url = webAddress(value);
	const host = (address: string) => (URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : "");
	return url === undefined || home === "" || host(url) === host(home) ? undefined : { url };
}

/** The credit of a picture, as its own record has it. */
export function creditOf(meta: Meta): string | undefined {
	const [name, organisation] = ["_media_credit", "_navis_media_credit_org"].map((key) => wordsIn(meta.get(key)));
	const named = [name, organisation].filter((words) => words !== undefined).join(" / ");
	const other = CREDITS.map((key) => wordsIn(meta.get(key))).find((words) => words !== undefined);
	const credit = named || other || cameraCredit(meta.get("_wp_attachment_metadata"));
	return credit !== undefined && holdsEmail(credit) ? nameOf(credit) : credit;
}

/** Keys of the credit of a picture. */
const CREDITS = ["media_credit", "photo_credit", "_photo_credit", "image_credit", "_image_credit", "_credit"];

/** The credit that a photograph itself holds (IPTC), which WordPress copies. Most have none, and are not read. */
function cameraCredit(metadata: string | undefined): string | undefined {
	if (metadata === undefined || !/s:6:"credit";s:[1-9]/.test(metadata)) return undefined;
	const { image_meta: camera } = membersOf(readSerialized(metadata));
	return wordsIn(membersOf(camera).credit);
}
