import type { SiteFolder } from "../folder.ts";
import { linesOf, wholeOf } from "../rst/lines.ts";
import { idOf, plainName } from "../rst/references.ts";
import { titleAt } from "../rst/titles.ts";
import { docname } from "./addresses.ts";
import type { AblogConfig } from "./config.ts";
import { isRst, suffixOf } from "./texts.ts";

/** A place that a label names. */
export interface Labelled {
	/** The path of the file. */
	readonly path: string;
	/** The title below the label; undefined where none stands there. */
	readonly title?: string;
	/** The id of that title; undefined for the first one of the page, which is its headline. */
	readonly id?: string;
}

/** Every label of the site, in lower case; and posts by the names of their files. Labels are looked for when the first is asked for. */
export function labelsOf(folder: SiteFolder, config: AblogConfig): (label: string) => Labelled | undefined {
	let labels: ReadonlyMap<string, Labelled> | undefined;
	return (label) => (labels ??= readLabels(folder, config)).get(plainName(label));
}

function readLabels(folder: SiteFolder, config: AblogConfig): ReadonlyMap<string, Labelled> {
	const found = new Map<string, Labelled>();
	const byName = new Map<string, Labelled>();
	for (const path of folder.files()) {
		const suffix = path.startsWith(config.root) ? suffixOf(path, config) : undefined;
		if (suffix === undefined || config.isExcluded(path.slice(config.root.length))) continue;
		const name = docname(path, config);
		for (const key of [name, name.slice(name.lastIndexOf("/") + 1)]) if (!byName.has(key)) byName.set(key.toLowerCase(), { path });
		if (config.suffixes.get(suffix) === "notebook") continue;
		for (const [label, place] of labelsIn(folder.read(path) ?? "", path, isRst(path, config)))
			if (!found.has(label)) found.set(label, place);
	}
	return new Map([...byName, ...found]);
}

const LABEL = { rst: /^\.\. +_(?:`([^`]{1,300})`|([^:`]{1,300})):$/, markdown: /^\(([^()]{1,300})\)=()$/ };

function* labelsIn(text: string, path: string, isText: boolean): Generator<readonly [string, Labelled], void, void> {
	const form = isText ? LABEL.rst : LABEL.markdown;
	const whole = wholeOf(linesOf(text));
	let [waiting, isFirst]: [string[], boolean] = [[], true];
	for (let at = 0; at < whole.to; at++) {
		const line = whole.lines.texts[at] ?? "";
		const [found, quoted, plain] = form.exec(line) ?? [];
		if (found !== undefined) waiting.push(plainName(quoted || plain || ""));
		else if (line !== "") {
			const title = isText ? titleAt(whole, at) : /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
			const place = title === undefined ? { path } : { path, title, ...(!isFirst && { id: idOf(title) }) };
			for (const label of waiting) yield [label, place];
			waiting = [];
			if (title !== undefined) isFirst = false;
		}
	}
	for (const label of waiting) yield [label, { path }];
}
