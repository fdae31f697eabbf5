import type { SiteFiles } from "../../importer.ts";
import { type LocalPath, placeOfAddress } from "./addresses.ts";
import type { BodyNeeds } from "./story.ts";

/** A page of a site, before it is read: a file of a mirror, or a capture of a crawl. */
export interface PageFile {
	/** The name of the source and its place there, for reports. No two pages of a source have one name. */
	readonly name: string;
	/** Its path in the source, which does not depend on where the source lies. It is the key of a story that has no address. */
	readonly relative: string;
	readonly local: LocalPath;
	/** In bytes, as it is when it is read. */
	readonly size: number;
	/** How many bytes of all sources come before its end. */
	readonly end: number;
	/** What the server said of its encoding (`Content-Type: text/html; charset=…`). */
	readonly charset?: string;
	/** Why it is not to be read, in one of a few fixed sentences; undefined if it is. */
	readonly unread?: string;
	/** Where the file is, for system errors: absolute. */
	readonly path?: string;
	/** @throws an error of the operating system, with `syscall` */
	read(): Promise<Uint8Array>;
}

/** A page with its bytes. Plain data, since it may go to another thread. */
export interface RawPage extends Pick<PageFile, "name" | "relative" | "local" | "charset"> {
	readonly bytes: Uint8Array;
	/** Whether the canonical address that it states is that of another page. */
	readonly isWrong: boolean;
	/** What its text is taken with, if it is known to be a story. */
	readonly needs?: BodyNeeds;
}

/** The pages of a mirror or a crawl. */
export interface PageSource {
	/** All pages, the same in the same order whenever it is called. It is called several times. */
	pages(): AsyncIterable<PageFile>;
	/** Addresses that the server redirected (301, 302, 307, 308), with those that they led to: both whole. A chain may have several steps. */
	readonly redirects: Iterable<readonly [from: string, to: string]>;
	/**
	 * Where the pictures and other files of a page lie.
	 * @param home the address of the site, if it is known
	 */
	filesOf(page: PageFile, home: string | undefined): readonly SiteFiles[];
}

/** What a capture of a crawl needs to be a `PageFile`, besides its bytes. */
export interface Capture extends Pick<PageFile, "size" | "end" | "charset" | "unread" | "read"> {
	/** The name of the crawl's file, for reports. */
	readonly source: string;
	/** Whole: `https://www.example.com/2014/03/slug?page=1`. */
	readonly address: string;
}

/** A capture as a page. */
export function pageOfCapture({ source, address, ...rest }: Capture): PageFile {
	return { ...rest, name: `${source}: ${address}`, relative: address, local: placeOfAddress(address) };
}
