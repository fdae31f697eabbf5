import { CannotRun, codeOf, compareText } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { makeAddressReader, type ReadAddress } from "./reading/address.ts";
import { makeLineReader, type TextReader } from "./reading/lines.ts";
import { makeListReader } from "./reading/list.ts";
import { notForReaders, readLogLine } from "./reading/logline.ts";
import { LEFT_OUT } from "./reading/reasons.ts";
import { makeSitemapReader } from "./reading/sitemap.ts";
import { makeTally, type Tally } from "./reading/tally.ts";
import { readTexts } from "./reading/texts.ts";

/** The addresses of an older site that a file names. */
export interface ImportedAddresses {
	/** What the file is. */
	readonly form: "sitemap" | "list" | "log";
	/**
	 * How often each address was asked for, by address: 0 where the file does not say. Each is a path below the site's base,
	 * percent-encoded as in `Output.url`, beginning with `/`. A query stays only where it names a page by its number (`/?p=123`). Sorted.
	 */
	readonly asked: ReadonlyMap<string, number>;
	/** How many lines or entries were no address of this site that readers use, by the reason, in words that stand behind the number. Sorted. */
	readonly leftOut: ReadonlyMap<string, number>;
}

const FORMS = "A sitemap in XML, a list with an address a line, or a server's access log (Common or Combined Log Format, or Caddy's JSON)";

/**
 * Reads the addresses of an older site from a sitemap, a list, or a server's access log, each packed by gzip or not. Of a log, nothing is
 * kept but what was asked for.
 * @param file its path
 * @throws {CannotRun} where the file cannot be read, is none of these, or is an index of sitemaps
 */
export async function importedAddresses(file: string, settings: Pick<Settings, "url" | "formerHosts">): Promise<ImportedAddresses> {
	const tally = makeTally();
	const readAddress = makeAddressReader(settings);
	let reader: FormReader | undefined;
	const { isCutOff } = await readTexts(file, (text) => {
		reader ??= text.trim() === "" ? undefined : readerOf(file, text, readAddress, tally);
		reader?.write(text);
	}).catch((error: unknown) => {
		throw unreadable(file, error);
	});
	if (!reader) throw refusal(`${file} ${isCutOff ? "is damaged: nothing in it can be read" : "is empty"}.`);
	reader.end();
	reader.check(file);
	if (isCutOff) tally.leave(LEFT_OUT.cutOff);
	return { form: reader.form, asked: sorted(tally.asked), leftOut: sorted(tally.leftOut) };
}

interface FormReader extends TextReader {
	readonly form: ImportedAddresses["form"];
	/** @throws {CannotRun} where the file is not what is wanted */
	check(file: string): void;
}

/** Chooses the form of a file by its beginning. */
function readerOf(file: string, text: string, read: (written: string) => ReadAddress, tally: Tally): FormReader {
	if (text.trimStart().startsWith("<")) return sitemapReader(read, tally);
	// The first lines of a log may be cut, or tell of the start of the server.
	const lines = text.slice(0, 1 << 16).split(/[\r\n]+/, 20);
	if (lines.some((line) => line.startsWith("{") || readLogLine(line.trim()) !== undefined)) return logReader(read, tally);
	return listReader(/\.[ct]sv(\.gz)?$/i.test(file), text, read, tally);
}

function sitemapReader(read: (written: string) => ReadAddress, tally: Tally): FormReader {
	const reader = makeSitemapReader((address) => tally.add(read(address), 0));
	const check = (file: string) => {
		const { root, sitemaps, faults, stopped } = reader.found();
		if (root === "sitemapindex") {
			const more = sitemaps.length === 0 ? "It names none." : `Give these instead, each after the other: ${sitemaps.join(", ")}.`;
			throw refusal(`${file} is an index of sitemaps, and holds no addresses of pages itself.`, more);
		}
		const isEmpty = tally.asked.size === 0 && tally.leftOut.size === 0;
		if (isEmpty && (stopped !== undefined || faults > 0 || root === ""))
			throw refusal(`${file} is no sitemap: ${stopped ?? "it is not XML"}.`);
		tally.leave(LEFT_OUT.xml, faults + (stopped === undefined ? 0 : 1));
	};
	return { form: "sitemap", ...reader, check };
}

function logReader(read: (written: string) => ReadAddress, tally: Tally): FormReader {
	let isLog = false;
	const take = (line: string) => {
		const found = readLogLine(line);
		if (!found) return tally.leave(LEFT_OUT.broken);
		isLog = true;
		if ("leftOut" in found) return tally.leave(found.leftOut);
		const address = read(found.written);
		const reason = "address" in address ? notForReaders(address.address) : undefined;
		tally.add(reason === undefined ? address : { leftOut: reason }, 1);
	};
	const reader = makeLineReader(take, () => tally.leave(LEFT_OUT.tooLong));
	const check = (file: string) => {
		if (!isLog) throw refusal(`${file} is JSON, but no log of requests.`);
	};
	return { form: "log", ...reader, check };
}

function listReader(isTable: boolean, beginning: string, read: (written: string) => ReadAddress, tally: Tally): FormReader {
	const reader = makeListReader(
		isTable,
		beginning,
		(written) => tally.add(read(written), 0),
		() => tally.leave(LEFT_OUT.tooLong),
	);
	const check = (file: string) => {
		const isNone = tally.asked.size === 0 && [...tally.leftOut.keys()].every((reason) => NO_LIST.has(reason));
		if (isNone) throw refusal(`${file} holds no address.`);
	};
	return { form: "list", ...reader, check };
}

/** A file of which all lines are such is no list of addresses. */
const NO_LIST = new Set<string>([LEFT_OUT.noAddress, LEFT_OUT.tooLong, LEFT_OUT.characters]);

/** The refusal of a file that gives no addresses. */
function refusal(message: string, remedy = `${FORMS} is wanted.`): CannotRun {
	return new CannotRun(message, remedy, "docs/addresses.md#the-addresses-of-an-older-site");
}

function unreadable(file: string, error: unknown): unknown {
	refuseTooManyOpen(error);
	if (!(error instanceof Error && "syscall" in error)) return error;
	const why =
		{ ENOENT: "is not there", EISDIR: "is a folder", EACCES: "may not be read" }[codeOf(error)] ?? `cannot be read: ${error.message}`;
	return refusal(`${file} ${why}.`);
}

function sorted(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
	return new Map([...counts].sort(([a], [b]) => compareText(a, b)));
}
