import { initialsOf, plainCommenter, withoutEmails } from "../../src/article/comments/names.ts";
import { wholeAddresses } from "../../src/importers/formats/feed/base.ts";
import { feedDate } from "../../src/importers/formats/feed/dates.ts";
import { withoutDecoration, withoutGatedBlocks } from "../../src/importers/formats/ghost/cards.ts";
import { unblock } from "../../src/importers/formats/wordpress/body/blocks.ts";
import { itemBody } from "../../src/importers/formats/wordpress/body/body.ts";
import { makeShowEmbed } from "../../src/importers/formats/wordpress/body/cached.ts";
import { autoParagraphs } from "../../src/importers/formats/wordpress/body/paragraphs.ts";
import { expandShortcodes } from "../../src/importers/formats/wordpress/body/shortcodes.ts";
import { keepVerbatim } from "../../src/importers/formats/wordpress/body/verbatim.ts";
import type { ExportFacts } from "../../src/importers/formats/wordpress/facts.ts";
import { makeSectionMender } from "../../src/importers/formats/wordpress/wxr/cdata.ts";
import { quickItem } from "../../src/importers/formats/wordpress/wxr/quick.ts";
import { makeXmlMender } from "../../src/importers/reading/mend.ts";
import { phpValue } from "../../src/importers/reading/php.ts";
import { bodyIn } from "../../src/importers/reading/plaintext.ts";
import { headlineFrom, holdsEmail, languageOf, lineOf, nameOf, plainOf, webAddress } from "../../src/importers/reading/values.ts";
import { addressList } from "../../src/importers/report/against.ts";
import { addressesIn } from "../../src/importers/story/prepare.ts";
import { quickClean } from "../../src/importers/story/quick/clean.ts";
import { addressKey, pathOf } from "../../src/importers/survey/addresses.ts";

/** What people who wish an import to hang would repeat: the beginnings of things that have no end, and things that may be read in many ways. */
export const FRAGMENTS: readonly string[] = [
	..."<!-- |<!--|-->|<!-- wp:|<!-- wp:a {|<!--more|<!DOCTYPE|<?|<![CDATA[|]]>|]".split("|"),
	...'<|</|<p|<p>|<p> |<a href="|<a href=|<img class="|<img alt=\'|<br|<br/>|<hr|<b>x</b>|<b>|</b>|<i|<div|<script>|<style|<pre>|<pre lang=|<item>|<title>'.split(
		"|",
	),
	..."[|[[|[caption|[caption]|[/caption]|[gallery ids=|[code]|[vc_row|[vc_row]|[youtube|[a=|](|![|[x](".split("|"),
	..."&|&#|&nbsp|&nbsp;|&amp;|&x;|&#150;".split("|"),
	..." |\n|\r|\t|\u00a0|\f|a |a\n|> |- |* |_|*|**a|`|~|=|#|1. |:|. ".split("|"),
	..."(|)|{|}|\"|'|,|;|/|\\|.|@|a@|a@b.|data-|href=|http://|by |0|-|+|%||a".split("|"),
	"|",
	"x\u0000",
	"é",
	"\ud800",
	"The post ",
	"/page/1",
	'"a": ',
	"\u2028",
].filter((fragment) => fragment !== "");

const nothing = { byId: () => undefined, own: [] };
const facts = {
	attachment: () => undefined,
	uploadedWith: () => [],
	reusable: () => undefined,
	table: () => undefined,
} as Partial<ExportFacts> as ExportFacts;
const item = { id: "1", home: "https://a.example", meta: new Map(), facts };

function inPieces(text: string, write: (piece: string, isLast: boolean) => unknown): void {
	for (let at = 0; at < text.length; at += 1 << 15) write(text.slice(at, at + (1 << 15)), false);
	write("", true);
}

/** What reads texts of others without a library's help, by name. */
export const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	"WordPress’ paragraphs": autoParagraphs,
	"WordPress’ shortcodes": (text) => expandShortcodes(text, nothing, { embed: makeShowEmbed(new Map()), table: () => undefined }),
	"WordPress’ programs": keepVerbatim,
	"WordPress’ blocks": (text) => unblock(text, facts),
	"WordPress’ texts": (text) => itemBody(text, item),
	"WordPress’ texts in blocks": (text) => itemBody(`<!-- wp:a --><p>x</p><!-- /wp:a -->${text}`, item),
	"values of PHP": phpValue,
	"WordPress’ items": (text) => quickItem(`<item>${text}`, 0),
	"WordPress’ comments": (text) => quickItem(`<item><wp:comment>${text}`, 0),
	"names of readers": (text) => [plainCommenter(text), withoutEmails(text, ""), initialsOf(text)],
	"WordPress’ sections": (text) =>
		inPieces(
			text,
			makeSectionMender(() => undefined),
		),
	"XML that is mended": (text) => inPieces(`<rss><item>${text}`, makeXmlMender((name) => name === "item").mend),
	"XML that is mended before it begins": (text) => inPieces(text, makeXmlMender((name) => name === "item").mend),
	"Ghost’s cards": (text) => withoutGatedBlocks(withoutDecoration(text)),
	"plain values": (text) => [plainOf(text), lineOf(text), languageOf(text), webAddress(`http://a.example/${text}`)],
	names: (text) => [nameOf(text), holdsEmail(text)],
	headlines: (text) => headlineFrom({ format: "html", text }),
	"texts of unknown form": bodyIn,
	"relative addresses": (text) => wholeAddresses(text, "https://a.example/"),
	"dates of feeds": (text) => feedDate([text], "UTC"),
	sitemaps: (text) => [addressList(text), addressList(`<loc>${text}</loc>`)],
	addresses: (text) => [addressKey(`http://a.example/${text}`), addressKey(`http://${text}`), pathOf(`/${text}`)],
	"addresses in texts": addressesIn,
	"the quick way to clean HTML": quickClean,
};
