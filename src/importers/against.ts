import { decodeXML } from "entities";
import { pathOf } from "./addresses.ts";
import type { Against } from "./report.ts";
import type { Survey } from "./survey.ts";

/** The addresses in a sitemap, or in a text that has one on each line. */
export function addressList(text: string): readonly string[] {
	const locations = [...text.matchAll(/<loc>\s*(?:<!\[CDATA\[)?([^<\]]+?)(?:\]\]>)?\s*<\/loc>/g)].map(([, address = ""]) =>
		decodeXML(address),
	);
	if (locations.length > 0) return locations;
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => /^(https?:\/\/|\/)/i.test(line));
}

/** Looks whether every address of the old site leads somewhere in the new one. */
export function checkAgainst(list: readonly string[], { links, entries }: Survey, keyOf: (address: string) => string | undefined): Against {
	const missing: string[] = [];
	const recorded: string[] = [];
	for (const address of list) {
		const number = links.get(keyOf(address) ?? "");
		const entry = number === undefined ? undefined : entries[number];
		if (!entry || entry.left !== undefined) missing.push(address);
		else {
			const path = pathOf(address);
			const reached = [entry.permalink, entry.address, ...(entry.redirects ?? [])].map(plain);
			if (path === undefined || !reached.includes(plain(path))) recorded.push(address);
		}
	}
	return { checked: list.length, missing, recorded };
}

function plain(path: string | undefined): string | undefined {
	return path?.replace(/\/(index\.html)?$/, "");
}
