import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { OldAddress } from "../src/site/ledger/oldaddress.ts";

/** What a host answers to a request. */
export interface HostAnswer {
	readonly status: number;
	/** Where a redirect leads, by its status or by the page: a path below the site. */
	readonly to?: string;
}

/** Asks a host for a path below the site. */
export type Fetch = (address: string) => Promise<HostAnswer> | HostAnswer;

/** A host that serves the files of a folder as they are, and that is told of the old addresses at which no page can answer. */
export function folderHost(output: string, recorded: readonly Pick<OldAddress, "from" | "to">[]): Fetch {
	const rules = new Map(recorded.map(({ from, to }) => [from, to]));
	return (address) => {
		const name = decodeURIComponent(address);
		const file = path.join(output, name.endsWith("/") ? `${name}index.html` : name);
		if (!address.includes("?") && existsSync(file)) return answerOf(file);
		if (!rules.has(address)) return { status: 404 };
		const to = rules.get(address);
		return to === undefined ? { status: 410 } : { status: 301, to };
	};
}

function answerOf(file: string): HostAnswer {
	if (!file.endsWith(".html")) return { status: 200 };
	const to = /<meta http-equiv="refresh" content="0; url=([^"]*)">/.exec(readFileSync(file, "utf8"))?.[1];
	return to === undefined ? { status: 200 } : { status: 301, to: to.replaceAll("&amp;", "&") };
}

/** The addresses that end otherwise than they may: at a page (200), behind one redirect at a page, or at 410. */
export async function badAnswers(addresses: Iterable<string>, fetch: Fetch): Promise<string[]> {
	const bad: string[] = [];
	for (const address of addresses) {
		const { status, to } = await fetch(address);
		if (status === 200 || status === 410) continue;
		const end = to === undefined ? undefined : await fetch(to);
		if (end?.status !== 200) bad.push(`${address}: ${status}${to === undefined ? "" : ` → ${to}: ${end?.status}`}`);
	}
	return bad;
}
