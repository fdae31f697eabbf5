import mime from "mime";
import { shortHash } from "../../../article/slug.ts";
import { percentDecoded } from "../../../article/text.ts";
import type { PackedFile, PackedFiles } from "../../contract/oldsite.ts";
import { addressKey } from "../../survey/addresses.ts";
import { LARGEST } from "../html/bytes.ts";
import { type PageFile, type PageSource, pageOfCapture } from "../html/pages.ts";
import { type Crawl, type CrawlFile, type CrawlPage, filesByKey } from "./crawl.ts";
import type { Bytes } from "./records/bytes.ts";
import { type Content, contentOf } from "./records/content.ts";
import { blockAt } from "./records/records.ts";
import { openStretch, type Stretch } from "./stretches.ts";

/** A larger file of a crawl is not brought over: it is unpacked in memory. */
const LARGEST_FILE = 100_000_000;

/**
 * The pages of a crawl as the HTML importer reads them.
 * @param tell is told of each page whose text cannot be had, and why
 */
export function sourceOf(crawl: Crawl, tell: (name: string, why: string) => void): PageSource {
	const packed = packedFiles(crawl);
	return {
		pages: () => pagesOf(crawl, tell),
		redirects: crawl.redirects,
		filesOf: () => [packed],
	};
}

async function* pagesOf({ pages, stretches }: Crawl, tell: (name: string, why: string) => void): AsyncGenerator<PageFile, void, void> {
	const open = makeOpenStretch();
	try {
		for (const page of pages) {
			const stretch = stretches.at(page.stored.stretch);
			if (!stretch) continue;
			const content = readContent(open(stretch), page, LARGEST);
			const capture = { source: stretch.name, address: page.address, end: stretch.before + page.stored.at };
			// A copy of its own: a thread that is sent a part of a buffer gets all of it.
			const bytes = new Uint8Array("bytes" in content ? content.bytes : []);
			const file = pageOfCapture({ ...capture, size: bytes.length, charset: page.charset, read: async () => bytes });
			if ("bytes" in content) yield file;
			else {
				tell(file.name, content.why);
				yield { ...file, unread: "its text cannot be unpacked" };
			}
		}
	} finally {
		open(undefined);
	}
}

/** Opens stretches, one at a time. */
function makeOpenStretch() {
	let opened: { readonly stretch: Stretch; readonly bytes: Bytes } | undefined;
	function open(stretch: Stretch): Bytes;
	function open(stretch: undefined): undefined;
	function open(stretch: Stretch | undefined): Bytes | undefined {
		if (stretch !== undefined && opened?.stretch.name === stretch.name) return opened.bytes;
		opened?.bytes.close();
		opened = stretch && { stretch, bytes: openStretch(stretch) };
		return opened?.bytes;
	}
	return open;
}

function readContent(bytes: Bytes, { stored, packing }: Pick<CrawlPage, "stored" | "packing">, most: number): Content {
	const found = blockAt(bytes, stored, most + packing.start);
	return "why" in found ? found : contentOf(found.block, packing, most);
}

/** Files that pages may show, from all hosts of the crawl. */
function packedFiles({ files, pages, stretches }: Crawl): PackedFiles {
	const find = filesByKey(files);
	const home = pages.at(0)?.address;
	const host = home === undefined ? "" : new URL(home).host.replace(/^www\./, "");
	const open = makeOpenStretch();
	return {
		find(address) {
			const file =
				find(addressKey(address.href) ?? "") ??
				(address.search === "" ? undefined : find(addressKey(address.origin + address.pathname) ?? ""));
			return file && packedFile(file, host, () => read(file));
		},
	};

	function read(file: CrawlFile): Content {
		const stretch = stretches.at(file.stored.stretch);
		if (!stretch) return { why: "it is not in the crawl" };
		try {
			return readContent(open(stretch), file, LARGEST_FILE);
		} finally {
			// What was unpacked into memory stays; an open file would stay open behind the end of the import.
			if (!stretch.isDeflated) open(undefined);
		}
	}
}

function packedFile(file: CrawlFile, host: string, read: () => Content): PackedFile {
	return { name: fileName(file, host), read };
}

/** The path of a file below `uploads/`: that of its address, with a hash of its query, and the ending of its media type. */
function fileName({ address, media }: CrawlFile, site: string): string {
	const url = new URL(address);
	const parts = percentDecoded(url.pathname)
		.normalize("NFC")
		.split("/")
		.map(plainPart)
		.filter((part) => part !== "");
	const last = parts.pop() ?? "file";
	const [, stem = last, ending = ""] = /^(.+?)(\.\w{1,8})?$/.exec(last) ?? [];
	const query = url.search === "" ? "" : `-${shortHash(url.search)}`;
	const host = url.host.replace(/^www\./, "");
	const folder = host === site ? [] : [plainPart(host)];
	return [...folder, ...parts, `${stem}${query}${endingFor(ending, media)}`].join("/");
}

/** The ending that a name has, unless the server said that the file is of another kind. */
function endingFor(ending: string, media: string | undefined): string {
	const named = mime.getType(ending);
	const said = media === undefined ? null : mime.getExtension(media);
	if (said === null || media === undefined || media === "application/octet-stream" || media === "text/plain") return ending;
	const isSame = named !== null && (named === media || named.split("/")[0] === media.split("/")[0]);
	return isSame ? ending : named === null && ending !== "" ? `${ending}.${said}` : `.${said}`;
}

/** A part of a path as a file may be named on any system. */
function plainPart(part: string): string {
	const plain = part
		.replace(/[\p{Cc}\\:*?"<>|]/gu, "-")
		.replace(/^\.+/, "")
		.trim();
	if (Buffer.byteLength(plain) <= 120) return plain;
	const [ending = ""] = /\.\w{1,8}$/.exec(plain) ?? [];
	return `${plain.slice(0, 30).toWellFormed()}-${shortHash(plain)}${ending}`;
}
