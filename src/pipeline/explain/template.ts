import path from "node:path";
import { counted } from "../../problem/numbers.ts";
import type { Rendered } from "../../site/output.ts";
import { isFile } from "../content/files.ts";
import { shownTemplate } from "../runs/sources.ts";
import { OUR_TEMPLATES } from "../settings/load.ts";
import { fact, type Told } from "./explanation.ts";
import type { Known } from "./known.ts";
import { likestOf } from "./likest.ts";
import { explainOutput } from "./page.ts";
import { kindsUsing } from "./templates.ts";

/** Explains a template: which pages it is used for. */
export function explainTemplate(known: Known, folder: string, name: string, file: string): Told {
	const { folders } = known.context;
	const shown = shownTemplate(folder, name);
	if (name.startsWith("assets/")) {
		const output = known.outputs.get(name);
		if (output?.sort === "copied" && output.from === file) return explainOutput(known, output);
		return {
			answer: `${shown} is not on the site: your own file of this name stands over it.`,
			state: "not on site",
			file: shown,
			facts: [],
		};
	}
	const first = folders.templates.find((each) => isFile(path.join(each, name)));
	if (first !== undefined && first !== folder)
		return { answer: `${shown} is not used: ${shownTemplate(first, name)} stands over it.`, state: "not on site", file: shown, facts: [] };
	const kinds = new Set(kindsUsing(name, folders.templates));
	const pages = known.plan.outputs.filter((output): output is Rendered => output.sort === "rendered" && kinds.has(output.kind));
	if (kinds.size > 0) {
		const over =
			folder !== OUR_TEMPLATES && isFile(path.join(OUR_TEMPLATES, name)) ? `; it stands over ${shownTemplate(OUR_TEMPLATES, name)}` : "";
		return {
			answer: `${shown} is used for ${counted(pages.length, "page")}, of the ${kinds.size === 1 ? "kind" : "kinds"} ${[...kinds].join(", ")}${over}.`,
			state: "on site",
			file: shown,
			facts: fact(
				"pages",
				pages.map(({ url }) => url),
			),
		};
	}
	if (name.startsWith("words/"))
		return {
			answer: `${shown} has the words that pages say themselves, in the language of its name.`,
			state: "on site",
			file: shown,
			facts: [],
		};
	return {
		answer: `${shown} is used for no page of the archive: no layout names it. Eleventy may make a page of your own from it.`,
		state: "not on site",
		file: shown,
		facts: fact(
			"nearest",
			likestOf(
				name,
				Object.keys(known.runs?.made?.sources.files ?? {}).flatMap((each) => (each.startsWith("backfile/") ? [each] : [])),
			),
		),
	};
}
