import { collectLeft, type HostFiles, type HostSite } from "./host.ts";

/** The settings of the website, for `aws s3api put-bucket-website`. */
export const S3_WEBSITE = ".backfile-s3-website.json";

/** The redirects of single objects. */
export const S3_REDIRECTS = ".backfile-s3-redirects.tsv";

/**
 * What S3 is told: the settings of the website, and a list of the objects that lead on. Its rules for prefixes are not used: there are 50 at
 * most, and each would lead from all that begins like an old address.
 */
export function s3Files({ base, moved, gone, unusable }: HostSite): HostFiles {
	const left = collectLeft(unusable);
	const lines: string[] = [];
	for (const one of moved) {
		if (one.query !== undefined) left.add("query", one);
		else lines.push(`${keyOf(one.path)}\t${one.to}`);
	}
	for (const one of gone) left.add("gone", one);
	const website = { IndexDocument: { Suffix: "index.html" }, ErrorDocument: { Key: `${base.slice(1)}404.html` } };
	return {
		files: [
			{
				path: S3_WEBSITE,
				text: `${JSON.stringify(website, undefined, "\t")}\n`,
				use: `Give it to the bucket once: aws s3api put-bucket-website --bucket BUCKET --website-configuration file://${S3_WEBSITE}`,
			},
			{
				path: S3_REDIRECTS,
				text: lines.map((line) => `${line}\n`).join(""),
				use: "Each line is the key of an object, a tab, and where it leads (x-amz-website-redirect-location); docs/hosts.md has the loop that sets them.",
			},
		],
		rules: lines.length,
		asked: moved.length + gone.length,
		longest: lines.reduce((most, line) => Math.max(most, line.length), 0),
		left: left.all(),
	};
}

/** The key of the object that answers at a path. */
function keyOf(path: string): string {
	return (path.endsWith("/") ? `${path}index.html` : path).slice(1);
}
