import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Missing } from "../links/missing.ts";
import { sitePath } from "../media/media.ts";
import type { Copied } from "../output.ts";
import type { PlannedOutput } from "../planned.ts";

/** The owner's colours, type and measure, as a style sheet of their own. */
export function faceOutputs(settings: Pick<Settings, "face">): PlannedOutput[] {
	const { light = {}, dark = {}, fonts = [], ...type } = settings.face;
	return hasFace(settings) ? [{ ...address("/assets/face.css"), kind: "face", data: () => ({ type, light, dark, fonts }) }] : [];
}

/** Whether the owner chose any colour, type or measure. */
export function hasFace({ face }: Pick<Settings, "face">): boolean {
	return Object.keys(face).length > 0;
}

/**
 * The files of typefaces and of the masthead that the settings name and that are not on the site.
 * @param copies all files that are copied to it
 */
export function missingLooks(settings: Pick<Settings, "face" | "masthead">, copies: readonly Pick<Copied, "path">[]): Missing[] {
	const isThere = (src: string) => copies.some(({ path }) => `/${path}` === src);
	const fonts = (settings.face.fonts ?? []).filter(({ src }) => !isThere(src)).map(missingFont);
	const masthead = sitePath("", settings.masthead?.src ?? "");
	return masthead === undefined || isThere(`/${masthead}`) ? fonts : [...fonts, missingMasthead(`/${masthead}`, isThere)];
}

function missingFont({ family, src }: { readonly family: string; readonly src: string }): Missing {
	const message = `There is no file ${src} for the typeface ${family}; pages are shown in the next one of the list.`;
	const remedy = src.startsWith("/assets/") ? `Put it into templates${src}.` : "Put it below templates/assets/, and name it /assets/….";
	return missingFile(src, message, remedy);
}

function missingMasthead(src: string, isThere: (src: string) => boolean): Missing {
	const message = `There is no picture ${src} for the masthead; every page shows a broken picture in place of the paper's name.`;
	return missingFile(src, message, mastheadRemedy(src, isThere));
}

/** A file of the content folder is often named without the folder of the site that it is published in. */
function mastheadRemedy(src: string, isThere: (src: string) => boolean): string {
	const published = src.startsWith("/content/") ? src.replace("/content/", "/media/") : `/media${src}`;
	if (isThere(published)) return `Write src: "${published}".`;
	if (src.startsWith("/media/")) return `Put it into the content folder as ${src.slice("/media/".length)}.`;
	if (src.startsWith("/assets/")) return `Put it into templates${src}.`;
	return `Put it into the content folder and write src: "${published}".`;
}

function missingFile(src: string, message: string, remedy: string): Missing {
	return { paths: [src.slice(1)], problem: { file: ".eleventy.ts", rule: "media-missing", severity: "warning", message, remedy } };
}
