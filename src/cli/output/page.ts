import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package: that of package.json and docs/. */
const PACKAGE = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * A page of the documentation as a user in this folder finds it: below the folder, as with an installed package; else by its path in the package.
 * @param page a path within this package, such as `docs/hosts.md#limits`
 */
export function shownPage(page: string): string {
	const below = path.relative(process.cwd(), path.join(PACKAGE, page));
	return below.startsWith("..") || path.isAbsolute(below) ? page : below.replaceAll("\\", "/");
}
