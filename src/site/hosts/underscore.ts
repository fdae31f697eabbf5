import type { HostSite } from "./host.ts";

/** The file of redirects that Netlify and Cloudflare Pages read. */
export const REDIRECTS = "_redirects";

/** The file of headers that both read. */
export const HEADERS = "_headers";

/** The text of `_headers`: each path or pattern with its headers. */
export function blocksText(blocks: readonly (readonly [pattern: string, headers: readonly string[]])[]): string {
	return `# Written by Backfile.\n${blocks.map(([pattern, headers]) => `${pattern}\n${headers.map((header) => `  ${header}\n`).join("")}`).join("")}`;
}

/** The folders that hold nothing but files whose names tell what is in them, as patterns. */
export function hashedFolders({ base, search, hasHashedPictures }: HostSite): string[] {
	const index = search === undefined ? [] : ["fragment", "index", "filter"].map((folder) => `${base}search/:shard/${folder}/*`);
	return [...index, ...(hasHashedPictures ? [`${base}media/webp/*`] : [])];
}

/** Whether an address holds what both hosts read as a pattern: `*`, or a name behind a colon. Percent-encoded, neither would fit what browsers ask for. */
export function isPattern(url: string): boolean {
	return /\*|:[a-z]/i.test(url);
}
