import type { SiteAbout } from "../../importer.ts";
import { lineOf } from "../../reading/values.ts";

/** What the values of a configuration say of a site: of several values for one thing the first that is a text. */
export function siteAbout(values: { readonly [Name in keyof SiteAbout]: readonly unknown[] }): SiteAbout {
	return Object.fromEntries(
		Object.entries(values).flatMap(([name, all]) => {
			const text = all.map(lineOf).find((one) => one !== undefined);
			return text === undefined ? [] : [[name, text]];
		}),
	);
}
