import { writeFileSync } from "node:fs";
import path from "node:path";
import { openZip } from "../../../../src/pipeline/package/zip.ts";
import { emptyFolder } from "../../contract.ts";

/** Writes a file into a folder of its own. */
export function fileOf(name: string, bytes: Buffer): string {
	const file = path.join(emptyFolder(), name);
	writeFileSync(file, bytes);
	return file;
}

/** Writes a WACZ file. */
export function waczOf(name: string, warcs: Readonly<Record<string, Buffer>>, method: "store" | "deflate" = "store"): string {
	const file = path.join(emptyFolder(), name);
	const zip = openZip(file);
	zip.add("datapackage.json", Buffer.from('{"profile":"data-package","wacz_version":"1.1.1"}'), "deflate");
	for (const [inner, bytes] of Object.entries(warcs)) zip.add(`archive/${inner}`, bytes, method);
	zip.end();
	return file;
}
