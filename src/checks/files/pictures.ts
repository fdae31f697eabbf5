import type { Carried } from "../../site/material.ts";
import { contentPath, mediaPath } from "../../site/media/media.ts";
import type { Checked, Finding } from "../finding.ts";

const MB = 1_000_000;

/** From how many bytes and pixels a picture is told of: where it is loaded as it is, and where smaller copies are. */
const LARGE = { copy: { bytes: 3 * MB, pixels: 40_000_000 }, webp: { bytes: 20 * MB, pixels: 150_000_000 } } as const;

/** The largest file that Cloudflare Pages takes, in bytes. Others take no more than GitHub: 100 MB. */
const HOST_LIMIT = 25 * 1024 * 1024;

/** Finds pictures that take long to load, and files that hosts refuse. */
export function checkSizes({ files, settings }: Checked): Finding[] {
	const large = LARGE[settings.images];
	return files.flatMap((file): Finding[] => {
		const { path, bytes = 0, picture } = file;
		if (!path.startsWith(mediaPath(""))) return [];
		if (bytes > HOST_LIMIT) {
			const remedy = "Put it on a host of its own and link to it there, or make it smaller.";
			return [finding(file, `The file has ${megabytes(bytes)} MB: Cloudflare Pages takes 25, GitHub Pages 100.`, remedy)];
		}
		if (!picture || (bytes <= large.bytes && picture.width * picture.height <= large.pixels)) return [];
		const remedy =
			settings.images === "webp"
				? "Make it smaller."
				: 'Make it smaller, or set images to "webp": pages then load copies that fit the screen.';
		const message = `The picture has ${megabytes(bytes)} MB and ${picture.width} × ${picture.height} pixels, and every reader of its stories loads it whole.`;
		return [finding(file, message, remedy)];
	});
}

function finding({ path }: Carried, message: string, remedy: string): Finding {
	return { file: contentPath(path), rule: "file-huge", severity: "info", message, remedy };
}

function megabytes(bytes: number): string {
	return (bytes / MB).toFixed(1);
}
