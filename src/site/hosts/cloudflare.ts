import { encode } from "../address.ts";
import { plainPath } from "./escape.ts";
import { ASK_FIRST, CSP, FOR_EVER, SEARCH_CSP, UNKNOWN_TYPES } from "./headers.ts";
import { collectLeft, type HostFiles, type HostSite, type OldPlace } from "./host.ts";
import { mostOf } from "./limits.ts";
import { blocksText, HEADERS, hashedFolders, isPattern, REDIRECTS } from "./underscore.ts";

/**
 * What Cloudflare Pages is told: `_redirects` and `_headers`. It compares no queries, knows no 410, and leads from `/x.html` to `/x` by itself,
 * so rules lead there at once. Old addresses beyond its limit keep the pages that lead on.
 */
export function cloudflareFiles(site: HostSite): HostFiles {
	const left = collectLeft(site.unusable);
	const most = mostOf("cloudflare", "redirects");
	const longestLine = mostOf("cloudflare", "line");
	const lines: string[] = [];
	let longest = 0;
	// Beyond the limit, those that have pages lead on by them.
	const inOrder = site.moved.toSorted((a, b) => Number(a.hasPage) - Number(b.hasPage));
	for (const one of inOrder) {
		const from = encode(one.path);
		const line = `${from} ${cleanUrl(one.to)} 301`;
		if (one.query !== undefined) left.add("query", one);
		else if (isPattern(from)) left.add("characters", one);
		else if (isSame(one, cleanUrl(one.to))) left.add("slash", one);
		else if (line.length > longestLine) left.add("long", one);
		else if (lines.length < most) lines.push(line);
		else if (!one.hasPage) left.add("redirect", one);
		longest = Math.max(longest, line.length);
	}
	for (const one of site.gone) left.add("gone", one);
	const blocks = headerBlocks(site);
	return {
		files: [
			{
				path: REDIRECTS,
				text: `# Written by Backfile.\n${lines.map((line) => `${line}\n`).join("")}`,
				use: "Cloudflare Pages reads it by itself in the folder that it publishes.",
			},
			{
				path: HEADERS,
				text: blocksText(blocks.slice(0, mostOf("cloudflare", "header-rules"))),
				use: "Cloudflare Pages reads it by itself in the folder that it publishes.",
			},
		],
		rules: lines.length,
		asked: site.moved.filter(({ query }) => query === undefined).length,
		longest,
		headerRules: blocks.length,
		left: left.all(),
	};
}

/** The address at which Cloudflare Pages answers, instead of leading on. */
function cleanUrl(url: string): string {
	return url.replace(/\/index\.html$/, "/").replace(/\.html$/, "");
}

/** Whether Cloudflare Pages leads from one to the other by itself, so that a rule would go round. */
function isSame({ path }: OldPlace, to: string): boolean {
	return plainPath(path) === to || `${plainPath(path)}/` === to;
}

function headerBlocks(site: HostSite): (readonly [pattern: string, headers: readonly string[]])[] {
	const { base, search } = site;
	const page = search?.replace(/(index)?\.html$/, "");
	return [
		[`${base}*`, [`Content-Security-Policy: ${CSP}`, `Cache-Control: ${ASK_FIRST}`]] as const,
		// Values of two rules for one header are joined, so the first is taken away.
		...(page === undefined ? [] : [[`${base}${page}*`, ["! Content-Security-Policy", `Content-Security-Policy: ${SEARCH_CSP}`]] as const]),
		...hashedFolders(site).map((folder) => [folder, ["! Cache-Control", `Cache-Control: ${FOR_EVER}`]] as const),
		...[...UNKNOWN_TYPES.byName, ...UNKNOWN_TYPES.byEnd].map(([end, type]) => [`${base}*${end}`, [`Content-Type: ${type}`]] as const),
	];
}
