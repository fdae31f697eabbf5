import type { HostSite } from "./host.ts";
import { quotedPath } from "./patterns.ts";
import { dayPattern, INDEX, namedPartPattern, ONE_THING, partPattern, SENT_PART } from "./wordpress.ts";

/** What is looked up in the tables of a site that was one of WordPress: for a part of a story the story itself, for index.php the front page. */
export function keyMaps({ wordpress, base }: HostSite, own: string, keyRows: string): string {
	if (!wordpress) return "";
	return `map $uri $${own}_key {
	default $uri;
	"~${named(partPattern(quotedPath(base)), `${own}_whole`)}" $${own}_whole;
${keyRows}}
map $uri $${own}_place {
	default $uri;
	"${base}${INDEX}" "${base}";
}
`;
}

/** A folder that no site has. */
const NOWHERE = "/.backfile-nowhere/";

/** What WordPress was asked for that no table has: a story that stands in a folder still, a day, and what is not here. */
export function missingMaps({ wordpress, base }: HostSite, own: string): string {
	if (!wordpress) return "";
	const day = dayPattern([`${own}_year`, `${own}_month`, `${own}_day_of_month`]);
	return `map "$${own}_to_asked$${own}_gone_asked $${own}_place $${own}_asked" $${own}_missing {
	default "";
	"~^ ${quotedPath(base)} ${ONE_THING}" 1;
}
map "$${own}_to_asked$${own}_gone_asked $${own}_place $${own}_asked" $${own}_day {
	default ${NOWHERE};
	"~^ ${quotedPath(base)} ${day}$" "${base}$${own}_year/$${own}_month/$${own}_day_of_month/";
}
map $uri $${own}_folder {
	default ${NOWHERE};
	"~${named(namedPartPattern(quotedPath(base)), `${own}_named`)}" $${own}_named;
}
map $request_uri $${own}_sent {
	default "";
	"~${named(SENT_PART, `${own}_raw`)}" $${own}_raw;
}
`;
}

/** A regular expression whose first group has a name. */
function named(pattern: string, name: string): string {
	return pattern.replace("(", `(?<${name}>`);
}

/** What nginx does in the block `server` before all else. It comes back here for the page for unknown addresses, so it is shown by a location with a name. */
export function missingText({ base }: HostSite, own: string): string {
	return `error_page 406 =404 @backfile_missing;
if (-f $document_root\${${own}_day}index.html) {
	return 301 $${own}_day;
}
if ($${own}_missing) {
	return 406;
}
location @backfile_missing {
	default_type text/html;
	try_files ${base}404.html =404;
}
`;
}

/** A part of a story that stands in a folder: nothing else of the site stands there. */
export function partText(own: string): string {
	return `location @backfile_part {
	if ($${own}_sent = "") {
		return 404;
	}
	if (-f $document_root\${${own}_folder}index.html) {
		return 301 $${own}_sent;
	}
	return 404;
}
`;
}
