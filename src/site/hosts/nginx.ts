import { shortHash } from "../../article/slug.ts";
import { ASK_FIRST, CSP, FOR_EVER, PACKED_TYPES, SEARCH_CSP } from "./headers.ts";
import { collectLeft, type HostFiles, type HostSite, type OldPlace } from "./host.ts";
import { keyMaps, missingMaps, missingText, partText } from "./nginxwordpress.ts";
import { HASHED, quotedPath, TRACKING, TYPE_PATTERNS, untracked, WORKING } from "./patterns.ts";

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
		if (bare === undefined || isTooLong(bare) || isTooLong(value)) return;
		const name = lowered(bare);
		if (!table.has(name)) table.set(name, value);
	};
	for (const { bare, to } of site.moved) addBare(bare, to, paths);
	for (const { bare, page } of site.gone) addBare(bare, site.base + page, gone);
	for (const key of site.wordpress?.own ?? []) longest = Math.max(longest, Buffer.byteLength(key));
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
	return query === undefined ? path : `${path} ${untracked(query)}`;
}

interface Tables {
	readonly paths: ReadonlyMap<string, string>;
	readonly queries: ReadonlyMap<string, string>;
	readonly gone: ReadonlyMap<string, string>;
	readonly goneQueries: ReadonlyMap<string, string>;
	/** Of a key, in bytes. */
	readonly longest: number;
}

/** What the names of a site's variables begin with. nginx has one list of them for all sites that it serves, and of two with one name the last counts. */
function variablesOf({ url }: HostSite): string {
	return `backfile_${shortHash(url)}`;
}

function httpText(site: HostSite, { paths, queries, gone, goneQueries, longest }: Tables): string {
	const keys = new Map(site.wordpress?.own.filter((key) => !isTooLong(key)).map((key) => [lowered(key), key]));
	const most = Math.max(paths.size, queries.size, gone.size, goneQueries.size, keys.size, 512);
	const size = 2 ** Math.ceil(Math.log2(most * 2));
	// A bucket holds at least one key, with its length and a pointer, and a pointer at its end.
	const bucket = Math.max(256, 64 * Math.ceil((longest + 32) / 64));
	const { base, search } = site;
	const own = variablesOf(site);
	const [path, place] = site.wordpress ? [`$${own}_key`, `$${own}_place`] : ["$uri", "$uri"];
	const searchRows =
		search === undefined
			? ""
			: `\t"~^${quotedPath(base + search.replace(/\.html$|index\.html$/, ""))}(\\.html|index\\.html)?$" "${SEARCH_CSP}";\n`;
	return `# Written by Backfile. Include this file once in the block "http" of nginx, before any block "server":
#     include /srv/site/${NGINX_HTTP};
# and ${NGINX_SERVER} in the block "server" of the site. Then have nginx read them: nginx -t && nginx -s reload.
# If nginx says that map_hash_max_size is there twice, take your own out: these are large enough. Of several archives: docs/hosts.md.
map_hash_max_size ${size};
map_hash_bucket_size ${bucket};
geo $${own}_dollar {
	default "$";
}
map $args $${own}_asked {
	default $args;
	"~^(?<${own}_kept>.+?)${TRACKING}" $${own}_kept;
}
${keyMaps(site, own, rows(keys, own))}map "${place} $${own}_asked" $${own}_to_asked {
	default "";
${rows(queries, own)}}
map ${path} $${own}_to_path {
	default "";
${rows(paths, own)}}
map $${own}_to_asked $${own}_to {
	default $${own}_to_asked;
	"" $${own}_to_path;
}
map "${place} $${own}_asked" $${own}_gone_asked {
	default "";
${rows(goneQueries, own)}}
map ${path} $${own}_gone_path {
	default "";
${rows(gone, own)}}
map $${own}_gone_asked $${own}_gone {
	default $${own}_gone_asked;
	"" $${own}_gone_path;
}
${missingMaps(site, own)}map $uri $${own}_cache {
	default "${ASK_FIRST}";
	"~^${quotedPath(base)}${HASHED}$" "${FOR_EVER}";
}
map $uri $${own}_policy {
	default "${CSP}";
${searchRows}}
`;
}

function rows(table: ReadonlyMap<string, string>, own: string): string {
	let text = "";
	for (const [key, value] of table) text += `\t${word(key)} ${valueWord(value, own)};\n`;
	return text;
}

/** A word in quotes, in which nginx reads nothing but backslashes. */
function word(text: string): string {
	return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`;
}

/** A value, in which nginx reads variables, too, and has no sign for a dollar. */
function valueWord(text: string, own: string): string {
	return word(text.includes("$") ? text.replaceAll("$", `\${${own}_dollar}`) : text);
}

function serverText(site: HostSite): string {
	const { base, urls } = site;
	const own = variablesOf(site);
	const types = TYPE_PATTERNS.map(
		([type, pattern]) => `location ~ ${pattern} {\n\ttypes {}\n\tdefault_type ${type};\n${packed([type])}}\n`,
	).join("");
	return `# Written by Backfile. Include this file in the block "server" of the site, beside listen, server_name, root and the certificates:
#     include /srv/site/${NGINX_SERVER};
# "root" is ${base === "/" ? "the folder of the site" : `a folder in which the folder of the site stands as ${base}`}. The block has no "location /" of its own.
index index.html;
absolute_redirect off;
error_page 404 ${base}404.html;
error_page 403 =404 ${base}404.html;
error_page 410 @backfile_gone;
add_header Content-Security-Policy $${own}_policy always;
add_header Cache-Control $${own}_cache;
${site.wordpress ? missingText(site, own) : ""}if ($${own}_to) {
	return 301 $${own}_to;
}
if ($${own}_gone) {
	return 410;
}
location @backfile_gone {
	default_type text/html;
	try_files $${own}_gone =410;
}
location ~* ${WORKING} {
	return 404;
}
${types}location / {
${packed(PACKED_TYPES)}	try_files $uri ${urls === "clean" ? "$uri.html " : ""}$uri/ ${site.wordpress ? "@backfile_part" : "=404"};
}
${site.wordpress ? partText(own) : ""}`;
}

/** Has nginx pack what it sends, wherever it sends it from: a block "server" may have such lines of its own, and nginx takes none twice. It packs text/html by itself. */
function packed(types: readonly string[]): string {
	return `\tgzip on;\n\tgzip_vary on;\n\tgzip_types ${types.filter((type) => type !== "text/html").join(" ")};\n`;
}
