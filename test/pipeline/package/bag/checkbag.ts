import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** What is wrong in a bag, by RFC 8493. It was written from the RFC alone. */
export function faultsOf(bag: string): string[] {
	const faults: string[] = [];
	const text = (name: string) => readFileSync(path.join(bag, name), "utf8");
	if (text("bagit.txt") !== "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n") faults.push("bagit.txt");
	const all = readdirSync(bag, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(bag, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
	const payload = all.filter((name) => name.startsWith("data/"));
	const listed = hashesIn(text("manifest-sha512.txt"));
	const tags = hashesIn(text("tagmanifest-sha512.txt"));
	for (const [name, hash] of [...listed, ...tags]) {
		if (!all.includes(name)) faults.push(`${name} is listed and missing`);
		else if (hashOf(path.join(bag, name)) !== hash) faults.push(`${name} has another hash`);
	}
	for (const name of payload) if (!listed.has(name)) faults.push(`${name} is not listed`);
	for (const name of all.filter((file) => !payload.includes(file) && file !== "tagmanifest-sha512.txt"))
		if (!tags.has(name)) faults.push(`${name} is not listed`);
	const bytes = payload.reduce((sum, name) => sum + statSync(path.join(bag, name)).size, 0);
	if (infoIn(text("bag-info.txt"))["Payload-Oxum"] !== `${bytes}.${payload.length}`) faults.push("Payload-Oxum");
	return faults;
}

/** The fields of bag-info.txt; a line that begins with a space continues the one before. */
export function infoIn(text: string): Readonly<Record<string, string>> {
	const lines = text.replace(/\n[ \t]+/g, " ").split("\n");
	return Object.fromEntries(
		lines.filter(Boolean).map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
	);
}

function hashesIn(manifest: string): ReadonlyMap<string, string> {
	const entries = manifest
		.split("\n")
		.filter(Boolean)
		.map((line): [string, string] => {
			const [, hash = "", name = ""] = /^([0-9a-f]{128}) +(.+)$/.exec(line) ?? [];
			return [name.replace(/%(25|0A|0D)/gi, decodeURIComponent), hash];
		});
	return new Map(entries);
}

function hashOf(file: string): string {
	return createHash("sha512").update(readFileSync(file)).digest("hex");
}
