import { escapeHtml } from "../../../article/text.ts";
import { basePath, type Settings } from "../../../settings.ts";
import { encode } from "../../../site/address.ts";
import type { Words } from "../../../view/words.ts";
import { pageFacts } from "../pages.ts";
import { type PublishedSite, publishedBytes, publishedChunks, type SiteFile } from "../published.ts";
import { eachFile, type Work } from "../work.ts";
import { isLarge, openZip, ZIP64_FROM, type Zip } from "../zip.ts";
import { type CopyStory, FINDER, FINDER_SCRIPT, storiesScript } from "./finder.ts";
import { copyNames, isInCopy } from "./names.ts";
import { offlinePage } from "./page.ts";
import type { PagePlace } from "./search.ts";
import { rewriteStyles } from "./styles.ts";
import { type Relative, relativeAddresses } from "./targets.ts";

/** The folder of the site in the copy; beside it stands one page to begin with. */
const SITE = "site";

/** What was packed. */
export interface Packed {
	readonly files: number;
	/** Files of the site that are not in it, since they need a server. */
	readonly leftOut: number;
}

/**
 * Writes a copy of the site that opens from a USB stick, as a ZIP file.
 * @param words those of the site
 */
export async function writeCopy(file: string, site: PublishedSite, settings: Settings, words: Words, work: Work): Promise<Packed> {
	const files = site.files.filter(({ path }) => isInCopy(path));
	const names = copyNames(files.map(({ path }) => path));
	const relativeOf = relativeAddresses(names, { url: settings.url, base: basePath(settings) });
	const zip = openZip(file);
	const stories: CopyStory[] = [];
	try {
		zip.add("START HERE.html", Buffer.from(firstPage(settings)), "deflate");
		for await (const entry of eachFile(files, "zip", work)) {
			const name = `${SITE}/${names.get(entry.path)}`;
			const offline = offlineText(entry.path, relativeOf(entry.path), {
				file: entry.path,
				online: new URL(encode(entry.path), settings.url).href,
				words,
			});
			if (offline) {
				const text = publishedBytes(site.folder, entry).toString("utf8");
				zip.add(name, Buffer.from(offline(text)), "deflate");
				stories.push(...storyIn(text, names.get(entry.path) ?? ""));
			} else await addAsIs(zip, name, site, entry);
		}
		zip.add(`${SITE}/${FINDER.stories}`, Buffer.from(storiesScript(stories)), "deflate");
		zip.add(`${SITE}/${FINDER.script}`, Buffer.from(FINDER_SCRIPT), "deflate");
		zip.end();
	} catch (error) {
		zip.abandon();
		throw error;
	}
	return { files: files.length, leftOut: site.files.length - files.length };
}

/** What makes of a text of the site that of the copy; undefined for a file that is copied as it is. */
function offlineText(file: string, relative: Relative, place: PagePlace): ((text: string) => string) | undefined {
	if (/\.html?$/i.test(file)) return (html) => offlinePage(html, relative, place);
	return /\.css$/i.test(file) ? (css) => rewriteStyles(css, relative) : undefined;
}

/** What a page is found by, where it is that of a story. */
function storyIn(html: string, file: string): readonly CopyStory[] {
	if (!html.includes('property="og:type" content="article"')) return [];
	const { title, isStory, published } = pageFacts(html);
	return isStory ? [{ headline: title, file: encode(file), day: published ?? "" }] : [];
}

/** Files that are packed already: to pack them again takes time and gains nothing. */
const PACKED = /\.(png|jpe?g|gif|webp|avif|ico|mp[34]|m4[av]|ogg|oga|ogv|webm|mov|woff2?|zip|gz|7z|pdf|docx|xlsx|epub)$/i;

async function addAsIs(zip: Zip, name: string, site: PublishedSite, file: SiteFile): Promise<void> {
	const method = PACKED.test(file.path) ? "store" : "deflate";
	if (isLarge(file.bytes)) await zip.addChunks(name, publishedChunks(site.folder, file), method, file.bytes >= ZIP64_FROM);
	else zip.add(name, publishedBytes(site.folder, file), method);
}

/** The page at the root of the copy, which leads to the front page. */
function firstPage({ title, language }: Settings): string {
	const name = escapeHtml(title);
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<meta http-equiv="refresh" content="0; url=${SITE}/index.html">
</head>
<body>
<p><a href="${SITE}/index.html">${name}</a></p>
</body>
</html>
`;
}
