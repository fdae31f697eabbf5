import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";

/** A way in which a name can stand in a published file. */
export interface Planting {
	readonly way: string;
	/** The file's name, below the output folder. */
	file(name: string): string;
	bytes(name: string): Buffer;
}

const text = (way: string, file: string, write: (name: string) => string): Planting => ({
	way,
	file: () => file,
	bytes: (name) => Buffer.from(write(name)),
});

const binary = (way: string, file: string, write: (name: string) => Buffer): Planting => ({ way, file: () => file, bytes: write });

const words = (name: string, between: string) => name.split(" ").join(between);
const hex = (name: string, write: (point: number) => string) => [...name].map((sign) => write(sign.codePointAt(0) ?? 0)).join("");
const percents = (name: string) => [...Buffer.from(name)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const utf16be = (name: string) => Buffer.from(name, "utf16le").swap16();

const FILLER = "Nothing of note was said that day. ".repeat(20);

/** So many letters of a file that is no text. */
const NOISE = Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 73 + 13) % 256));

/** The bytes of a zip file with one file in it. */
export function zipOf(name: string, held: Buffer, flags = 0): Buffer {
	const packed = deflateRawSync(held);
	const title = Buffer.from(name);
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(flags, 6);
	local.writeUInt16LE(8, 8);
	local.writeUInt32LE(packed.length, 18);
	local.writeUInt16LE(title.length, 26);
	const entry = Buffer.alloc(46);
	entry.writeUInt32LE(0x02014b50, 0);
	entry.writeUInt16LE(flags, 8);
	entry.writeUInt16LE(8, 10);
	entry.writeUInt32LE(packed.length, 20);
	entry.writeUInt16LE(title.length, 28);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(46 + title.length, 12);
	end.writeUInt32LE(30 + title.length + packed.length, 16);
	return Buffer.concat([local, title, packed, entry, title, end]);
}

function chunk(type: string, data: Buffer): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt32BE(data.length);
	return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
}

const png = (...chunks: Buffer[]) =>
	Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", Buffer.alloc(13)), ...chunks]);

function jpeg(marker: number, data: Buffer): Buffer {
	const size = Buffer.alloc(2);
	size.writeUInt16BE(data.length + 2);
	return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, marker]), size, data, Buffer.from([0xff, 0xda]), NOISE]);
}

function iptc(name: string): Buffer {
	const held = Buffer.from(name);
	return Buffer.concat([
		Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0\x1c\x02\x50\0", "latin1"),
		Buffer.from([held.length]),
		held,
	]);
}

const pagefind = (held: Buffer | string) => gzipSync(Buffer.concat([Buffer.from("pagefind_dcd"), Buffer.from(held)]));

/** A list of one text in CBOR. */
function cbor(held: string): Buffer {
	const bytes = Buffer.from(held);
	return Buffer.concat([bytes.length < 24 ? Buffer.from([0x81, 0x60 + bytes.length]) : Buffer.from([0x81, 0x78, bytes.length]), bytes]);
}

const pdf = (held: string | Buffer) =>
	Buffer.concat([Buffer.from("%PDF-1.4\n1 0 obj\n"), Buffer.from(held), Buffer.from("\nendobj\n%%EOF\n"), Buffer.from([0, 200])]);

const TEXTS: readonly Planting[] = [
	text("HTML", "page.html", (name) => `<p>${FILLER}<p>Then ${name} spoke.`),
	text("HTML with tags", "page.html", (name) => `<p>Then <b>${words(name, "</b>\n<i>")}</i> spoke.`),
	text("HTML within a word", "page.html", (name) => `<p><span class="first">${name[0]}</span>${name.slice(1)} spoke.`),
	text("attribute", "page.html", (name) => `<img alt="Portrait of ${name}, 1957">`),
	text("decimal references", "page.html", (name) => `<p>${hex(name, (point) => `&#${point};`)}`),
	text("hexadecimal references", "page.html", (name) => `<p>${hex(name, (point) => `&#x${point.toString(16).toUpperCase()};`)}`),
	text(
		"named references",
		"page.html",
		(name) => `<p>${name.replaceAll("ö", "&ouml;").replaceAll("é", "&eacute;").replaceAll(" ", "&nbsp;")}`,
	),
	text("soft hyphens", "page.html", (name) => `<p>${name.slice(0, 3)}&shy;${name.slice(3)}`),
	text("JSON-LD", "page.html", (name) => `<script type="application/ld+json">{"author":"\\u003cb>${name}"}</script>`),
	text("XML", "feed.xml", (name) => `<entry><title>${name.toUpperCase()}</title></entry>`),
	text("CDATA with HTML", "feed.xml", (name) => `<d><![CDATA[<em>${words(name, "</em> <em>")}</em>]]></d>`),
	text("HTML in XML", "feed.xml", (name) => `<d>&lt;b&gt;${words(name, "&lt;/b&gt; ").replaceAll("ö", "&amp;ouml;")}</d>`),
	text("JSON", "data.json", (name) => JSON.stringify({ by: name, year: 1957 })),
	text("JSON escapes", "data.json", (name) => `{"by":"${hex(name, (point) => `\\u${point.toString(16).padStart(4, "0")}`)}"}`),
	text("JSON after an escape", "data.json", (name) => JSON.stringify({ text: `He said:\n${name} was there` })),
	text("JSON in JSON", "data.json", (name) => JSON.stringify(JSON.stringify({ text: `"${words(name, "\n")}"` }))),
	text("JSON Lines", "stories.jsonl", (name) => `{"a":1}\n{"html":"<b>${words(name, "<\\/b> ")}"}\n`),
	text("CSV", "stories.csv", (name) => `id,author\n1,"${name.split(" ").reverse().join(" ")}",${name}\n`),
	text("BibTeX", "story.bib", (name) => `@article{x, author = {${name.replaceAll("ö", '{\\"o}').replaceAll("é", "\\'{e}")}}}`),
	text("RIS", "story.ris", (name) => `TY  - NEWS\r\nAU  - ${name}\r\nER  - \r\n`),
	text("JavaScript", "app.js", (name) => `const x = '${hex(name, (point) => `\\x${point.toString(16).padStart(2, "0")}`)}';`),
	text("CSS", "style.css", (name) => `a::after { content: "${name}" }`),
	text("CSS escapes", "style.css", (name) => `a::after { content: "${name.replaceAll("ö", "\\f6 ").replaceAll("é", "\\0000e9")}" }`),
	text("SVG", "plan.svg", (name) => `<svg><text><tspan>${words(name, "</tspan><tspan>")}</tspan></text></svg>`),
	text("text", "robots.txt", (name) => `${FILLER}\n${words(name, "\n")}\n`),
	text("hyphen at the end of a line", "text.txt", (name) => `${name.slice(0, -3)}-\n${name.slice(-3)} said`),
	text("address", "page.html", (name) => `<a href="/people/${words(name, "-").toLowerCase()}.html">`),
	text("address with underscores", "page.html", (name) => `<a href="/people/${words(name, "_")}">`),
	text("address with percents", "page.html", (name) => `<a href="/search?q=${percents(name)}">`),
	text(
		"address with pluses",
		"page.html",
		(name) => `<a href="/search?q=${encodeURIComponent(name).replaceAll("%20", "+").toUpperCase()}">`,
	),
	text("address of an address", "page.html", (name) => `<a href="/share?u=${encodeURIComponent(`/p?q=${encodeURIComponent(name)}`)}">`),
	text("one word", "page.html", (name) => `<a href="https://example.org/${words(name, "").toLowerCase()}">`),
	text("decomposed", "page.html", (name) => `<p>${name.normalize("NFD")}`),
	text("bare letters", "page.html", (name) => `<p>${name.normalize("NFD").replace(/\p{M}/gu, "")}`),
	text("genitive", "page.html", (name) => `<p>${name}s Haus, ${name}’s house`),
	text(
		"wide letters",
		"page.html",
		(name) => `<p>${name.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))}`,
	),
	text("zero-width signs", "page.html", (name) => `<p>${[...name].join("\u200b")}`),
	text(
		"data URL",
		"page.html",
		(name) => `<img src="data:image/svg+xml;base64,${Buffer.from(`<svg><desc>${name}</desc></svg>`).toString("base64")}">`,
	),
	text(
		"data URL without base64",
		"style.css",
		(name) => `a{background:url("data:image/svg+xml,%3Csvg%3E${encodeURIComponent(name)}%3C/svg%3E")}`,
	),
	text(
		"quoted-printable",
		"mail.eml",
		(name) => `Hello=20${name.replaceAll("ö", "=C3=B6").replaceAll("é", "=C3=A9").replaceAll(" ", "=20=\r\n")}`,
	),
	text("manifest", ".backfile.json", (name) => `{"backfile":1,"files":{\n"${words(name, "-")}.html":{"sha256":"00","bytes":1}\n}}`),
];

const BINARIES: readonly Planting[] = [
	binary("UTF-16", "text.txt", (name) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`Von ${name}.`, "utf16le")])),
	binary("UTF-16BE", "text.txt", (name) => Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be(`Von ${name}.`)])),
	binary("Latin-1", "text.txt", (name) => Buffer.from(`Von ${name} \xe4\xf6`, "latin1")),
	binary("Pagefind fragment", "search/fragment/en_1.pf_fragment", (name) =>
		pagefind(JSON.stringify({ url: "/x", content: `A ${name} b` })),
	),
	binary("Pagefind filter", "search/filter/en_1.pf_filter", (name) => pagefind(cbor(name))),
	binary("gzip", "feed.xml.gz", (name) => gzipSync(`<a>${name}</a>`)),
	binary("gzip, two members", "feed.xml.gz", (name) => Buffer.concat([gzipSync("<a>"), gzipSync(name)])),
	binary("gzip in gzip", "a.gz", (name) => gzipSync(gzipSync(name))),
	binary("Brotli", "page.html.br", (name) => brotliCompressSync(`<p>${name}`)),
	binary("svgz", "plan.svgz", (name) => gzipSync(`<svg><desc>${name}</desc></svg>`)),
	binary("zip", "copy.zip", (name) => zipOf("a/b.html", Buffer.from(`<p>${name}`))),
	binary("name in a zip", "copy.zip", (name) => zipOf(`a/${words(name, "-")}.html`, Buffer.from("<p>"))),
	binary("JPEG EXIF", "photo.jpg", (name) =>
		jpeg(0xe1, Buffer.concat([Buffer.from("Exif\0\0II*\0\0\0", "latin1"), Buffer.from(`${name}\0`), NOISE])),
	),
	binary("JPEG EXIF in UTF-16", "photo.jpg", (name) =>
		jpeg(0xe1, Buffer.concat([Buffer.from("Exif\0\0II*\0\x07", "latin1"), Buffer.from(`${name}\0`, "utf16le"), NOISE])),
	),
	binary("JPEG XMP", "photo.jpg", (name) =>
		jpeg(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator><rdf:li>${name}</rdf:li></dc:creator>`)),
	),
	binary("JPEG IPTC", "photo.jpg", (name) => jpeg(0xed, iptc(name))),
	binary("PNG text", "chart.png", (name) => png(chunk("tEXt", Buffer.from(`Author\0${name}`, "latin1")), chunk("IDAT", NOISE))),
	binary("PNG compressed text", "chart.png", (name) =>
		png(chunk("zTXt", Buffer.concat([Buffer.from("Author\0\0"), deflateSync(Buffer.from(name, "latin1"))]))),
	),
	binary("PNG international text", "chart.png", (name) =>
		png(chunk("iTXt", Buffer.concat([Buffer.from("Author\0\x01\0de\0Autor\0"), deflateSync(name)]))),
	),
	binary("PDF Info", "scan.pdf", (name) => pdf(`<< /Author (${name.replaceAll("ö", "\\366").replaceAll("é", "\\351")}) >>`)),
	binary("PDF Info in UTF-16", "scan.pdf", (name) => pdf(`<< /Author <FEFF${utf16be(name).toString("hex")}> >>`)),
	binary("PDF stream", "scan.pdf", (name) =>
		pdf(
			Buffer.concat([
				Buffer.from("<< /Filter /FlateDecode >>\nstream\n"),
				deflateSync(Buffer.from(`BT [(${name.slice(0, 4)}) -20 (${name.slice(4)})] TJ ET`, "latin1")),
				Buffer.from("\nendstream"),
			]),
		),
	),
	binary("MP3 ID3", "sound.mp3", (name) =>
		Buffer.concat([
			Buffer.from("ID3\x03\0\0\0\0\x10\0TPE1\0\0\0\x20\0\0\x01\xff\xfe", "latin1"),
			Buffer.from(name, "utf16le"),
			Buffer.from([0, 0]),
			NOISE,
		]),
	),
	{ way: "name of a file", file: (name) => `people/${words(name, "-").toLowerCase()}.html`, bytes: () => Buffer.from("<p>") },
	{ way: "name of a folder", file: (name) => `${words(name, " ")}/index.html`, bytes: () => Buffer.from("<p>") },
];

/** Ways in which a name can stand in the folder of a site. */
export const PLANTINGS: readonly Planting[] = [...TEXTS, ...BINARIES];

/** Writes a name in one way into a folder of its own. */
export function plant(folder: string, { file, bytes }: Planting, name: string): void {
	const target = path.join(folder, file(name));
	mkdirSync(path.dirname(target), { recursive: true });
	writeFileSync(target, bytes(name));
}

const BEGINNINGS = ["Jör", "René", "Mar", "Wil", "Ann", "Dör", "Pet", "Éla", "Tom", "Kör"];
const MIDDLES = ["gen", "tine", "bert", "helm", "ika", "the", "rine", "mas", "fred", "lind"];
const FAMILIES = ["Dorn", "Söll", "Wint", "Krag", "Mével", "Hard", "Brech", "Lund", "Tränk", "Fors"];
const ENDINGS = ["bacher", "mann", "gaard", "ström", "ier", "wick", "stein", "quist", "ow", "field"];

/** The name of a number: no two numbers below 10,000 have the same. */
export function nameOf(number: number): string {
	const at = (list: readonly string[], power: number) => list[Math.floor(number / 10 ** power) % 10] ?? "";
	return `${at(BEGINNINGS, 0)}${at(MIDDLES, 1)} ${at(FAMILIES, 2)}${at(ENDINGS, 3)}`;
}
