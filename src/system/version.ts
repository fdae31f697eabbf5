import { readFileSync } from "node:fs";

/** The version of the Backfile that runs, as its package.json says. */
export function packageVersion(): string {
	return (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { readonly version: string }).version;
}
