import type { Problem, Severity } from "../../problem.ts";
import type { HostName, Left, Reason } from "./host.ts";
import type { Hosted } from "./hosts.ts";
import { type Limit, limitsOf, type Measure } from "./limits.ts";

/** A file of the site. */
export interface SizedFile {
	readonly path: string;
	readonly bytes: number;
}

/** What of a site is beyond a limit. */
interface Beyond {
	readonly found: number;
	/** The file or the folder that is beyond it, where it is one. */
	readonly where?: string;
	/** How many are. */
	readonly count?: number;
}

/** What stands in the way of a site on its host: what is beyond its limits, and what the host cannot do. */
export function preflight(hosted: Hosted, files: Iterable<SizedFile>): Problem[] {
	const list = [...files];
	const limits = limitsOf(hosted.host).flatMap((limit) => {
		const beyond = measure(limit, hosted, list);
		return beyond === undefined ? [] : [limitProblem(limit, beyond)];
	});
	return [...limits, ...hosted.left.flatMap((left) => leftProblem(hosted, left) ?? []), ...formProblems(hosted)];
}

/** What is beyond a limit; undefined where nothing is. */
function measure({ measure: what, most }: Limit, hosted: Hosted, files: readonly SizedFile[]): Beyond | undefined {
	const measured = MEASURES[what](hosted, files);
	const beyond = measured.filter(({ found }) => found > most).sort((a, b) => b.found - a.found);
	const [first] = beyond;
	return first && { ...first, count: beyond.length };
}

const MEASURES: Readonly<Record<Measure, (hosted: Hosted, files: readonly SizedFile[]) => readonly Beyond[]>> = {
	files: (_, files) => [{ found: files.length }],
	"file-bytes": (_, files) => files.map(({ path, bytes }) => ({ found: bytes, where: path })),
	"total-bytes": (_, files) => [{ found: files.reduce((sum, { bytes }) => sum + bytes, 0) }],
	"folder-files": (_, files) => [...filesByFolder(files)].map(([where, found]) => ({ found, where: `${where}/` })),
	redirects: ({ asked }) => [{ found: asked }],
	line: ({ longest }) => [{ found: longest }],
	"path-bytes": ({ base }, files) => files.map(({ path }) => ({ found: Buffer.byteLength(base + path) - 1, where: path })),
	"header-rules": ({ headerRules = 0 }) => [{ found: headerRules }],
};

function filesByFolder(files: readonly SizedFile[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { path } of files) {
		const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	return counts;
}

const UNITS: Readonly<Record<Measure, string>> = {
	files: "files",
	"file-bytes": "bytes",
	"total-bytes": "bytes",
	"folder-files": "files",
	redirects: "redirects",
	line: "characters in a line",
	"path-bytes": "bytes in the name",
	"header-rules": "rules",
};

function limitProblem(limit: Limit, { found, where, count = 1 }: Beyond): Problem {
	const { host, measure: what, says, page, read, remedy, isHard } = limit;
	const others = where !== undefined && count > 1 ? `, and ${(count - 1).toLocaleString("en")} more` : "";
	const subject = where === undefined ? "The site" : where;
	return problem(
		isHard ? "error" : "warning",
		`${subject} has ${found.toLocaleString("en")} ${UNITS[what]}${others}; ${NAMES[host]} takes ${says} (${page}${read === undefined ? "" : `, read ${read}`}).`,
		remedy,
	);
}

/** What people call the hosts. */
export const NAMES: Readonly<Record<HostName, string>> = {
	netlify: "Netlify",
	cloudflare: "Cloudflare Pages",
	"github-pages": "GitHub Pages",
	nginx: "nginx",
	apache: "Apache",
	caddy: "Caddy",
	s3: "S3",
};

interface Words {
	readonly severity: Severity;
	says(host: string, what: string): string;
	readonly remedy: string;
}

const OTHER_HOST = "Where these addresses matter, take a host that can: nginx, Apache and Caddy can.";

/** What is said of old addresses that a host does not answer as it should. A host that leads on by itself needs no word. */
const REASONS: Readonly<Partial<Record<Reason, Words>>> = {
	query: {
		severity: "warning",
		says: (host, what) => `${host} cannot tell addresses apart by their queries, so ${what} shows the page of the path.`,
		remedy: OTHER_HOST,
	},
	gone: {
		severity: "warning",
		says: (host, what) =>
			`${host} cannot answer 410 (gone): ${what} shows its page with the code 200, or is not found where there is no page.`,
		remedy:
			"Its page asks search engines not to list it. Where the code matters, take a host that can: nginx, Apache, Caddy and Netlify can.",
	},
	redirect: {
		severity: "warning",
		says: (host, what) => `${host} takes no more redirects, and ${what} has no page that leads on.`,
		remedy: "Use Bulk Redirects of the zone, or a server of your own.",
	},
	long: {
		severity: "warning",
		says: (host, what) => `${what} is too long for the rules of ${host}.`,
		remedy: "It leads on by its page where it has one.",
	},
	case: {
		severity: "warning",
		says: (host, what) => `${what} differs only in its case from another address, which ${host} does not tell apart in its tables.`,
		remedy: "Write a location of your own for it, or leave it.",
	},
	characters: {
		severity: "warning",
		says: (host, what) => `${what} holds characters that no rule of ${host} can name.`,
		remedy: "Look whether anybody ever asked for it; else take it out of where it is recorded.",
	},
	many: {
		severity: "warning",
		says: (host, what) =>
			`.htaccess would be slow with ${what}, since ${host} reads it for each request: it has the 1,000 most needed, and a table for its settings has all.`,
		remedy:
			"Include .backfile-apache.conf in the VirtualHost of the site; docs/hosts.md has the two lines. Where you cannot change its settings, the others answer as unknown ones do.",
	},
};

function leftProblem({ host }: Hosted, { why, count, examples }: Left): Problem | undefined {
	const words = REASONS[why];
	if (words === undefined) return undefined;
	const [first = ""] = examples;
	const what =
		why === "many"
			? first
			: count === 1
				? `the old address ${first}`
				: `each of ${count.toLocaleString("en")} old addresses, such as ${examples.join(", ")},`;
	const said = words.says(NAMES[host], what);
	return problem(words.severity, said.charAt(0).toUpperCase() + said.slice(1), words.remedy);
}

/** What of the settings does not fit the host. */
function formProblems({ host, urls, base }: Hosted): Problem[] {
	const problems: Problem[] = [];
	if (host === "s3" && urls === "clean")
		problems.push(
			problem(
				"error",
				'S3 does not find /story where the file is story.html, as `urls: "clean"` needs it.',
				'Set urls to "html" or to "folders".',
			),
		);
	if (host === "cloudflare" && urls === "html")
		problems.push(
			problem(
				"info",
				"Cloudflare Pages leads from each /story.html to /story, so every link of the site goes by a redirect.",
				'Set urls to "clean": the files are the same, and links lead to where the host answers.',
			),
		);
	if ((host === "cloudflare" || host === "netlify") && base !== "/")
		problems.push(
			problem(
				"warning",
				`The site stands below ${base}, and ${NAMES[host]} reads _redirects and _headers only at the top of what it publishes.`,
				`Publish a folder that holds the site as ${base.slice(1, -1)}, and move both files beside it.`,
			),
		);
	return problems;
}

function problem(severity: Severity, message: string, remedy: string): Problem {
	return { file: ".eleventy.ts", rule: "host-limit", severity, message, remedy };
}
