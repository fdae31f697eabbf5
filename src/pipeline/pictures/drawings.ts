import { readFileSync } from "node:fs";
import { type SvgFault, svgFault } from "../../article/svg/check.ts";
import type { Problem } from "../../problem.ts";
import type { Carried } from "../../site/material.ts";
import { contentPath, mediaPath } from "../../site/media/media.ts";

/** SVG pictures to be looked into: plain data. */
export interface DrawingTask {
	/** Absolute. */
	readonly files: readonly string[];
}

/** The files that may be published, and the problems of the others. */
export interface CheckedFiles {
	readonly files: readonly Carried[];
	readonly problems: readonly Problem[];
}

/** Leaves refused SVG pictures out, looking into all of them in this thread. */
export function withoutRefusedDrawingsNow(files: readonly Carried[]): CheckedFiles {
	const faults = new Map<Carried, SvgFault>();
	for (const file of files) {
		const fault = isForeignDrawing(file.path) ? faultOf(file.from) : undefined;
		if (fault) faults.set(file, fault);
	}
	return withoutFaulty(files, faults);
}

/** Leaves files out, and tells why. */
export function withoutFaulty(files: readonly Carried[], faults: ReadonlyMap<Carried, SvgFault>): CheckedFiles {
	if (faults.size === 0) return { files, problems: [] };
	return {
		files: files.filter((file) => !faults.has(file)),
		problems: files.flatMap((file) => {
			const fault = faults.get(file);
			return fault ? [drawingProblem(file.path, fault)] : [];
		}),
	};
}

/** Whether a file of the site is an SVG picture of the content folder. Those of templates are the owner's own. */
export function isForeignDrawing(path: string): boolean {
	return /\.svg$/i.test(path) && path.startsWith(mediaPath(""));
}

/** Looks into SVG pictures, in their order. */
export function findFaults({ files }: DrawingTask): (SvgFault | undefined)[] {
	return files.map(faultOf);
}

/** A file that cannot be read is told of when it is copied. */
function faultOf(file: string): SvgFault | undefined {
	try {
		const read = readDrawing(file);
		return "fault" in read ? read.fault : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Reads an SVG picture that may be published, or says why it may not.
 * @throws a system error where it cannot be read
 */
export function readDrawing(file: string): { readonly bytes: Uint8Array } | { readonly fault: SvgFault } {
	const bytes = readFileSync(file);
	const fault = svgFault(bytes);
	return fault ? { fault } : { bytes };
}

/** The problem of an SVG picture that is not published. */
export function drawingProblem(path: string, { line, message }: SvgFault): Problem {
	return {
		file: contentPath(path),
		line,
		rule: "svg-refused",
		severity: "error",
		message: `This SVG picture is not published: it ${message}.`,
		remedy: "Save it from a drawing program as plain SVG, without scripts, HTML and links to other sites, or as PNG.",
	};
}
