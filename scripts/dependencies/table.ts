import { markdownTable } from "../markdown.ts";
import { type Cost, costs } from "./costs.ts";
import { OPTIONAL_REASONS, REASONS } from "./reasons.ts";

/** The tables of docs/dependencies.md: what a user gets, and what a user may install. */
export function dependencyTables(): string[] {
	const { all, each } = costs();
	const rows = Object.entries(REASONS).map(([name, why]) => [`\`${name}\``, why, ...figures(each.get(name) ?? { packages: 0, bytes: 0 })]);
	const optional = Object.entries(OPTIONAL_REASONS).map(([name, why]) => [`\`${name}\``, why]);
	return [
		markdownTable(["library", "why", "packages", "MB"], [...rows, ["all of them", "", ...figures(all)]]),
		markdownTable(["library", "what needs it"], optional),
	];
}

/** Megabytes are rounded, so that the page stays the same on all machines. */
function figures({ packages, bytes }: Cost): string[] {
	const megabytes = bytes / 1_000_000;
	return [String(packages), megabytes < 0.25 ? "" : (Math.round(megabytes * 2) / 2).toFixed(1)];
}
