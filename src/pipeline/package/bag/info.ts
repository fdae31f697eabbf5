import type { Settings } from "../../../settings.ts";
import { AGENT } from "../agent.ts";

/** What is in a bag, beside what the settings say. */
export interface BagFacts {
	/** `YYYY-MM-DD` */
	readonly day: string;
	readonly files: number;
	readonly bytes: number;
}

/** The text of bag-info.txt: what a library wants to know. */
export function bagInfo({ title, publisher = title, url, description, contact }: Settings, { day, files, bytes }: BagFacts): string {
	const isMail = contact !== undefined && /^[^/:]+@[^/]+$/.test(contact.replace(/^mailto:/, ""));
	const fields: readonly (readonly [string, string | undefined])[] = [
		["Source-Organization", publisher],
		["Contact-Email", isMail ? contact.replace(/^mailto:/, "") : undefined],
		["Contact-Address", isMail ? undefined : contact],
		["External-Description", [title, description].filter(Boolean).join(": ")],
		["External-Identifier", url],
		["Bagging-Date", day],
		["Bag-Size", sizeText(bytes)],
		["Payload-Oxum", `${bytes}.${files}`],
		["Bag-Software-Agent", AGENT],
	];
	return fields.flatMap(([label, value]) => (value ? [`${folded(`${label}: ${value.replace(/\s+/g, " ").trim()}`)}\n`] : [])).join("");
}

/** RFC 8493 advises lines of no more characters. */
const LINE = 79;

/** A long line, continued on others that begin with a space. */
function folded(text: string): string {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		if (line !== "" && line.length + 1 + word.length > LINE) {
			lines.push(line);
			line = ` ${word}`;
		} else line = line === "" ? word : `${line} ${word}`;
	}
	return [...lines, line].join("\n");
}

const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** A size for people, in units of a thousand. */
function sizeText(bytes: number): string {
	const unit = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	const value = bytes / 1000 ** unit;
	return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
