import { plainPath } from "./escape.ts";
import { CSP, FOR_EVER, SEARCH_CSP } from "./headers.ts";
import { collectLeft, type HostFiles, type HostSite, type OldPlace } from "./host.ts";
import { mostOf } from "./limits.ts";
import { blocksText, HEADERS, hashedFolders, REDIRECTS } from "./underscore.ts";

/**
 * What Netlify is told: `_redirects` and `_headers`. It takes no query of a path in one word, but each parameter of it as a word of its own.
 * Two of its rules for one header are joined, so no header stands in two rules that can fit one path.
 */
export function netlifyFiles(site: HostSite): HostFiles {
	const left = collectLeft(site.unusable);
	const [asked, plain]: [string[], string[]] = [[], []];
	let longest = 0;
	const add = (place: OldPlace, to: string, code: string) => {
		const line = `${fromWords(place)} ${to} ${code}`;
		longest = Math.max(longest, line.length);
		// Netlify takes both for one address, and would lead from it to itself for ever.
		if (place.query === undefined && bareUrl(plainPath(place.path)) === bareUrl(to) && code !== GONE) left.add("slash", place);
		else if (isPattern(place)) left.add("characters", place);
		else if (line.length > mostOf("netlify", "line")) left.add("long", place);
		else (place.query === undefined ? plain : asked).push(line);
	};
	for (const one of site.moved) add(one, one.to, "301!");
	for (const one of site.gone) add(one, site.base + plainPath(one.page), GONE);
	const lines = [...asked, ...plain];
	return {
		files: [
			{
				path: REDIRECTS,
				text: `# Written by Backfile.\n${lines.map((line) => `${line}\n`).join("")}`,
				use: "Netlify reads it by itself in the folder that it publishes.",
			},
			{ path: HEADERS, text: headersText(site), use: "Netlify reads it by itself in the folder that it publishes." },
		],
		rules: lines.length,
		asked: site.moved.length + site.gone.length,
		longest,
		left: left.all(),
	};
}

/** The code of what is gone, and that it counts also where there is a file. */
const GONE = "410!";

/** An address without what Netlify does not tell apart. */
function bareUrl(url: string): string {
	return url.replace(/(\/index)?\.html$/, "").replace(/\/$/, "");
}

/** `:name` and `*` have a meaning in paths, which percent-encoding takes from them; a query is compared as it is sent. */
function isPattern({ query = "" }: OldPlace): boolean {
	return /[*:]/.test(query) || !query.split("&").every((pair) => /^[^=&]+=[^=&]+$/.test(pair) || query === "");
}

function fromWords({ path, query }: OldPlace): string {
	return query === undefined ? plainPath(path) : `${plainPath(path)} ${query.replaceAll("&", " ")}`;
}

function headersText(site: HostSite): string {
	const { base, unknownTypes, search } = site;
	return blocksText([
		[`${base}*`, [`Content-Security-Policy: ${search === undefined ? CSP : SEARCH_CSP}`]],
		...hashedFolders(site).map((folder) => [folder, [`Cache-Control: ${FOR_EVER}`]] as const),
		...unknownTypes.map(({ path, type }) => [base + plainPath(path), [`Content-Type: ${type}`]] as const),
	]);
}
