import { readFile } from "node:fs/promises";
import path from "node:path";
import { decode } from "../../../article/encoding.ts";
import { shorten } from "../../../article/text.ts";
import { aboutFact, type Facts, type Importer, type ReadOptions, type Source, type Step } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import type { CodeContext } from "./code/call.ts";
import { expandCode } from "./code/expand.ts";
import { openSiteFolder, type SiteFolder } from "./folder.ts";
import { type ReadPage, readPage } from "./page.ts";
import { linkToPages } from "./pagelinks.ts";
import { redirectFacts } from "./redirects.ts";
import type { GeneratedSite, GeneratorTable, Page, PagesMet, PageText, Role } from "./table.ts";

/** The fact that a page has an address, by the path of its file or another of its names. */
const PAGE = "page ";

/** An importer of the folders of a generator. */
export function generatorImporter(generator: GeneratorTable): Importer {
	return {
		name: generator.name,
		about: generator.about,
		keepsUrls: true,
		tellsOfSite: "first",
		recognises: (source) => source.kind === "folder" && generator.recognises(openSiteFolder(source)),
		read: (sources, options) => read(generator, sources, options),
	};
}

async function* read(generator: GeneratorTable, sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	for (const source of sources) {
		if (source.kind === "folder") yield* readSite(generator, openSiteFolder(source), options);
		else
			yield problemStep(
				{ file: source.name },
				"source-refused",
				"error",
				`This is a file, and not the folder of a site of ${generator.name}.`,
				"Name the folder in which its configuration lies.",
			);
	}
}

/** What all pages of a site are read with. */
interface SiteReading {
	readonly folder: SiteFolder;
	readonly site: GeneratedSite;
	readonly options: ReadOptions;
	/** The first address of each page that became one. */
	readonly addresses: string[];
	readonly met: { [Name in keyof PagesMet]: Name extends "left" ? PagesMet["left"][number][] : Set<string> };
}

async function* readSite(generator: GeneratorTable, folder: SiteFolder, options: ReadOptions): AsyncGenerator<Step, void, void> {
	const site = generator.open(folder);
	if (site.url !== undefined) yield { step: "fact", name: "site", value: site.url };
	if (!options.facts) yield aboutFact({ ...site.about, ...(site.zone !== undefined && { zone: site.zone }) });
	for (const problem of site.problems) yield { step: "problem", problem };
	const reading: SiteReading = {
		folder,
		site,
		options,
		addresses: [],
		met: { tags: new Set(), sections: new Set(), authors: new Set(), left: [] },
	};
	let bytes = 0;
	for (const file of folder.files()) {
		const role = site.roleOf(file);
		if (role.role === "file") continue;
		if (role.role === "none") {
			yield { step: "skipped", record: `${folder.name}/${file}`, why: role.why };
			continue;
		}
		const data = await bytesOf(folder, file);
		if ("why" in data) yield { step: "skipped", record: `${folder.name}/${file}`, why: data.why };
		else {
			bytes += data.bytes.length;
			yield* pageSteps(file, data.bytes, role, reading);
			yield { step: "progress", bytes };
		}
	}
	const named = (site.people ?? []).filter(({ name }) => reading.met.authors.has(name));
	yield* named;
	for (const problem of site.foundLater?.() ?? []) yield { step: "problem", problem };
	if (options.facts) return;
	yield* site.factsOf?.(reading.met) ?? [];
	yield* redirectFacts(folder, site.url, reading.addresses);
}

/** No page is larger, in bytes. */
const LARGEST = 64 * 1024 * 1024;

async function bytesOf(folder: SiteFolder, file: string): Promise<{ readonly bytes: Uint8Array } | { readonly why: string }> {
	if (!folder.has(file)) return { why: "it is a link, or not an ordinary file" };
	const bytes = await readFile(path.join(folder.path, file));
	return bytes.length > LARGEST ? { why: "it is too large for a page" } : { bytes };
}

function* pageSteps(
	file: string,
	bytes: Uint8Array,
	role: Extract<Role, { readonly format: string }>,
	reading: SiteReading,
): Generator<Step, void, void> {
	const { folder, site, options, met } = reading;
	const name = `${folder.name}/${file}`;
	const decoded = decode(bytes, role.format === "html" ? "declares" : "plain");
	if (decoded.text.trim() === "") {
		yield { step: "skipped", record: name, why: "it is empty" };
		return;
	}
	const page = readPage(file, name, decoded, role, { site, zone: site.zone ?? options.zone });
	for (const problem of page.problems) yield { step: "problem", problem };
	if ("why" in page) {
		yield { step: "skipped", record: name, why: page.why };
		return;
	}
	const addresses = withShortForm(site.addressesOf(page)).map((address) => wholeAddress(address, site.url));
	// Links to a page that is left out lead to its address: a list may stand there.
	if (!options.facts)
		for (const known of [file, ...(site.namesOf?.(page) ?? [])])
			yield { step: "fact", name: PAGE + known, value: [addresses[0], page.fields.headline] };
	const why = site.leftOut?.(page);
	if (why !== undefined) {
		met.left.push({ page, addresses });
		yield { step: "skipped", record: name, why };
		return;
	}
	learn(page, met);
	if (!options.facts && addresses[0] !== undefined) reading.addresses.push(addresses[0]);
	yield storyOf(page, name, addresses, reading);
}

/** Hosts serve `/about.html` at `/about` as well, and pages link to each other so. */
function withShortForm(addresses: readonly string[]): readonly string[] {
	const [first = ""] = addresses;
	return /[^/]\.html$/.test(first) ? [...addresses, first.slice(0, -".html".length)] : addresses;
}

function learn({ fields: { tags, section, authors } }: Page, met: SiteReading["met"]): void {
	for (const tag of namesIn(tags)) met.tags.add(tag);
	for (const name of namesIn(section)) met.sections.add(name);
	for (const author of namesIn(authors)) met.authors.add(author);
}

function namesIn(value: unknown): string[] {
	return [value ?? []].flat().map((one: unknown) => (typeof one === "object" ? String((one as { name?: unknown })?.name) : String(one)));
}

function storyOf(page: Extract<ReadPage, Page>, name: string, addresses: readonly string[], { site, options }: SiteReading): Step {
	const notCarried = [...page.notCarried];
	const [address = "/"] = addresses;
	const text: PageText = options.facts
		? expanded(page, address, (what) => notCarried.push(what), { site, options })
		: { format: page.format, text: page.body, unknown: [] };
	return {
		step: "story",
		key: page.id ?? page.path.replace(/\.[a-z\d]+$/i, ""),
		name: shorten(String(page.fields.headline), 200),
		place: { file: name },
		kind: page.role,
		fields: page.fields,
		body: { format: text.format, text: text.text },
		addresses,
		site: { url: site.url ?? "/", media: [], files: [...(site.filesOf?.(page, address) ?? []), ...site.files] },
		notCarried,
		unknown: text.unknown.map((code) => ({ ...code, line: (code.line ?? 1) + page.bodyLine - 1 })),
	};
}

/** The text of a page with what its template code becomes, and with links to other pages. The survey needs no such text. */
function expanded(
	page: Page,
	address: string,
	notCarried: (name: string) => void,
	{ site, options: { facts, rules } }: Pick<SiteReading, "site" | "options">,
): PageText {
	const { path: file, format, body, values } = page;
	const addressOf = (wanted: string) => noted(facts, wanted)[0];
	const titleOf = (wanted: string) => noted(facts, wanted)[1];
	const context: CodeContext = { path: file, format, body, values, address, home: site.url ?? "/", addressOf, titleOf, notCarried };
	const table = { code: site.code, ...(rules && { rules }) };
	const made = site.textOf?.(page, table, context) ?? { format, ...expandCode(body, site.syntax, table, context) };
	return { ...made, text: linkToPages(made.text, made.format, file, addressOf) };
}

/** What the survey noted of a page. */
function noted(facts: Facts | undefined, name: string): readonly [address?: string, headline?: string] {
	const found = facts?.get(PAGE + name);
	return Array.isArray(found) ? (found as [string, string]) : [];
}

/** A path of the site as a whole address, if that of the site is known. */
function wholeAddress(address: string, home: string | undefined): string {
	if (home === undefined || /^https?:\/\//i.test(address)) return address;
	return `${new URL(home).origin}${address}`;
}
