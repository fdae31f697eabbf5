import type { PersonName } from "../../article/fields/people.ts";
import { shortHash, slugOf } from "../../article/slug.ts";
import { oneLine } from "../../article/text.ts";
import { type Citation, type CitedDate, type DateParts, MONTHS, SEASONS } from "./citation.ts";

/**
 * A citation as an entry of a .bib file, for BibTeX and biblatex, in UTF-8. The headline keeps its case.
 * Braces are written as commands, because BibTeX counts braces even behind a backslash.
 */
export function bibtex(citation: Citation): string {
	const parts = citation.issued?.["date-parts"] ?? [];
	const fields: readonly (readonly [name: string, value: string])[] = [
		["author", (citation.author ?? []).map(bibtexName).join(" and ")],
		["title", braced(tex(citation.title))],
		["journal", tex(citation["container-title"])],
		["entrysubtype", "newspaper"],
		["date", edtfOf(citation.issued)],
		["year", tex(yearText(citation.issued))],
		["edition", tex(citation.edition ?? "")],
		["number", tex(citation.issue ?? "")],
		["pages", tex(citation.page ?? "").replace(/(?<=\d)\s*[-–]\s*(?=[a-z]?\d)/gi, "--")],
		["url", bibtexUrl(citation.URL)],
		["note", tex(citation.note ?? "")],
	];
	const month = parts.length === 1 ? parts[0]?.[1] : undefined;
	const lines = fields.filter(([, value]) => value !== "").map(([name, value]) => `\t${name} = ${braced(value)},\n`);
	// A month is one of BibTeX's own abbreviations, which stand without braces.
	const named = month === undefined ? "" : `\tmonth = ${MONTHS[month - 1]?.slice(0, 3).toLowerCase()},\n`;
	return `@article{${keyOf(citation)},\n${lines.join("")}${named}}\n`;
}

/** A citation as RIS: one value on each line; lines end in CR LF. A date that RIS cannot express stands in a note. */
export function ris(citation: Citation): string {
	const known = commonParts(citation.issued);
	const season = SEASONS[(citation.issued?.season ?? 0) - 1];
	const other = [citation.issued?.circa && "ca.", season].filter(Boolean).join(" ");
	const inWords = (citation.issued?.["date-parts"]?.length ?? 0) > 1 || citation.issued?.literal !== undefined;
	const lines: readonly (readonly [tag: string, value: string | undefined])[] = [
		["TY", "NEWS"],
		["ID", keyOf(citation)],
		...(citation.author ?? []).map((name) => ["AU", listedName(name)] as const),
		["TI", citation.title],
		["T2", citation["container-title"]],
		["PY", known && padded(known[0], 4)],
		["DA", known && [padded(known[0], 4), padded(known[1]), padded(known[2]), other].join("/")],
		["N1", inWords ? `Date: ${citation.issued?.literal ?? edtfOf(citation.issued)}` : undefined],
		["ET", citation.edition],
		["IS", citation.issue],
		["SP", citation.page],
		["SE", citation.section],
		["PB", citation.publisher],
		["DB", citation.archive],
		["LA", citation.language],
		["UR", citation.URL],
		["N1", citation.note],
	];
	const written = lines.map(([tag, value]) => [tag, oneLine(value ?? "")] as const).filter(([, value]) => value !== "");
	return `${written.map(([tag, value]) => `${tag}  - ${value}\r\n`).join("")}ER  - \r\n`;
}

/** A citation as a CSL-JSON file: a list with one item. */
export function cslJson(citation: Citation): string {
	const clean = (_: string, value: unknown) => (typeof value === "string" ? oneLine(value) : value);
	return `${JSON.stringify([citation], clean, "\t")}\n`;
}

const KEY_WORD = 20;

/** The key of an entry, in ASCII: author or paper, year, first word, and a hash of the id, which makes it unique: `doe1957bridge-3fa91c07`. */
function keyOf({ author = [], id, issued, title, ...rest }: Citation): string {
	const who = author[0]?.family ?? author[0]?.literal ?? rest["container-title"];
	const words = title.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
	const first = words.find((word) => !/^(?:the|an?)$/i.test(word)) ?? "";
	return `${ascii(who) || "story"}${ascii(yearText(issued)) || "nd"}${ascii(first)}-${shortHash(id)}`;
}

function ascii(text: string): string {
	const short = text.slice(0, 4 * KEY_WORD).toWellFormed();
	return /[\p{L}\p{N}]/u.test(short)
		? slugOf(short)
				.replace(/[^a-z0-9]/g, "")
				.slice(0, KEY_WORD)
		: "";
}

const TEX: Readonly<Record<string, string>> = {
	"\\": "\\textbackslash{}",
	"{": "\\textbraceleft{}",
	"}": "\\textbraceright{}",
	"~": "\\textasciitilde{}",
	"^": "\\textasciicircum{}",
};

function tex(text: string): string {
	return oneLine(text).replace(/[\\{}~^$&#_%]/g, (sign) => TEX[sign] ?? `\\${sign}`);
}

function braced(text: string): string {
	return `{${text}}`;
}

/** An address for TeX, which prints it as it stands. Characters that TeX cannot print so are percent-encoded. */
function bibtexUrl(url: string): string {
	return oneLine(url).replace(/[\\{}^`"<>| ]/g, encodeURIComponent);
}

function bibtexName(name: PersonName): string {
	if (name.family === undefined) return braced(tex(name.literal ?? ""));
	const particle = name["non-dropping-particle"];
	const family = particle === undefined ? namePart(name.family) : `${tex(particle)} ${namePart(name.family)}`;
	return [family, name.suffix, name.given]
		.filter((part) => part !== undefined)
		.map((part, at) => (at === 0 ? part : namePart(part)))
		.join(", ");
}

/** A part of a name. Braces keep BibTeX from taking a comma or the word “and” for the end of the name. */
function namePart(text: string): string {
	return /,|(?:^|\s)and(?:\s|$)/i.test(text) ? braced(tex(text)) : tex(text);
}

function listedName(name: PersonName): string {
	const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
	return name.family === undefined ? (name.literal ?? "") : [family, name.given, name.suffix].filter(Boolean).join(", ");
}

function padded(value: number | undefined, length = 2): string {
	return value === undefined ? "" : String(value).padStart(length, "0");
}

function isoOf(parts: DateParts): string {
	return parts.map((part, at) => padded(part, at === 0 ? 4 : 2)).join("-");
}

/** A date in EDTF (ISO 8601-2), which biblatex reads; empty where only words say it. */
function edtfOf(date: CitedDate | undefined): string {
	const [from, to] = date?.["date-parts"] ?? [];
	if (!date || !from) return "";
	const about = date.circa ? "~" : "";
	if (to) return `${isoOf(from)}${about}/${isoOf(to)}${about}`;
	return `${date.season === undefined ? isoOf(from) : `${padded(from[0], 4)}-${20 + date.season}`}${about}`;
}

function yearText(date: CitedDate | undefined): string {
	const years = new Set(date?.["date-parts"]?.map(([year]) => padded(year, 4)));
	return [...years].join("–") || (date?.literal ?? "");
}

/** The parts that both ends of a span have in common; all parts of a date that is no span; undefined where not even the year is known. */
function commonParts(date: CitedDate | undefined): DateParts | undefined {
	const [from, to = from] = date?.["date-parts"] ?? [];
	if (!from || !to || from[0] !== to[0]) return undefined;
	if (from[1] === undefined || from[1] !== to[1]) return [from[0]];
	return from[2] === undefined || from[2] !== to[2] ? [from[0], from[1]] : from;
}
