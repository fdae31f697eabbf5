import { escapeHtml } from "../../article/body.ts";
import type { PersonName } from "../../article/fields/people.ts";
import { type Citation, type CitedDate, type DateParts, MONTHS, SEASONS } from "./citation.ts";

/** APA 7th edition, Chicago 17th edition (bibliography), MLA 9th edition. */
export type CitationStyle = "apa" | "chicago" | "mla";

const MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

/** Right-to-left letters, and the marks that turn the direction of what follows them. */
const TURNS = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A citation as one line of safe HTML, as a newspaper article is cited that is read online.
 * The styles are English conventions, whatever the story's language. The headline keeps its own case: the styles would
 * have it in sentence or title case, but only a reader knows which of its words are names.
 * @param language that of the page around it, BCP 47: a headline in another one is marked so
 */
export function cite(citation: Citation, style: CitationStyle, language: string): string {
	return STYLES[style](citation, language);
}

const STYLES: Readonly<Record<CitationStyle, (citation: Citation, language: string) => string>> = { apa, chicago, mla };

function apa(citation: Citation, language: string): string {
	const { author = [], issued, page, URL: url } = citation;
	const title = headlineHtml(citation, stopped(citation.title), language);
	const date = `(${dateText(issued, "apa") || "n.d."}).`;
	const head = author.length > 0 ? `${escapeHtml(stopped(apaNames(author)))} ${date} ${title}` : `${title} ${date}`;
	return sentences([head, listed([paperHtml(citation["container-title"]), page && escapeHtml(page)]), escapeHtml(url)], false);
}

/** Where a story has no author, the paper stands in its place (17th edition, 14.199). Pages are left out, because they differ by edition (14.191). */
function chicago(citation: Citation, language: string): string {
	const { author = [], issued, edition = "", URL: url } = citation;
	const title = `“${headlineHtml(citation, stopped(withinQuotes(citation.title)), language)}”`;
	const paper = paperHtml(citation["container-title"].replace(/^The (?=\S)/, ""));
	const date = dateText(issued, "chicago") || "n.d.";
	const when = edition === "" ? [date] : [date, /\bed(ition|\.)?$/i.test(edition) ? edition : `${edition} edition`];
	if (author.length === 0) return sentences([paper, title, escapeHtml(capital(when.join(", "))), escapeHtml(url)], true);
	return sentences([escapeHtml(chicagoNames(author)), title, listed([paper, ...when.map(escapeHtml)]), escapeHtml(url)], true);
}

function mla(citation: Citation, language: string): string {
	const { author = [], issued, edition = "", page = "", archive } = citation;
	const title = `“${headlineHtml(citation, stopped(withinQuotes(citation.title)), language)}”`;
	const version = edition && (/\bed\.?$/i.test(edition) ? edition : `${edition.replace(/ edition$/i, "")} ed.`);
	const paper = [paperHtml(citation["container-title"]), ...[version, dateText(issued, "mla"), mlaPages(page)].map(escapeHtml)];
	const url = escapeHtml(citation.URL.replace(/^https?:\/\//, ""));
	const containers = archive === undefined ? [listed([...paper, url])] : [listed(paper), listed([paperHtml(archive), url])];
	return sentences([escapeHtml(mlaNames(author)), title, ...containers], true);
}

/** Joins parts, and ends each of them with a full stop; the last one, an address, only where the style wants it. */
function sentences(parts: readonly string[], stopLast: boolean): string {
	const full = parts.filter((part) => part !== "");
	return full.map((part, at) => (stopLast || at < full.length - 1 ? stoppedHtml(part) : part)).join(" ");
}

function listed(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

/** The same as `stopped` for HTML. A question mark at the end of an element ends the sentence too. */
function stoppedHtml(html: string): string {
	return /[.?!…](?:["'”’»]|&quot;|<\/\w+>)*$/.test(html) ? html : `${html}.`;
}

/** Ends a text with a full stop, inside of quotation marks at its end. A text that ends in a question mark or a stop stays as it is. */
function stopped(text: string): string {
	const [end = ""] = /["”’»']{0,9}$/.exec(text) ?? [];
	const marks = isQuoted(text) ? end : end.replace(/['’]+$/, "");
	const head = text.slice(0, text.length - end.length);
	if (/[.?!…]$/.test(head)) return text;
	return marks === end ? `${head}.${end}` : `${text}.`;
}

/** Whether a single mark at the end closes a quotation. If not, it is an apostrophe. */
function isQuoted(text: string): boolean {
	return /(?:^|[\s([—–-])['‘]/.test(text);
}

/** A headline inside of double quotation marks: its own marks become single ones. A straight mark that closes nothing (12" guns) stays. */
function withinQuotes(title: string): string {
	let open = 0;
	return title.replace(/„([^„“”]*)[“”]/g, "‘$1’").replace(/[“”"]/g, (mark, at: number) => {
		if (mark === "“" || (mark === '"' && /^$|[\s([{—–‘-]/.test(title.charAt(at - 1)))) {
			open++;
			return "‘";
		}
		if (mark === '"' && open === 0) return mark;
		open = Math.max(0, open - 1);
		return "’";
	});
}

function headlineHtml({ language: own }: Citation, text: string, language: string): string {
	const foreign = own !== language;
	if (!foreign && !TURNS.test(text)) return escapeHtml(text);
	return `<bdi${foreign ? ` lang="${escapeHtml(own)}"` : ""}>${escapeHtml(text)}</bdi>`;
}

function paperHtml(paper: string): string {
	return paper === "" ? "" : `<i>${escapeHtml(paper)}</i>`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** “p. 3”, “pp. 3-4”; where pages do not follow each other, the first one and a plus sign. */
function mlaPages(page: string): string {
	const [first = "", ...others] = page.split(/\s*[,;&]\s*/);
	if (others.length > 0) return `pp. ${first}+`;
	return page && `${/[-–+]/.test(page.replace(/^[A-Z]+-/i, "")) ? "pp." : "p."} ${page}`;
}

/** Up to twenty authors. Of more than twenty, the first nineteen and the last. */
function apaNames(names: readonly PersonName[]): string {
	const texts = names.map(apaName);
	if (texts.length > 20) return `${texts.slice(0, 19).join(", ")}, . . . ${texts.at(-1)}`;
	if (texts.length < 2) return texts.join("");
	return `${texts.slice(0, -1).join(", ")}, & ${texts.at(-1)}`;
}

function apaName(name: PersonName): string {
	if (name.family === undefined) return name.literal ?? "";
	return listed([familyText(name), initials(name.given ?? "", name.family), suffixText(name)]);
}

function initials(given: string, family: string): string {
	const shouted = family === family.toUpperCase();
	return given
		.split(/\s+/)
		.map((word) => (/^\p{Lu}{2}$/u.test(word) && !shouted ? [...word].join(" ") : word.replace(/\.(?=\p{L})/gu, ". ")))
		.join(" ")
		.split(/\s+/)
		.map((word) => word.split("-").map(initial).join("-"))
		.join(" ");
}

function initial(word: string): string {
	const [letter] = word.normalize("NFC");
	return letter === undefined ? "" : `${letter}.`;
}

/** Up to ten authors. Of more than ten, the first seven (17th edition, 14.76). */
function chicagoNames(names: readonly PersonName[]): string {
	const texts = invertedFirst(names);
	if (texts.length > 10) return `${texts.slice(0, 7).join(", ")}, et al.`;
	return conjoined(texts, names[0]);
}

/** One or two authors. Of more than two, the first. */
function mlaNames(names: readonly PersonName[]): string {
	const texts = invertedFirst(names);
	return texts.length > 2 ? `${texts[0]}, et al.` : conjoined(texts, names[0]);
}

function conjoined(texts: readonly string[], first: PersonName | undefined): string {
	if (texts.length < 2) return texts.join("");
	// The first of two names is turned round, so it needs a comma after it.
	const comma = texts.length > 2 || first?.family !== undefined ? "," : "";
	return `${texts.slice(0, -1).join(", ")}${comma} and ${texts.at(-1)}`;
}

/** Names as they are spoken, except the first, which begins with the family name. */
function invertedFirst(names: readonly PersonName[]): readonly string[] {
	return names.map((name, at) => {
		if (name.family === undefined) return name.literal ?? "";
		if (at === 0) return listed([familyText(name), name.given, suffixText(name)]);
		return [name.given, familyText(name), suffixText(name)].filter(Boolean).join(" ");
	});
}

function familyText({ family = "", "non-dropping-particle": particle }: PersonName): string {
	return particle === undefined ? family : `${particle} ${family}`;
}

function suffixText({ suffix = "" }: PersonName): string {
	return suffix.replace(/^([JS]r)$/, "$1.");
}

function dateText(date: CitedDate | undefined, style: CitationStyle): string {
	if (!date) return "";
	const about = date.circa ? (style === "mla" ? "circa " : "ca. ") : "";
	const [from, to = from] = date["date-parts"] ?? [];
	if (!from || !to) return date.literal ? `${about}${date.literal}` : "";
	const season = SEASONS[(date.season ?? 0) - 1];
	if (season) return `${about}${inYear(from, style === "mla" ? season.toLowerCase() : season, style)}`;
	return `${about}${spanText(from, to, style)}`;
}

function spanText(from: DateParts, to: DateParts, style: CitationStyle): string {
	const [start, end] = [dayText(from, style), dayText(to, style)];
	if (from.join() === to.join()) return inYear(from, start, style);
	if (from[0] !== to[0] || start === "" || end === "") return `${inYear(from, start, style)}–${inYear(to, end, style)}`;
	if (from[1] !== to[1] || !from[2] || !to[2]) return inYear(from, `${start}–${end}`, style);
	return inYear(from, style === "mla" ? `${from[2]}–${end}` : `${start}–${to[2]}`, style);
}

/** A date's month and day without its year; empty where only that is known. */
function dayText([, month, day]: DateParts, style: CitationStyle): string {
	const name = (style === "mla" ? MLA_MONTHS : MONTHS)[(month ?? 0) - 1] ?? "";
	if (!day) return name;
	return style === "mla" ? `${day} ${name}` : `${name} ${day}`;
}

function inYear([year]: DateParts, text: string, style: CitationStyle): string {
	if (text === "") return String(year);
	if (style === "apa") return `${year}, ${text}`;
	return style === "chicago" && /\d$/.test(text) ? `${text}, ${year}` : `${text} ${year}`;
}
