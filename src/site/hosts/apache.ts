import { missingRules, partEndRules, partRules, standsFirst } from "./apachewordpress.ts";
import { bytePattern, plainPath } from "./escape.ts";
import { ASK_FIRST, CSP, FOR_EVER, PACKED_TYPES, SEARCH_CSP, UNKNOWN_TYPES } from "./headers.ts";
import {
	collectLeft,
	type Gone,
	type HostFile,
	type HostFiles,
	type HostSite,
	type LeftCollector,
	type Moved,
	type OldPlace,
} from "./host.ts";
import { HASHED, quotedPath, TRACKING, untracked } from "./patterns.ts";
import { ONE_THING, partPattern } from "./wordpress.ts";

/** The file that Apache reads in the folder of the site, anew for each request. */
export const HTACCESS = ".htaccess";

/** The file for the block `VirtualHost`. */
export const APACHE_CONF = ".backfile-apache.conf";

/** The table that that file names. */
export const APACHE_MAP = ".backfile-apache.txt";

/** The name under which the settings of Apache know the folder of a site that has a table. */
const SITE_NAME = "BACKFILE_SITE";

/** Apache reads `.htaccess` for each request: more rules than this would make each slow. */
const MOST_IN_HTACCESS = 1_000;

/** Apache cuts a line of a table at 1,024 bytes, and takes the rest for another one. */
const LONGEST_LINE = 1_000;

/** What Apache is told: `.htaccess`; and where there are many old addresses, a table of all for the settings of the server. */
export function apacheFiles(site: HostSite): HostFiles {
	const left = collectLeft(site.unusable);
	const asked = site.moved.length + site.gone.length;
	const isFew = asked <= MOST_IN_HTACCESS;
	const { lines, rules, longest } = isFew ? ruleLines(site) : tableLines(site, left);
	const parts = `${partRules(site)}${partEndRules(site)}`;
	const withTable = `<IfDefine ${SITE_NAME}>\n${missingRules(site)}${parts}</IfDefine>\n`;
	const htaccess = htaccessText(site, isFew ? `${lines.join("\n")}\n` : rulesWithoutTable(site) + (site.wordpress ? withTable : ""));
	const files: HostFile[] = [
		{ path: HTACCESS, text: htaccess, use: "Apache reads it by itself where the folder has AllowOverride FileInfo or All." },
	];
	if (!isFew) {
		files.push({ path: APACHE_CONF, text: confText(site), use: `Include it in the block VirtualHost: Include /srv/site/${APACHE_CONF}` });
		files.push({ path: APACHE_MAP, text: `${lines.join("\n")}\n`, use: `${APACHE_CONF} names it.` });
		left.add("many", `${asked} old addresses`);
	}
	return { files, rules, asked, longest, left: left.all() };
}

interface Lines {
	readonly lines: readonly string[];
	/** How many old addresses they are for. */
	readonly rules: number;
	readonly longest: number;
}

/** A rule for each old address, in the form of `.htaccess`, and those for all parts of stories: paths are below the folder of the file. */
function ruleLines(site: HostSite, isAll = true): Lines {
	const { moved, gone } = site;
	const isFirst = standsFirst(site);
	const isLast = (place: OldPlace) => !isFirst(place);
	const others = site.wordpress ? [(isAll ? missingRules(site) : "") + partRules(site), partEndRules(site)] : ["", ""];
	const [between = [], end = []] = others.map((text) => text.split("\n").slice(0, -1));
	const ownCase = caseOf([...moved, ...gone]);
	const first = [...movedLines(moved.filter(isFirst), site, ownCase), ...goneLines(gone.filter(isFirst), site, ownCase)];
	const last = [...movedLines(moved.filter(isLast), site, ownCase), ...goneLines(gone.filter(isLast), site, ownCase)];
	const lines = [...first, ...between, ...last, ...end];
	return { lines, rules: moved.length + gone.length, longest: longestOf(lines) };
}

/** Whether only this case of letters is meant by an old address: another one, or a page of the site, differs in nothing else. */
function caseOf(places: readonly OldPlace[]): (place: OldPlace) => boolean {
	const counts = new Map<string, number>();
	for (const { path, query } of places) {
		const name = path.toLowerCase();
		if (query === undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return ({ path, query, isAlike }) => query !== undefined || isAlike === true || (counts.get(path.toLowerCase()) ?? 0) > 1;
}

type OwnCase = ReturnType<typeof caseOf>;

function movedLines(moved: readonly Moved[], site: HostSite, isOwnCase: OwnCase): string[] {
	return withQueriesFirst(moved).flatMap((one) => rule(one, site, `"${literal(one.to)}" [R=301,L,NE,QSD${isOwnCase(one) ? "" : ",NC"}]`));
}

function goneLines(gone: readonly Gone[], site: HostSite, isOwnCase: OwnCase): string[] {
	return withQueriesFirst(gone).flatMap((one) => {
		const page = literal((site.base + plainPath(one.page)).slice(1));
		return [NOT_AGAIN, ...rule(one, site, `- [E=BACKFILE_GONE:${page},R=410,L${isOwnCase(one) ? "" : ",NC"}]`)];
	});
}

function rule({ path, query, bare }: OldPlace, { base, wordpress }: HostSite, end: string): string[] {
	const below = bytePattern(path.slice(base.length));
	if (query === undefined) return [`RewriteRule "^${bare === undefined ? below : `${bytePattern(bare.slice(base.length))}/?`}$" ${end}`];
	const condition = `RewriteCond %{QUERY_STRING} "^${bytePattern(untracked(query))}(${TRACKING}.*)?$"`;
	return [condition, `RewriteRule "^${wordpress && below === "" ? "(index[.]php)?" : below}$" ${end}`];
}

/** The rules that are most needed, for a web space whose owner cannot have the table: Apache passes over them where its settings name that. */
function rulesWithoutTable(site: HostSite): string {
	const moved = site.moved.toSorted((a, b) => needOf(a, site.base) - needOf(b, site.base)).slice(0, MOST_IN_HTACCESS);
	const gone = site.gone.slice(0, MOST_IN_HTACCESS - moved.length);
	return `<IfDefine !${SITE_NAME}>\n${ruleLines({ ...site, moved, gone }, false).lines.join("\n")}\n</IfDefine>\n`;
}

/** How little an old address needs a rule: feeds and further pages of a listing are asked for less, and a page that leads on does without. */
function needOf({ path, query = "", hasPage }: Moved, base: string): number {
	if (hasPage) return 3;
	if (/\/page\/\d+\/?$/.test(path) || /(^|&)paged=/.test(query)) return 2;
	return /.\/feed(\/|$)/.test(path.slice(base.length)) || (query.includes("&") && /(^|&)feed=/.test(query)) ? 1 : 0;
}

/** The page that is shown at an address that is gone may be that address itself, where the rule must not hold again. */
const NOT_AGAIN = 'RewriteCond %{ENV:REDIRECT_STATUS} =""';

function withQueriesFirst<P extends OldPlace>(places: readonly P[]): P[] {
	return places.toSorted((a, b) => Number(a.query === undefined) - Number(b.query === undefined));
}

/** An address without anything that Apache would put something else for. */
function literal(url: string): string {
	return url.replaceAll("%", String.raw`\%`);
}

/** A line for each old address, or two where it is a folder: its path as Apache writes it, and where it leads; behind an exclamation mark, the page of what is gone. */
function tableLines({ moved, gone, base, wordpress }: HostSite, left: LeftCollector): Lines {
	const lines: string[] = [];
	let rules = 0;
	const add = (place: OldPlace, value: string) => {
		const line = `${keyOf(place)} ${value}`;
		if (line.length > LONGEST_LINE) return left.add("long", place);
		rules++;
		lines.push(line);
		if (place.bare !== undefined) lines.push(`${keyOf({ path: place.bare })} ${value}`);
	};
	for (const one of moved) add(one, one.to);
	for (const one of gone) add(one, `!${(base + plainPath(one.page)).slice(1)}`);
	// An empty value would be no row.
	const known = new Set(lines.map((line) => line.slice(0, line.indexOf(" "))));
	for (const key of (wordpress?.own ?? []).map((path) => keyOf({ path })))
		if (!known.has(key) && key.length < LONGEST_LINE) lines.push(`${key} -`);
	return { lines, rules, longest: longestOf(lines) };
}

function longestOf(lines: readonly string[]): number {
	return lines.reduce((most, line) => Math.max(most, line.length), 0);
}

/** A path as Apache's own function "escape" writes it; then the query. */
function keyOf({ path, query }: OldPlace): string {
	const key = /^[\w/.-]*$/.test(path) ? path : path.replace(/[^\w/.$+!*'(),:;@&=~-]/gu, (sign) => plainPath(sign).toLowerCase());
	return query === undefined ? key : `${key}?${untracked(query)}`;
}

/**
 * `/search` is the file search.html, also where there is a folder search. Where there is only a folder, Apache would lead to it by itself.
 * Of an address below a folder that is not there, Apache has the first part alone as its file.
 */
const CLEAN = `RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME}%{PATH_INFO}.html -f
RewriteRule "^(.*[^/])$" "$1.html" [L]
RewriteCond %{REQUEST_FILENAME} -d
RewriteRule "[^/]$" "%{REQUEST_URI}/" [R=301,L]
`;

function htaccessText({ base, urls, search }: HostSite, rules: string): string {
	const clean = urls === "clean" ? CLEAN : "";
	const types = [
		...[...UNKNOWN_TYPES.byEnd].map(([end, type]) => `<Files "*${end}">\n\tForceType ${type}\n</Files>`),
		...[...UNKNOWN_TYPES.byName].map(([name, type]) => `<Files "${name}">\n\tForceType ${type}\n</Files>`),
	];
	const searchPath = search === undefined ? undefined : quotedPath(base + search.replace(/(index)?\.html$/, ""));
	return `# Written by Backfile. Apache reads this file where the folder has AllowOverride FileInfo Indexes or All.
ErrorDocument 404 ${base}404.html
ErrorDocument 410 /%{reqenv:BACKFILE_GONE}
${urls === "clean" ? "DirectorySlash Off\n" : ""}${types.join("\n")}
<IfModule mod_filter.c>
<IfModule mod_deflate.c>
	AddOutputFilterByType DEFLATE ${PACKED_TYPES.join(" ")}
</IfModule>
</IfModule>
<IfModule mod_headers.c>
	# Apache writes -gzip behind the ETag of what it packs, and does not know it again when a browser asks whether the page has changed.
	RequestHeader edit* If-None-Match '-gzip"' '"'
	Header always set Content-Security-Policy "${CSP}"
${searchPath === undefined ? "" : `\tHeader always set Content-Security-Policy "${SEARCH_CSP}" "expr=%{REQUEST_URI} =~ m#^${searchPath}((index)?[.]html)?$#"\n`}	Header set Cache-Control "${ASK_FIRST}"
	Header set Cache-Control "${FOR_EVER}" "expr=%{REQUEST_URI} =~ m#^${quotedPath(base)}${HASHED}$#"
</IfModule>
<IfModule mod_rewrite.c>
RewriteEngine On
RewriteRule "(^|/)[.](backfile|ht)" - [R=404,L,NC]
${rules}RewriteCond %{REQUEST_FILENAME} -d
RewriteCond %{REQUEST_FILENAME}index.html !-f
RewriteRule "/$" - [R=404,L]
${clean}</IfModule>
`;
}

function confText({ base, wordpress }: HostSite): string {
	const valueOf = (key: string) => `\${backfile:${key}}`;
	const written = (path: string) => `\${backfile_escape:${path}}`;
	const asked = valueOf(written("%{REQUEST_URI}"));
	const asks = (value: string, conditions = "", pattern = "^") => `${NOT_AGAIN}
${conditions}RewriteCond "${value}" "^!(.+)$"
RewriteRule "${pattern}" - [E=BACKFILE_GONE:%1,R=410,L]
${conditions}RewriteCond "${value}" "^(/.*)$"
RewriteRule "${pattern}" "%1" [R=301,L,NE,QSD]
`;
	const query = `RewriteCond %{QUERY_STRING} "^(.+?)(${TRACKING}.*)?$"\n`;
	const unknown = `RewriteCond "${asked}" =""\n`;
	// What stands there in this case of letters is no old address.
	const missing = `RewriteCond "\${${SITE_NAME}}/$1" !-f\nRewriteCond "\${${SITE_NAME}}/$1" !-d\n`;
	const path = quotedPath(base);
	const index = `^${path}index[.]php$`;
	const missingIndex = `RewriteCond %{QUERY_STRING} "^${ONE_THING}"\nRewriteRule "${index}" - [R=404,L]\n`;
	const askedIndex = wordpress ? asks(valueOf(`${base}?%1`), query, index) + missingIndex : "";
	return `# Written by Backfile. Name the folder of the site, and include this file, in the block VirtualHost of the site:
#     Define ${SITE_NAME} /srv/site
#     Include \${${SITE_NAME}}/${APACHE_CONF}
# A change of the table counts at once. Apache looks through all of it for an address that it was not asked for before: of more than some
# 10,000 lines, make a faster one after each build with httxt2dbm, and name that below, as dbm: instead of txt:.
ErrorDocument 404 ${base}404.html
ErrorDocument 410 /%{reqenv:BACKFILE_GONE}
RewriteEngine On
RewriteMap backfile "txt:\${${SITE_NAME}}/${APACHE_MAP}"
RewriteMap backfile_escape "int:escape"
RewriteMap backfile_lower "int:tolower"
${asks(valueOf(`${written("%{REQUEST_URI}")}?%1`), query)}${askedIndex}${asks(asked)}${wordpress ? asks(valueOf(written("$1")), unknown, partPattern(path)) : ""}${asks(valueOf(written("${backfile_lower:%{REQUEST_URI}}")), unknown + missing, `^${path}(.*[A-Z].*)$`)}`;
}
