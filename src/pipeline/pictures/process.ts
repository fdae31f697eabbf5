import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import type { Carried } from "../../site/material.ts";
import type { PictureFacts } from "../../site/media/pictures.ts";
import { cacheFolder } from "../cache/folder.ts";
import { stampOne } from "../cache/stamps.ts";
import type { Folders } from "../settings/load.ts";
import { ownVersion, sharpVersion } from "../settings/versions.ts";
import { withoutThreads } from "../threads/pool.ts";
import { openPictures } from "./memory.ts";
import { inspectPictures, pictureStamp } from "./pictures.ts";

// The process in which plain Eleventy has pictures converted: see assemble.ts.

/** The input of the process, as JSON. */
export interface PictureOrder {
	/** The pictures that stories show. */
	readonly files: readonly Carried[];
	/** The folder of the settings file, absolute. */
	readonly root: string;
	readonly photoPrivacy: Settings["photoPrivacy"];
	readonly folders: Pick<Folders, "content" | "output">;
}

/** The output of the process, as JSON. */
export interface PictureAnswer {
	/** By the paths of the pictures on the site. */
	readonly facts: readonly (readonly [path: string, PictureFacts])[];
	readonly problems: readonly Problem[];
}

const { files, root, folders, photoPrivacy } = JSON.parse(readFileSync(0, "utf8")) as PictureOrder;
const version = ownVersion();
const at = Date.now();
const { facts, problems } = await inspectPictures({
	files,
	images: "webp",
	photoPrivacy,
	sharp: sharpVersion(),
	memory: openPictures(cacheFolder(root, folders)),
	pool: withoutThreads(),
	atOnce: availableParallelism(),
	stampOf: ({ from }) => pictureStamp(version, stampOne(from, at)),
	isPublished: () => false,
});
process.stdout.write(JSON.stringify({ facts: [...facts], problems } satisfies PictureAnswer));
