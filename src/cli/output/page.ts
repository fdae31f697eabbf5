import path from "node:path";
import { fileURLToPath } from "node:url";
import { pathBelow } from "../../system/disk/diskpaths.ts";

/** The folder of this package: that of package.json and docs/. */
const PACKAGE = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * A page of the documentation as a user in this folder finds it: below the folder, as with an installed package; else by its path in the package.
 * @param page a path within this package, such as `docs/hosts.md#limits`
 */
export function shownPage(page: string): string {
	return pathBelow(process.cwd(), path.join(PACKAGE, page)) ?? page;
}
