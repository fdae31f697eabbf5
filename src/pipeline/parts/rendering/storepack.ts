import { putObject } from "../../stores/objects.ts";
import type { Store } from "../../stores/store.ts";
import type { Pack } from "../pack.ts";
import type { PackRecord } from "../records.ts";

/**
 * Puts a pack into the store, and says what is in it.
 * @param outputs those whose files may be in it
 * @param fingerprints the fingerprint of each output
 */
export async function storePack(
	store: Store,
	{ bytes, files }: Pack,
	outputs: readonly { readonly path: string }[],
	fingerprints: readonly string[],
): Promise<PackRecord["objects"][number]> {
	const prints = new Map(outputs.map(({ path }, index) => [path, fingerprints[index] ?? ""]));
	const sha256 = await putObject(store, bytes);
	return { sha256, files: files.map((file) => ({ ...file, fingerprint: prints.get(file.path) ?? "" })) };
}
