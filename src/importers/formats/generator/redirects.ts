import { type FactStep, redirectFact } from "../../importer.ts";
import type { SiteFolder } from "./folder.ts";

/** Where generators keep the file from which hosts such as Netlify read redirects. */
const FILES = ["_redirects", "static/_redirects", "public/_redirects", "src/_redirects", "source/_redirects", "content/extra/_redirects"];

/** A site with more rules keeps them elsewhere. */
const MOST = 10_000;

/** Rules with `*` are compared with every page. */
const MOST_WITH_STARS = 100;

/**
 * The redirects of `_redirects` to pages of the site: lines such as `/old/ /new/ 301` and `/articles/* /blog/:splat`.
 * @param home the address of the home page; without it nothing is read
 * @param addresses the addresses of all pages, whole
 */
export function redirectFacts(folder: SiteFolder, home: string | undefined, addresses: readonly string[]): FactStep[] {
	const text = FILES.map((file) => folder.read(file)).find((one) => one !== undefined);
	if (text === undefined || home === undefined) return [];
	const rules = text
		.split("\n", MOST)
		.map((line) => line.trim().split(/\s+/))
		.filter(([from = "", to]) => /^(\/|https?:)/.test(from) && to !== undefined)
		.map(([from = "", to = ""]) => ({ from: wholeOf(from, home), to: wholeOf(to, home) }));
	const plain = rules.filter(({ from, to }) => !from.includes("*") && !to.includes("/:"));
	const starred = rules.filter(({ from, to }) => /^[^*]*\/\*$/.test(from) && to.endsWith("/:splat")).slice(0, MOST_WITH_STARS);
	return [
		...plain.map(({ from, to }) => redirectFact(from, to)),
		...starred.flatMap(({ from, to }) => {
			const below = to.slice(0, -":splat".length);
			return addresses
				.filter((address) => address.startsWith(below) && address !== below)
				.map((address) => redirectFact(from.slice(0, -1) + address.slice(below.length), address));
		}),
	];
}

function wholeOf(address: string, home: string): string {
	return address.startsWith("/") ? new URL(home).origin + address : address;
}
