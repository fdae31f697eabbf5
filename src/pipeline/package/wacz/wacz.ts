import { createHash } from "node:crypto";
import type { Settings } from "../../../settings.ts";
import { sha256Of } from "../../../system/hash.ts";
import { AGENT } from "../agent.ts";
import type { Packed } from "../copy/copy.ts";
import { type PageFacts, pageFacts } from "../pages.ts";
import { type PublishedSite, publishedBytes, publishedChunks, type SiteFile } from "../published.ts";
import { eachFile, type Work } from "../work.ts";
import { isLarge, openZip, ZIP64_FROM, type Zip } from "../zip.ts";
import { addressesOf, contentType, mediaType } from "./addresses.ts";
import { indexFiles, indexLine } from "./cdxj.ts";
import { answerRecord, infoRecord } from "./warc.ts";

const WARC = "data.warc.gz";

/** A file of the package, as its list names it. */
interface Resource {
	readonly name: string;
	readonly path: string;
	readonly hash: string;
	readonly bytes: number;
}

/** What is gathered while the records are written. */
interface Gathered {
	readonly index: string[];
	/** The front page and the stories. */
	readonly pages: string[];
	/** All other pages. */
	readonly extraPages: string[];
}

/** Files by which hosts are set up; they answer no reader. */
const FOR_HOSTS = /^(_redirects|_headers|_routes\.json|_worker\.js|CNAME|\.nojekyll|\.htaccess|web\.config|\.backfile[^/]*|404\.html)$/;

/**
 * Writes a web archive of the site (WACZ 1.1.1), as if every address of it had been crawled.
 * @param day the day that all records bear, `YYYY-MM-DD`
 */
export async function writeWacz(file: string, site: PublishedSite, settings: Settings, day: string, work: Work): Promise<Packed> {
	const date = `${day}T00:00:00Z`;
	const files = site.files.filter(({ path }) => !FOR_HOSTS.test(path));
	const zip = openZip(file);
	try {
		const gathered: Gathered = { index: [], pages: [], extraPages: [] };
		const resources: Resource[] = [];
		const hash = createHash("sha256");
		let bytes = 0;
		const records = async function* (): AsyncGenerator<Buffer> {
			for await (const chunk of allRecords(files, site, settings, date, work, gathered)) {
				hash.update(chunk);
				bytes += chunk.length;
				yield chunk;
			}
		};
		const total = files.reduce((sum, entry) => sum + entry.bytes + 2_000, 0);
		await zip.addChunks(`archive/${WARC}`, records(), "store", total >= ZIP64_FROM);
		resources.push({ name: WARC, path: `archive/${WARC}`, hash: `sha256:${hash.digest("hex")}`, bytes });
		for (const { name, bytes: text, isPacked } of indexFiles(gathered.index))
			resources.push(added(zip, `indexes/${name}`, text, isPacked ? "store" : "deflate"));
		for (const [name, list] of [
			["pages", gathered.pages],
			["extraPages", gathered.extraPages],
		] as const) {
			if (name === "extraPages" && list.length === 0) continue;
			const head = { format: "json-pages-1.0", id: name, title: name === "pages" ? settings.title : "All other pages" };
			resources.push(added(zip, `pages/${name}.jsonl`, Buffer.from([head, ...list].map(asLine).join("")), "deflate"));
		}
		addPackage(zip, resources, settings, date);
		zip.end();
	} catch (error) {
		zip.abandon();
		throw error;
	}
	return { files: files.length, leftOut: site.files.length - files.length };
}

function asLine(value: object | string): string {
	return `${typeof value === "string" ? value : JSON.stringify(value)}\n`;
}

function added(zip: Zip, path: string, bytes: Buffer, method: "store" | "deflate"): Resource {
	zip.add(path, bytes, method);
	// A name has small letters only (Data Package).
	return { name: path.slice(path.indexOf("/") + 1).toLowerCase(), path, hash: `sha256:${sha256Of(bytes)}`, bytes: bytes.length };
}

/** The pieces of the file of records, and what is to be known of them. */
async function* allRecords(
	files: readonly SiteFile[],
	site: PublishedSite,
	settings: Settings,
	date: string,
	work: Work,
	{ index, pages, extraPages }: Gathered,
): AsyncGenerator<Buffer> {
	const info = infoRecord({ file: WARC, date, agent: AGENT, title: settings.title });
	yield info;
	let offset = info.length;
	for await (const file of eachFile(files, "wacz", work)) {
		const large = isLarge(file.bytes);
		const bytes = large ? undefined : publishedBytes(site.folder, file);
		const facts = bytes && file.path.endsWith(".html") ? pageFacts(bytes.toString("utf8")) : undefined;
		const addresses = addressesOf(file.path, settings.url, facts?.url);
		const type = mediaType(file.path);
		const chunks = () => (bytes ? [bytes] : publishedChunks(site.folder, file));
		for (const url of addresses) {
			const begin = offset;
			const answer = { url, type: contentType(type), sha256: file.sha256, bytes: file.bytes, chunks };
			for await (const chunk of answerRecord(answer, date, large)) {
				offset += chunk.length;
				yield chunk;
			}
			index.push(indexLine({ url, mime: type, sha256: file.sha256, offset: begin, length: offset - begin }, date, WARC));
		}
		const [url] = addresses;
		if (!facts || facts.isRedirect || url === undefined) continue;
		(url === settings.url || facts.isStory ? pages : extraPages).push(pageLine(facts, url, date, file));
	}
}

function pageLine({ title }: PageFacts, url: string, ts: string, { bytes, sha256 }: SiteFile): string {
	return JSON.stringify({ id: sha256Of(`${url} ${sha256}`).slice(0, 16), url, ts, title, size: bytes });
}

function addPackage(zip: Zip, resources: readonly Resource[], settings: Settings, date: string): void {
	const { title, description, publisher = title, url } = settings;
	const list = {
		profile: "data-package",
		wacz_version: "1.1.1",
		title,
		...(description === undefined ? {} : { description }),
		created: date,
		software: AGENT,
		organization: publisher,
		mainPageUrl: url,
		mainPageDate: date,
		resources,
	};
	const text = `${JSON.stringify(list, undefined, 2)}\n`;
	zip.add("datapackage.json", Buffer.from(text), "deflate");
	const digest = { path: "datapackage.json", hash: `sha256:${sha256Of(text)}` };
	zip.add("datapackage-digest.json", Buffer.from(`${JSON.stringify(digest, undefined, 2)}\n`), "deflate");
}
