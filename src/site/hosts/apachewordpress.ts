import type { HostSite, OldPlace } from "./host.ts";
import { TRACKING } from "./patterns.ts";
import { dayPattern, NAMED, ONE_THING, partPattern } from "./wordpress.ts";

/** Whether the rule of an old address stands before the parts of stories are looked at: it is asked for by a query, or looks like such a part itself. */
export function standsFirst({ wordpress }: Pick<HostSite, "wordpress">): (place: OldPlace) => boolean {
	const own = new Set(wordpress?.own);
	return ({ path, query }) => query !== undefined || own.has(path);
}

/** Rules of `.htaccess` for a day that was asked for by a query, and for one thing that is not here. All that is here has rules before these. */
export function missingRules({ base, wordpress }: HostSite): string {
	if (!wordpress) return "";
	return `RewriteCond %{QUERY_STRING} "^${dayPattern()}(${TRACKING}.*)?$"
RewriteCond "%{REQUEST_FILENAME}%1/%2/%3/index.html" -f
RewriteRule "^$" "${base}%1/%2/%3/" [R=301,L,QSD]
RewriteCond %{QUERY_STRING} "^${ONE_THING}"
RewriteRule "^(index[.]php)?$" - [R=404,L]
`;
}

/** Rules of `.htaccess` which make the address of a story of that of its part, if nothing stands there: the rules behind them look at that. */
export function partRules({ urls, wordpress }: HostSite): string {
	if (!wordpress) return "";
	return `RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
${urls === "clean" ? "RewriteCond %{REQUEST_FILENAME}%{PATH_INFO}.html !-f\n" : ""}RewriteRule "${partPattern("")}" "$1" [E=BACKFILE_PART:1,DPI]
`;
}

/** Rules of `.htaccess` for parts of stories that have no rule: the story may stand in its folder still. */
export function partEndRules({ base, wordpress }: HostSite): string {
	if (!wordpress) return "";
	return `RewriteCond %{ENV:BACKFILE_PART} =1
RewriteCond %{REQUEST_FILENAME}index.html -f
RewriteRule "^(${NAMED})$" "${base}$1" [R=301,L,QSD]
RewriteCond %{ENV:BACKFILE_PART} =1
RewriteRule "^" - [R=404,L]
`;
}
