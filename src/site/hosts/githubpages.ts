import { collectLeft, type HostFile, type HostFiles, type HostSite } from "./host.ts";

/** What GitHub Pages is told. It takes no rules: old addresses have pages that lead on, and what is gone has its page with the code 200. */
export function githubPagesFiles({ url, base, moved, gone, unusable }: HostSite): HostFiles {
	const left = collectLeft(unusable);
	for (const one of moved) if (one.query !== undefined) left.add("query", one);
	for (const one of gone) left.add("gone", one);
	const files: HostFile[] = [
		{ path: ".nojekyll", text: "Written by Backfile: this site is not to be made by Jekyll.\n", use: "GitHub Pages reads it by itself." },
	];
	const { hostname } = new URL(url);
	if (base === "/" && !hostname.endsWith(".github.io")) {
		files.push({
			path: "CNAME",
			text: `${hostname}\n`,
			use: "GitHub Pages reads it where the site is published from a branch; a workflow of your own needs the domain in the settings of the repository.",
		});
	}
	return { files, rules: 0, asked: moved.length + gone.length, longest: 0, left: left.all() };
}
