import type { ArchiveSettings } from "../../../src/settings.ts";
import { encode } from "../../../src/site/address.ts";
import type { HostFile, HostName, Left } from "../../../src/site/hosts/host.ts";
import { type Hosted, hostSite } from "../../../src/site/hosts/hosts.ts";
import type { OldAddress } from "../../../src/site/ledger/oldaddress.ts";
import type { Output } from "../../../src/site/output.ts";
import { settings } from "../articles.ts";

/** What a host of a test has: stories, pages of what is gone, and pages that lead on, by paths from `/`. */
export interface TestSite {
	readonly stories?: readonly string[];
	readonly gone?: readonly string[];
	/** From where to where. */
	readonly redirects?: Readonly<Record<string, string>>;
	readonly recorded?: readonly OldAddress[];
	readonly listings?: readonly OldAddress[];
	readonly settings?: Partial<ArchiveSettings>;
}

/** Makes what a host is told of a site. */
export function hosted(host: HostName, site: TestSite): Hosted {
	const own = settings({ host, ...site.settings });
	const page = (kind: "story" | "tombstone" | "not-found", path: string): Output => {
		return { sort: "rendered", kind, url: encode(path), path: fileOf(path), data: () => ({}) };
	};
	const outputs: Output[] = [
		page("not-found", "/404.html"),
		...(site.stories ?? []).map((path) => page("story", path)),
		...(site.gone ?? []).map((path) => page("tombstone", path)),
		...Object.entries(site.redirects ?? {}).map(([from, to]): Output => {
			return { sort: "rendered", kind: "redirect", url: encode(from), path: fileOf(from), data: () => ({ to: encode(to) }) };
		}),
	];
	const made = hostSite({ settings: own, recorded: site.recorded, listings: site.listings }, outputs, [], () => "");
	if (!made) throw new Error("The settings name no host.");
	return made;
}

function fileOf(path: string): string {
	return path.endsWith("/") ? `${path.slice(1)}index.html` : path.slice(1);
}

/** The text of one of the files for a host. */
export function textOf({ files }: { readonly files: readonly HostFile[] }, path: string): string {
	return files.find((file) => file.path === path)?.text ?? "";
}

/** How many old addresses a host was not told of, by the reason. */
export function reasons(left: readonly Left[]): Readonly<Record<string, number>> {
	return Object.fromEntries(left.map(({ why, count }) => [why, count]));
}

/** Old addresses that settings of servers could read as something else. */
export const HOSTILE: readonly string[] = [
	"/old/semi;colon } server { return 200 pwned; } #.html",
	"/old/dollar-$uri-${HOME}-%{ENV:PATH}.html",
	"/old/{$HOME}/{path}/{http.request.host}.html",
	"/old/quote'single.html",
	'/old/quote"double" "x.html',
	"/old/back\\slash\\.html",
	"/old/tick`tick`.html",
	"/old/regular.(expression)+[a-z]^$|.html",
	"/old/star*:colon@at,comma!=&+~.html",
	"/old/percent%41%%.html",
	"/old/hash#and?question.html",
	"/old/blank  two .html",
	"/old/Ünïcödé-日本語-العربية-😀.html",
	"/old/\u2028line\u00a0separator\u200f.html",
	"/old/<tag>&amp;.html",
	"/~/old/tilde.html",
	"/default",
	"/hostnames",
	"/include /etc/passwd",
	`/old/${"long".repeat(48)}.html`,
];
