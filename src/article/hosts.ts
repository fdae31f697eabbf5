import { basePath } from "../settings/basepath.ts";
import type { Settings } from "../settings.ts";
import type { Redaction } from "./redaction/redactor.ts";

/** What tells the addresses of this site from those of others. */
export type OwnHosts = Pick<Settings, "url" | "formerHosts">;

/**
 * An address that is written as a path of the site, or as a whole one on the site or on a former host of the paper; `www.` and the
 * scheme do not matter.
 * @returns the path with its query and fragment, as it is written; undefined for a relative address, and for one of another site
 */
export function addressOnSite(written: string, settings: OwnHosts): string | undefined {
	if (/^\/(?!\/)/.test(written)) return written;
	if (!/^(https?:)?\/\//i.test(written) || !URL.canParse(written, settings.url)) return undefined;
	const { protocol, host, pathname, search, hash } = new URL(written, settings.url);
	if (protocol !== "http:" && protocol !== "https:") return undefined;
	const base = basePath(settings);
	const own = withoutWww(host);
	if (own === withoutWww(new URL(settings.url).host) && pathname.startsWith(base)) {
		return `/${pathname.slice(base.length)}${search}${hash}`;
	}
	return settings.formerHosts.some((former) => withoutWww(former) === own) ? pathname + search + hash : undefined;
}

/** The hosts whose addresses are those of this site, without `www.`. */
export function ownHosts({ url, formerHosts }: OwnHosts): string[] {
	return [...new Set([new URL(url).host, ...formerHosts].map(withoutWww))];
}

/** What the site has to do with the reading of a story. */
export interface ReadingSite {
	/** The site's time zone. */
	readonly zone: string;
	/** The hosts whose addresses are those of this site, without `www.`. */
	readonly hosts: readonly string[];
	/** The names that are taken out of its stories; undefined where there are none. */
	readonly redactions?: readonly Redaction[];
}

/** What reading needs to know of a site. */
export function readingSite(settings: OwnHosts & Pick<Settings, "timeZone">): ReadingSite {
	return { zone: settings.timeZone, hosts: ownHosts(settings) };
}

/** The host of a whole address, without `www.`; undefined for a path, and for what is no web address. */
export function hostOf(address: string): string | undefined {
	if (!/^(https?:)?\/\//i.test(address) || !URL.canParse(address, "https://none.example")) return undefined;
	return withoutWww(new URL(address, "https://none.example").host);
}

function withoutWww(host: string): string {
	return host.replace(/^www\./, "");
}
