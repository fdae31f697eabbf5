import { addressKey, urlOf } from "../../survey/addresses.ts";
import { unarchived } from "../html/addresses.ts";

/** Parameters that name a visit, and not a page. */
const SESSION = /^(php_?sess_?id|jsessionid|sessionid|session_id|session|aspsessionid\w*|cfid|cftoken|zenid|oscsid|sid|s)$/i;

/** Values of such parameters: a word such as `s=strike` is a search. */
const VISIT = /^[\da-f-]{16,}$|^[\da-z]{20,}$/i;

/** Parameters of a page's other forms: to print it, for telephones, with one comment on top. */
const OTHER_FORM = /^(print|printable|printer|printview|print_?version|pfv|amp|cpage|replytocom|share|outputtype|nb|like_comment)$/i;

const OTHER_PATH = /\/(print|printer|printer-friendly|amp|comment-page-\d+)\/?$|[_-]print(?=\.\w+$)/i;

/** An address as a crawl has it: `undefined` if it is not one of the web. */
export interface CrawledAddress {
	/** Without a fragment, and without what names a visit. */
	readonly address: string;
	/** One for all spellings. */
	readonly key: string;
	/** The host with its port, in small letters, without `www.`. */
	readonly host: string;
	/** The address of the page of which it is another form, such as the one to print. */
	readonly plain?: string;
}

/** Understands the address of a record; undefined if it is not one of the web. */
export function crawledAddress(given: string): CrawledAddress | undefined {
	const url = /^https?:/i.test(given) ? urlOf(unarchived(given.replace(/ /g, "%20"))) : undefined;
	if (!url || url.hostname === "") return undefined;
	url.hash = "";
	url.username = "";
	url.password = "";
	url.pathname = url.pathname.replace(/;(jsessionid|phpsessid|sid)=[^/;?]*/gi, "");
	for (const [name, value] of Array.from(url.searchParams))
		if (SESSION.test(name) && (VISIT.test(value) || value === "")) url.searchParams.delete(name);
	const key = addressKey(url.href);
	if (key === undefined) return undefined;
	// What is left of the query only says where a reader came from.
	if (url.search !== "" && !key.includes("?")) url.search = "";
	const plain = plainForm(url);
	return { address: url.href, key, host: url.host.replace(/^www\./, ""), ...(plain !== undefined && { plain }) };
}

function plainForm(url: URL): string | undefined {
	const plain = new URL(url);
	plain.pathname = plain.pathname.replace(OTHER_PATH, (_, folder: string | undefined) => (folder === undefined ? "" : "/"));
	for (const [name, value] of Array.from(plain.searchParams))
		if (OTHER_FORM.test(name) || (/^(view|format|tmpl|layout|mode|type)$/i.test(name) && /^(print|amp|component)/i.test(value)))
			plain.searchParams.delete(name);
	return plain.href === url.href ? undefined : addressKey(plain.href);
}

/** Words of calendars in addresses. */
const CALENDAR = /(^|[/_.?&=-])(calend[ae]r|kalender|calendario|calendrier|agenda|events?|eventos|veranstaltungen|termine|tribe|mc_date)/i;

const PERIOD = /\d{4}[-/]?\d{2}|\b(year|month|day|date|week|jahr|monat|tag|yr|mo)=|[/=-]\d{4}\b/i;

/**
 * The form of an address that only a calendar has, with `#` for its numbers: `/calendar/#/#`. A calendar leads a crawler from month to
 * month for ever.
 */
export function calendarForm(address: string): string | undefined {
	const path = address.replace(/^https?:\/\/[^/]*/i, "");
	if (!CALENDAR.test(path) || !PERIOD.test(path)) return undefined;
	return path.replace(/\d+/g, "#");
}

/** A part of a path that comes more often than this shows that a crawler went in a circle: relative links of a page that is everywhere. */
const MOST_REPEATED = 3;

/** Whether a path goes round in a circle: `/news/news/news/news/`. */
export function isCircle(address: string): boolean {
	const counts = new Map<string, number>();
	for (const part of address
		.replace(/[?#].*$/, "")
		.split("/")
		.slice(3)) {
		const times = (counts.get(part) ?? 0) + 1;
		if (part !== "" && times > MOST_REPEATED) return true;
		counts.set(part, times);
	}
	return false;
}
