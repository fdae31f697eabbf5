import { encode } from "../address.ts";
import { plainPath } from "./escape.ts";
import { CSP, FOR_EVER, SEARCH_CSP } from "./headers.ts";
import { collectLeft, type HostFiles, type HostSite, type OldPlace } from "./host.ts";
import { blocksText, HEADERS, hashedFolders, isPattern, REDIRECTS } from "./underscore.ts";

/**
 * What Netlify is told: `_redirects` and `_headers`. It takes no query of a path in one word, but each parameter of it as a word of its own.
 * Two of its rules for one header are joined, so no header stands in two rules that can fit one path.
 */
export function netlifyFiles(site: HostSite): HostFiles {
	const left = collectLeft(site.unusable);
	let [asked, plain] = ["", ""];
	let [rules, longest] = [0, 0];
	const add = (place: OldPlace, to: string, code: string) => {
		const from = encode(place.path);
		const { query } = place;
		const line = query === undefined ? `${from} ${to} ${code}\n` : `${from} ${query.replaceAll("&", " ")} ${to} ${code}\n`;
		longest = Math.max(longest, line.length - 1);
		// Netlify takes both for one address, and would lead from it to itself for ever.
		if (query === undefined && code !== GONE && isSame(from, to)) return left.add("slash", place);
		if (isPattern(from) || (query !== undefined && !isPairs(query))) return left.add("characters", place);
		if (query === undefined) plain += line;
		else asked += line;
		rules++;
	};
	for (const one of site.moved) add(one, one.to, "301!");
	for (const one of site.gone) add(one, site.base + plainPath(one.page), GONE);
	return {
		files: [
			{
				path: REDIRECTS,
				text: `# Written by Backfile.\n${asked}${plain}`,
				use: "Netlify reads it by itself in the folder that it publishes.",
			},
			{ path: HEADERS, text: headersText(site), use: "Netlify reads it by itself in the folder that it publishes." },
		],
		rules,
		asked: site.moved.length + site.gone.length,
		longest,
		left: left.all(),
	};
}

/** The code of what is gone, and that it counts also where there is a file. */
const GONE = "410!";

/** Whether two addresses are one to Netlify. */
function isSame(from: string, to: string): boolean {
	// Most differ long before their ends.
	for (let at = Math.min(from.length, to.length) - "/index.html".length - 1; at >= 0; at--) if (from[at] !== to[at]) return false;
	return bareUrl(from) === bareUrl(to);
}

/** An address without what Netlify does not tell apart. */
function bareUrl(url: string): string {
	return url.replace(/(\/index)?\.html$/, "").replace(/\/$/, "");
}

/** Whether Netlify reads a query as names with values: `:name` and `*` have a meaning in it. */
function isPairs(query: string): boolean {
	return !/[*:]/.test(query) && query.split("&").every((pair) => /^[^=]+=[^=]+$/.test(pair));
}

function headersText(site: HostSite): string {
	const { base, unknownTypes, search } = site;
	return blocksText([
		[`${base}*`, [`Content-Security-Policy: ${search === undefined ? CSP : SEARCH_CSP}`]],
		...hashedFolders(site).map((folder) => [folder, [`Cache-Control: ${FOR_EVER}`]] as const),
		...unknownTypes.map(({ path, type }) => [base + plainPath(path), [`Content-Type: ${type}`]] as const),
	]);
}
