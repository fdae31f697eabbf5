import { characterPattern } from "./escape.ts";
import { ASK_FIRST, CSP, FOR_EVER, PACKED_TYPES, SEARCH_CSP } from "./headers.ts";
import { collectLeft, type HostFiles, type HostSite, type OldPlace } from "./host.ts";
import { HASHED, quotedPath, TRACKING, TYPE_PATTERNS, untracked, WORKING } from "./patterns.ts";
import { dayPattern, INDEX, namedPartPattern, ONE_THING, partPattern, SENT_PART } from "./wordpress.ts";

/** The file for the block of the site. */
export const CADDY_FILE = ".backfile-caddy";

/** What Caddy is told: one file for the block of the site in its Caddyfile. */
export function caddyFiles(site: HostSite): HostFiles {
	const left = collectLeft(site.unusable);
	let longest = 0;
	const row = (place: OldPlace, value: string): string => {
		const line = `\t${input(place)} "${value}"\n`;
		longest = Math.max(longest, line.length);
		return place.bare === undefined ? line : line + row({ path: place.bare }, value);
	};
	const table = (places: readonly OldPlace[], value: (place: never) => string, isAsked: boolean) => {
		let text = "";
		for (const place of places) if ((place.query !== undefined) === isAsked) text += row(place, value(place as never));
		return text;
	};
	const to = ({ to: url }: { readonly to: string }) => url;
	// Caddy encodes what stands for a path. In a name with braces it would look for something to put there.
	const page = ({ page: file }: { readonly page: string }) => site.base + (SPECIAL.test(file) ? "404.html" : file);
	const asked = site.moved.length + site.gone.length;
	const text = caddyText(site, {
		moved: table(site.moved, to, false),
		movedAsked: table(site.moved, to, true),
		gone: table(site.gone, page, false),
		goneAsked: table(site.gone, page, true),
	});
	return {
		files: [{ path: CADDY_FILE, text, use: `Import it in the block of the site in the Caddyfile: import /srv/site/${CADDY_FILE}` }],
		rules: asked,
		asked,
		longest,
		left: left.all(),
	};
}

/** What Caddy reads something in, within quotes. */
const SPECIAL = /["\\`{}]/;

/** An old address as a word in quotes; or where Caddy would read something in it, as a regular expression. */
function input({ path, query }: OldPlace): string {
	const text = query === undefined ? path : `${path} ${untracked(query)}`;
	return SPECIAL.test(text) ? `"~^${characterPattern(text)}$"` : `"${text}"`;
}

interface Tables {
	readonly moved: string;
	readonly movedAsked: string;
	readonly gone: string;
	readonly goneAsked: string;
}

function mapText(source: string, name: string, rows: string, otherwise = ""): string {
	return `map ${source} {${name}} {\n${rows}\tdefault "${otherwise}"\n}\n`;
}

/** What is looked up in the tables of a site that was one of WordPress, and what is looked for where they have nothing. */
function wordPressMaps({ base, wordpress }: HostSite): string {
	if (!wordpress) return "";
	const path = quotedPath(base);
	const own = wordpress.own.map((one) => `\t${input({ path: one })} "{path}"\n`).join("");
	const asked = '"{backfile_place} {backfile_asked}"';
	return [
		mapText("{path}", "backfile_key", `${own}\t"~${partPattern(path)}" "\${1}"\n`, "{path}"),
		mapText("{path}", "backfile_place", `\t"${base}${INDEX}" "${base}"\n`, "{path}"),
		mapText("{path}", "backfile_folder", `\t"~${namedPartPattern(path)}" "\${1}"\n`),
		mapText("{uri}", "backfile_sent", `\t"~${SENT_PART}" "\${1}"\n`),
		mapText(asked, "backfile_day", `\t"~^${path} ${dayPattern()}$" "${base}\${1}/\${2}/\${3}/"\n`),
		mapText(asked, "backfile_one", `\t"~^${path} ${ONE_THING}" "1"\n`),
	].join("");
}

/** What Caddy does behind its tables. Nothing that stands in the folder is touched. */
function wordPressRules({ urls, wordpress }: HostSite): readonly [first: string, last: string] {
	if (!wordpress) return ["", ""];
	const own = urls === "clean" ? "{path} {path}/ {path}.html" : "{path} {path}/";
	return [
		`	@backfile_has_day {
		expression \`{backfile_day} != ""\`
		file {backfile_day}index.html
	}
	redir @backfile_has_day {backfile_day} 301
	@backfile_misses expression \`{backfile_one} != "" && {backfile_to_asked} == "" && {backfile_gone_asked} == ""\`
	error @backfile_misses 404
`,
		`	@backfile_part {
		expression \`{backfile_folder} != "" && {backfile_sent} != ""\`
		file {backfile_folder}index.html
		not file ${own}
	}
	redir @backfile_part {backfile_sent} 301
`,
	];
}

function caddyText(site: HostSite, { moved, movedAsked, gone, goneAsked }: Tables): string {
	const { base, urls, search, wordpress } = site;
	const [path, place] = wordpress ? ["{backfile_key}", "{backfile_place}"] : ["{path}", "{path}"];
	const [firstRules, lastRules] = wordPressRules(site);
	const redirect = (name: string) => `\t@${name} expression \`{${name}} != ""\`\n\tredir @${name} {${name}} 301\n`;
	const show = (name: string) => `\t@${name} expression \`{${name}} != ""\`
	handle @${name} {
		rewrite * {${name}}
		file_server {
			status 410
		}
	}
`;
	const types = TYPE_PATTERNS.map(
		([type, pattern], index) => `\t@backfile_type_${index} path_regexp ${pattern}\n\theader @backfile_type_${index} Content-Type ${type}\n`,
	).join("");
	const searchHeader =
		search === undefined
			? ""
			: `\t@backfile_search path_regexp ^${quotedPath(base + search.replace(/(index)?\.html$/, ""))}((index)?[.]html)?$\n\theader @backfile_search Content-Security-Policy "${SEARCH_CSP}"\n`;
	return `# Written by Backfile. Import this file in the block of the site in the Caddyfile, beside root, and then: caddy reload
#     import /srv/site/${CADDY_FILE}
# "root" is ${base === "/" ? "the folder of the site" : `a folder in which the folder of the site stands as ${base}`}.
${mapText("{query}", "backfile_asked", `\t"~^(.*?)(?:${TRACKING}.*)?$" "\${1}"\n`)}${wordPressMaps(site)}${mapText(`"${place} {backfile_asked}"`, "backfile_to_asked", movedAsked)}${mapText(path, "backfile_to", moved)}${mapText(`"${place} {backfile_asked}"`, "backfile_gone_asked", goneAsked)}${mapText(path, "backfile_gone", gone)}route {
	encode zstd gzip {
		match {
${PACKED_TYPES.map((type) => `\t\t\theader Content-Type ${type}*\n`).join("")}\t\t}
	}
	header Content-Security-Policy "${CSP}"
${searchHeader}	header Cache-Control "${ASK_FIRST}"
	@backfile_hashed path_regexp ^${quotedPath(base)}${HASHED}$
	header @backfile_hashed Cache-Control "${FOR_EVER}"
${types}	@backfile_working path_regexp (?i)${WORKING}
	error @backfile_working 404
${firstRules}${redirect("backfile_to_asked")}${redirect("backfile_to")}${show("backfile_gone_asked")}${show("backfile_gone")}${lastRules}${urls === "clean" ? "\ttry_files {path} {path}.html\n" : ""}	file_server
}
handle_errors {
	@backfile_missing expression \`{http.error.status_code} == 404\`
	rewrite @backfile_missing ${base}404.html
	file_server
}
`;
}
