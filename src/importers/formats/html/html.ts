import type { Importer, ReadOptions, Source, Step } from "../../importer.ts";
import { recognises } from "./files.ts";
import { mirrorOf } from "./mirror.ts";
import { readPages } from "./read.ts";

/** Pages of HTML: a mirror (wget, HTTrack), pages that a browser saved, or a folder of files that somebody wrote. */
export const html: Importer = {
	name: "html",
	about: "pages of HTML: a saved or mirrored site",
	keepsUrls: false,
	heapGrowth: 150,
	recognises,
	read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
		return readPages(mirrorOf(sources), sources[0]?.name ?? "", options);
	},
};
