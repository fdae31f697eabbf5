import path from "node:path";
import { type Made, type PackageOptions, packageSite } from "../../../src/pipeline/package/package.ts";
import { setUpBuild } from "../../../src/pipeline/settings/setup.ts";

/** Packs the published site of an archive, for one moment. */
export async function packArchive(
	root: string,
	{ output, ...options }: Pick<PackageOptions, "targets"> & Partial<PackageOptions> & { readonly output?: string },
): Promise<readonly Made[]> {
	const setup = await setUpBuild({ config: path.join(root, ".eleventy.ts"), output, at: Date.UTC(2026, 0, 1) });
	return packageSite({ setup, force: false, withUnpublished: false, ...options });
}
