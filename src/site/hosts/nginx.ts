import { ASK_FIRST, CSP, FOR_EVER, SEARCH_CSP } from "./headers.ts";
import { collectLeft, type HostFiles, type HostSite, type OldPlace } from "./host.ts";
import { HASHED, quotedPath, TYPE_PATTERNS, WORKING } from "./patterns.ts";

/** The file for the block `http`. */
export const NGINX_HTTP = ".backfile-nginx-http.conf";

/** The file for the block `server`. */
export const NGINX_SERVER = ".backfile-nginx-server.conf";

/** nginx reads a word of at most 4,096 bytes. */
const LONGEST_WORD = 3_000;

/** What nginx is told: tables for the block `http`, and what uses them for a block `server`. */
export function nginxFiles(site: HostSite): HostFiles {
	const left = collectLeft(site.unusable);
	const [paths, queries] = [new Map<string, string>(), new Map<string, string>()];
	const gone = new Map<string, string>();
	const goneQueries = new Map<string, string>();
	let longest = 0;
	const add = (place: OldPlace, value: string, table: Map<string, string>) => {
		const key = keyOf(place);
		const name = lowered(key);
		// A character has three bytes at most.
		if (key.length * 3 > longest) longest = Math.max(longest, Buffer.byteLength(key));
		if (isTooLong(key) || isTooLong(value)) left.add("long", place);
		else if (place.isAlike || (table.has(name) && table.get(name) !== value)) left.add("case", place);
		else table.set(name, value);
	};
	for (const moved of site.moved) add(moved, moved.to, moved.query === undefined ? paths : queries);
	for (const one of site.gone) add(one, site.base + one.page, one.query === undefined ? gone : goneQueries);
	const rules = [paths, queries, gone, goneQueries].reduce((sum, { size }) => sum + size, 0);
	const addBare = (bare: string | undefined, value: string, table: Map<string, string>) => {
		if (bare !== undefined && !isTooLong(bare) && !isTooLong(value) && !table.has(lowered(bare))) table.set(lowered(bare), value);
	};
	for (const { bare, to } of site.moved) addBare(bare, to, paths);
	for (const { bare, page } of site.gone) addBare(bare, site.base + page, gone);
	const text = httpText(site, { paths, queries, gone, goneQueries, longest: Math.min(longest, LONGEST_WORD) });
	return {
		files: [
			{ path: NGINX_HTTP, text, use: `Include it in the block http: include /srv/site/${NGINX_HTTP};` },
			{ path: NGINX_SERVER, text: serverText(site), use: `Include it in the block server: include /srv/site/${NGINX_SERVER};` },
		],
		rules,
		asked: site.moved.length + site.gone.length,
		longest,
		left: left.all(),
	};
}

/** Tables pay no heed to the case of letters of ASCII. */
function lowered(key: string): string {
	return /[A-Z]/.test(key) ? key.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : key;
}

function isTooLong(word: string): boolean {
	return word.length * 3 > LONGEST_WORD && Buffer.byteLength(word) > LONGEST_WORD;
}

/** Between path and query stands a blank, which no query has. */
function keyOf({ path, query }: OldPlace): string {
	return query === undefined ? path : `${path} ${query}`;
}

interface Tables {
	readonly paths: ReadonlyMap<string, string>;
	readonly queries: ReadonlyMap<string, string>;
	readonly gone: ReadonlyMap<string, string>;
	readonly goneQueries: ReadonlyMap<string, string>;
	/** Of a key, in bytes. */
	readonly longest: number;
}

function httpText({ base, search }: HostSite, { paths, queries, gone, goneQueries, longest }: Tables): string {
	const most = Math.max(paths.size, queries.size, gone.size, goneQueries.size, 512);
	const size = 2 ** Math.ceil(Math.log2(most * 2));
	// A bucket holds at least one key, with its length and a pointer, and a pointer at its end.
	const bucket = Math.max(256, 64 * Math.ceil((longest + 32) / 64));
	const searchRows =
		search === undefined
			? ""
			: `\t"~^${quotedPath(base + search.replace(/\.html$|index\.html$/, ""))}(\\.html|index\\.html)?$" "${SEARCH_CSP}";\n`;
	return `# Written by Backfile. Include this file once in the block "http" of nginx, before any block "server":
#     include /srv/site/${NGINX_HTTP};
# and ${NGINX_SERVER} in the block "server" of the site. Then have nginx read them: nginx -t && nginx -s reload.
# If nginx says that map_hash_max_size is there twice, take your own out: these are large enough.
map_hash_max_size ${size};
map_hash_bucket_size ${bucket};
geo $backfile_dollar {
	default "$";
}
map "$uri $args" $backfile_to_asked {
	default "";
${rows(queries)}}
map $uri $backfile_to_path {
	default "";
${rows(paths)}}
map $backfile_to_asked $backfile_to {
	default $backfile_to_asked;
	"" $backfile_to_path;
}
map "$uri $args" $backfile_gone_asked {
	default "";
${rows(goneQueries)}}
map $uri $backfile_gone_path {
	default "";
${rows(gone)}}
map $backfile_gone_asked $backfile_gone {
	default $backfile_gone_asked;
	"" $backfile_gone_path;
}
map $uri $backfile_cache {
	default "${ASK_FIRST}";
	"~^${quotedPath(base)}${HASHED}$" "${FOR_EVER}";
}
map $uri $backfile_policy {
	default "${CSP}";
${searchRows}}
`;
}

function rows(table: ReadonlyMap<string, string>): string {
	let text = "";
	for (const [key, value] of table) text += `\t${word(key)} ${valueWord(value)};\n`;
	return text;
}

/** A word in quotes, in which nginx reads nothing but backslashes. */
function word(text: string): string {
	return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`;
}

/** A value, in which nginx reads variables, too, and has no sign for a dollar. */
function valueWord(text: string): string {
	return word(text.includes("$") ? text.replaceAll("$", "${backfile_dollar}") : text);
}

function serverText({ base, urls }: HostSite): string {
	const types = TYPE_PATTERNS.map(([type, pattern]) => `location ~ ${pattern} {\n\ttypes {}\n\tdefault_type ${type};\n}\n`).join("");
	return `# Written by Backfile. Include this file in the block "server" of the site, beside listen, server_name, root and the certificates:
#     include /srv/site/${NGINX_SERVER};
# "root" is ${base === "/" ? "the folder of the site" : `a folder in which the folder of the site stands as ${base}`}. The block has no "location /" of its own.
index index.html;
absolute_redirect off;
error_page 404 ${base}404.html;
error_page 403 =404 ${base}404.html;
error_page 410 @backfile_gone;
add_header Content-Security-Policy $backfile_policy always;
add_header Cache-Control $backfile_cache;
if ($backfile_to) {
	return 301 $backfile_to;
}
if ($backfile_gone) {
	return 410;
}
location @backfile_gone {
	default_type text/html;
	try_files $backfile_gone =410;
}
location ~* ${WORKING} {
	return 404;
}
${types}location / {
	try_files $uri ${urls === "clean" ? "$uri.html " : ""}$uri/ =404;
}
`;
}
