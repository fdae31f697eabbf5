import type { MenuStep } from "../importer.ts";
import { unique } from "../reading/values.ts";
import type { Menu } from "./report.ts";

/**
 * A menu of the old site as the report has it.
 * @param resolve gives the new address for an old one
 * @param hasSection whether a published story is of a section
 */
export function menuOf({ name, items }: MenuStep, resolve: (address: string) => string, hasSection: (name: string) => boolean): Menu {
	const sections = unique(items.map(({ section }) => (section !== undefined && hasSection(section) ? section : undefined)));
	return {
		name,
		...(sections.length > 0 && { sections, setting: `sections: ${JSON.stringify(sections)}` }),
		items: items.map((item) => ({ name: item.name, ...(item.address !== undefined && { to: resolve(item.address) }) })),
	};
}
