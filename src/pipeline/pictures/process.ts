import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Problem } from "../../problem.ts";
import type { Carried } from "../../site/material.ts";
import type { PictureFacts } from "../../site/media/pictures.ts";
import { cacheFolder } from "../cache/cache.ts";
import { stampFiles, stampText } from "../cache/stamps.ts";
import type { Folders } from "../planning.ts";
import { sharpVersion, versionOfOurs } from "../settings/versions.ts";
import { withoutThreads } from "../threads/pool.ts";
import { openPictures } from "./memory.ts";
import { lookInto, stampedBy } from "./pictures.ts";

/** What plain Eleventy has done: it stands on the process's input, as JSON. */
export interface PictureOrder {
	/** The pictures that stories show, by their paths on the site. */
	readonly files: readonly Carried[];
	/** The folder of the settings file, absolute. */
	readonly root: string;
	readonly folders: Pick<Folders, "content" | "output">;
}

/** What the process answers, as JSON. */
export interface PictureAnswer {
	readonly facts: readonly (readonly [path: string, PictureFacts])[];
	readonly problems: readonly Problem[];
}

const { files, root, folders } = JSON.parse(readFileSync(0, "utf8")) as PictureOrder;
const version = versionOfOurs();
const at = Date.now();
const { facts, problems } = await lookInto({
	files,
	images: "webp",
	sharp: sharpVersion(),
	memory: openPictures(cacheFolder(root, folders)),
	pool: withoutThreads(),
	atOnce: availableParallelism(),
	stampOf({ from }) {
		const stamps = stampFiles({ folder: path.dirname(from), files: path.basename(from) });
		return stampedBy(version, stampText(stamps, 0, at));
	},
	isPublished: () => false,
});
process.stdout.write(JSON.stringify({ facts: [...facts], problems } satisfies PictureAnswer));
