import { bytePattern, plainPath } from "./escape.ts";
import { ASK_FIRST, CSP, FOR_EVER, PACKED_TYPES, SEARCH_CSP, UNKNOWN_TYPES } from "./headers.ts";
import { collectLeft, type HostFile, type HostFiles, type HostSite, type LeftCollector, type Moved, type OldPlace } from "./host.ts";
import { HASHED, quotedPath, TRACKING, untracked } from "./patterns.ts";

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
	const htaccess = htaccessText(site, isFew ? `${lines.join("\n")}\n` : rulesWithoutTable(site));
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

/** A rule for each old address, in the form of `.htaccess`: paths are below the folder of the file. */
function ruleLines({ moved, gone, base }: HostSite): Lines {
	const lines: string[] = [];
	const rule = (place: OldPlace, end: string) => {
		const { path, query, bare } = place;
		const pattern = bare === undefined ? bytePattern(path.slice(base.length)) : `${bytePattern(bare.slice(base.length))}/?`;
		if (query !== undefined) lines.push(`RewriteCond %{QUERY_STRING} "^${bytePattern(untracked(query))}(${TRACKING}.*)?$"`);
		lines.push(`RewriteRule "^${pattern}$" ${end}`);
	};
	for (const one of withQueriesFirst(moved)) rule(one, `"${literal(one.to)}" [R=301,L,NE,QSD]`);
	for (const one of withQueriesFirst(gone)) {
		lines.push(NOT_AGAIN);
		rule(one, `- [E=BACKFILE_GONE:${literal((base + plainPath(one.page)).slice(1))},R=410,L]`);
	}
	return { lines, rules: moved.length + gone.length, longest: longestOf(lines) };
}

/** The rules that are most needed, for a web space whose owner cannot have the table: Apache passes over them where its settings name that. */
function rulesWithoutTable(site: HostSite): string {
	const moved = site.moved.toSorted((a, b) => needOf(a, site.base) - needOf(b, site.base)).slice(0, MOST_IN_HTACCESS);
	const gone = site.gone.slice(0, MOST_IN_HTACCESS - moved.length);
	return `<IfDefine !${SITE_NAME}>\n${ruleLines({ ...site, moved, gone }).lines.join("\n")}\n</IfDefine>\n`;
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
function tableLines({ moved, gone, base }: HostSite, left: LeftCollector): Lines {
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

/** `/search` is the file search.html, also where there is a folder search. Where there is only a folder, Apache would lead to it by itself. */
const CLEAN = `RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME}.html -f
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

function confText({ base }: HostSite): string {
	const key = "${backfile:${backfile_escape:%{REQUEST_URI}}";
	const asks = (end: string, condition = "") => `${NOT_AGAIN}
${condition}RewriteCond "${key}${end}}" "^!(.+)$"
RewriteRule "^" - [E=BACKFILE_GONE:%1,R=410,L]
${condition}RewriteCond "${key}${end}}" "^(/.*)$"
RewriteRule "^" "%1" [R=301,L,NE,QSD]
`;
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
${asks("?%1", `RewriteCond %{QUERY_STRING} "^(.+?)(${TRACKING}.*)?$"\n`)}${asks("")}`;
}
