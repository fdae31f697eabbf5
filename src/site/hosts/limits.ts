import type { HostName } from "./host.ts";

/** What of a site a limit is about. */
export type Measure = "files" | "file-bytes" | "total-bytes" | "folder-files" | "redirects" | "line" | "path-bytes" | "header-rules";

/** A limit of a host. */
export interface Limit {
	readonly host: HostName;
	readonly measure: Measure;
	readonly most: number;
	/** The limit as the host's page says it. */
	readonly says: string;
	/** The page that says so. */
	readonly page: string;
	/** When the page was read, ISO 8601; undefined where it is known from earlier and was not read again. */
	readonly read?: string;
	/** What to do beyond it. */
	readonly remedy: string;
	/** Whether the host takes nothing of the site beyond it; else it takes the site, and some of it does not work. */
	readonly isHard: boolean;
}

const READ = "2026-11-29";
const MIB = 1024 * 1024;

const CLOUDFLARE_LIMITS = "https://developers.cloudflare.com/pages/platform/limits/";
const CLOUDFLARE_FILES = "https://developers.cloudflare.com/changelog/post/2026-01-23-pages-file-limit-increase/";
const CLOUDFLARE_REDIRECTS = "https://developers.cloudflare.com/pages/configuration/redirects/";
const NETLIFY_DEPLOYS = "https://docs.netlify.com/site-deploys/overview/";
const GITHUB_LIMITS = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits";
const GITHUB_FILES = "https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github";
const S3_KEYS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html";

/** Every limit that a build is held against. docs/hosts.md has this table. */
export const LIMITS: readonly Limit[] = [
	{
		host: "cloudflare",
		measure: "files",
		most: 20_000,
		says: "20,000 files on the free plan, and 100,000 on paid ones",
		page: CLOUDFLARE_FILES,
		read: READ,
		remedy:
			'Take a paid plan, with `PAGES_WRANGLER_MAJOR_VERSION=4`; or have fewer pages: `calendar: "month"`, `onThisDay: false`, no `citations`, `search: false`.',
		isHard: true,
	},
	{
		host: "cloudflare",
		measure: "file-bytes",
		most: 25 * MIB,
		says: "25 MiB a file",
		page: CLOUDFLARE_LIMITS,
		remedy: "Make the file smaller, or let it stand on another host (R2, say) and link to it there.",
		isHard: true,
	},
	{
		host: "cloudflare",
		measure: "redirects",
		most: 2_000,
		says: "2,000 static redirects, and 100 with patterns",
		page: CLOUDFLARE_REDIRECTS,
		read: READ,
		remedy: "The other old addresses have pages that lead on; for more redirects use Bulk Redirects of the zone, or a server of your own.",
		isHard: false,
	},
	{
		host: "cloudflare",
		measure: "line",
		most: 1_000,
		says: "1,000 characters a redirect",
		page: CLOUDFLARE_REDIRECTS,
		read: READ,
		remedy: "Give the story a shorter address.",
		isHard: false,
	},
	{
		host: "cloudflare",
		measure: "header-rules",
		most: 100,
		says: "100 rules in _headers",
		page: "https://developers.cloudflare.com/pages/configuration/headers/",
		remedy: "Have fewer volumes of data: `data: false`.",
		isHard: false,
	},
	{
		host: "netlify",
		measure: "folder-files",
		most: 54_000,
		says: "54,000 files in a folder",
		page: NETLIFY_DEPLOYS,
		read: READ,
		remedy: "Spread the stories over more folders: a `permalink` with {year} or {month}.",
		isHard: true,
	},
	{
		host: "github-pages",
		measure: "total-bytes",
		most: 1_000_000_000,
		says: "1 GB for the published site",
		page: GITHUB_LIMITS,
		read: READ,
		remedy: 'Make pictures smaller, or take another host; `images: "copy"` and `cards: "site"` take less than their others.',
		isHard: true,
	},
	{
		host: "github-pages",
		measure: "file-bytes",
		most: 100 * MIB,
		says: "100 MiB a file",
		page: GITHUB_FILES,
		remedy: "Make the file smaller, or let it stand on another host and link to it there.",
		isHard: true,
	},
	{
		host: "s3",
		measure: "path-bytes",
		most: 1_024,
		says: "1,024 bytes of UTF-8 for the key of an object",
		page: S3_KEYS,
		read: READ,
		remedy: "Give the story a shorter address.",
		isHard: true,
	},
];

/** The limits of a host. */
export function limitsOf(host: HostName): readonly Limit[] {
	return LIMITS.filter((limit) => limit.host === host);
}

/** What a host takes at most; unbounded where no page says. */
export function mostOf(host: HostName, measure: Measure): number {
	return LIMITS.find((limit) => limit.host === host && limit.measure === measure)?.most ?? Number.POSITIVE_INFINITY;
}
