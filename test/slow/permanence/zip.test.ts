import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openZip } from "../../../src/pipeline/package/zip.ts";
import { temporary } from "../../pipeline/archives.ts";

const UNZIP = "/usr/bin/unzip";

const PIECE = Buffer.alloc(16 * 1024 * 1024);

/** More than 4 GB of nothing, in pieces. */
function* large(): Generator<Buffer> {
	for (let bytes = 0; bytes <= 2 ** 32; bytes += PIECE.length) yield PIECE;
}

it.skipIf(!existsSync(UNZIP))(
	"a ZIP holds files of more than 4 GB, and files behind them",
	async () => {
		const file = path.join(temporary(), "large.zip");
		const zip = openZip(file);
		await zip.addChunks("packed.txt", large(), "deflate", true);
		await zip.addChunks("stored.mp4", large(), "store", true);
		zip.add("behind.txt", Buffer.from("behind"), "deflate");
		zip.end();
		expect(execFileSync(UNZIP, ["-tq", file], { encoding: "utf8" })).toContain("No errors detected");
		expect(execFileSync(UNZIP, ["-p", file, "behind.txt"], { encoding: "utf8" })).toBe("behind");
	},
	600_000,
);
